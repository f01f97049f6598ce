package clinic.meridian.platform.testing;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import clinic.meridian.platform.security.Role;
import clinic.meridian.websample.SampleApplication;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.web.servlet.MockMvc;

/// The people whom other tests borrow are met as real ones are.
@SpringBootTest(
        classes = SampleApplication.class,
        properties = {
            "meridian.issuer=http://localhost:1",
            "meridian.client-secret=test",
            "meridian.urls.home=http://localhost:8080",
            "meridian.urls.booking=http://localhost:8081",
            "meridian.urls.session=http://localhost:8082",
            "meridian.urls.reporting=http://localhost:8083"
        })
@AutoConfigureMockMvc
class TestUsersIT {

    @Autowired
    MockMvc mvc;

    @Test
    void nameThemselvesByTheApi() throws Exception {
        mvc.perform(post("/api/v1/who").with(TestUsers.bearer("anna", Role.FRONT_DESK)))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.by").value("anna"))
                .andExpect(jsonPath("$.channel").value("API"));
    }

    @Test
    void mayOnlyWhatTheirRolesMay() throws Exception {
        mvc.perform(get("/api/v1/managed").with(TestUsers.bearer("anna", Role.FRONT_DESK)))
                .andExpect(status().isForbidden())
                .andExpect(jsonPath("$.reason").value("forbidden"));
        mvc.perform(get("/api/v1/managed")).andExpect(status().isUnauthorized());
    }
}
