package clinic.meridian.booking;

import clinic.meridian.platform.testing.openapi.CommittedApi;
import clinic.meridian.platform.testing.openapi.DrawsUpItsApi;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

@DeskTest
@DrawsUpItsApi
class OpenApiIT {

    private static final String SERVICE = "booking-service";

    @Autowired
    MockMvc mvc;

    @Test
    void theCommittedDocumentSaysWhatTheCodeDoes() throws Exception {
        CommittedApi.check(SERVICE, mvc);
    }

    @Test
    void theCommittedDocumentStandsOnItsOwn() throws Exception {
        CommittedApi.checkFit(SERVICE);
    }

    @Test
    void theDocumentIsServedToPeopleOfTheClinic() throws Exception {
        CommittedApi.checkServed(SERVICE, mvc);
    }
}
