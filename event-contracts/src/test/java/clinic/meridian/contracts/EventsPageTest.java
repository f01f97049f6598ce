package clinic.meridian.contracts;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class EventsPageTest {

    @Test
    void thePageSaysWhatTheContractsSay() throws IOException {
        new CommittedFile(Path.of("../docs/events.md")).mustSay(EventsPage.text());
    }
}
