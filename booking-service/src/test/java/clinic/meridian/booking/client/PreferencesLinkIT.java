package clinic.meridian.booking.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import clinic.meridian.booking.DeskTest;
import clinic.meridian.booking.TestClinic;
import clinic.meridian.booking.TestClinic.Branch;
import clinic.meridian.platform.links.Link;
import clinic.meridian.platform.links.Links;
import clinic.meridian.platform.testing.SettableClinicClock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/// A client chooses her mails by a link, without a cookie.
@DeskTest
class PreferencesLinkIT {

    private static final String KIND = PreferencesLinkPage.PREFERENCES;

    @Autowired
    TestClinic clinic;

    @Autowired
    Clients clients;

    @Autowired
    SettableClinicClock clock;

    @Autowired
    Links links;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MockMvc mvc;

    private Branch branch;
    private UUID lena;

    @BeforeEach
    void setUp() {
        branch = clinic.open();
        lena = clinic.client("Lena", "Chooses");
    }

    private String page(String kind, UUID location, UUID client) {
        Link link = new Link(
                kind, location.toString(), client.toString(), clock.now().plus(Duration.ofDays(400)), 1);
        return "/c/" + links.token(link) + "/preferences";
    }

    private MockHttpServletResponse send(MockHttpServletRequestBuilder request) throws Exception {
        return mvc.perform(request.accept(MediaType.TEXT_HTML)).andReturn().getResponse();
    }

    private String shown(String path) throws Exception {
        MockHttpServletResponse response = send(get(path));
        assertThat(response.getStatus()).isEqualTo(200);
        return response.getContentAsString(UTF_8);
    }

    private String sent(String page, String... ticked) throws Exception {
        var request = post(page)
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .param("version", Long.toString(client().version()));
        for (String box : ticked) {
            request.param(box, "true");
        }
        MockHttpServletResponse response = send(request);
        assertThat(response.getStatus()).as(response.getContentAsString(UTF_8)).isEqualTo(302);
        return String.valueOf(response.getRedirectedUrl());
    }

    private ClientView client() {
        return clients.mustFind(lena);
    }

    private List<String> channels() {
        return jdbc.sql("""
                        SELECT convert_from(metadata, 'UTF8')::jsonb ->> 'channel' AS channel FROM event
                        WHERE aggregate_id = ? AND name = 'booking.communication-preferences-set' ORDER BY sequence_number
                        """)
                .param(lena.toString())
                .query((row, n) -> row.getString("channel"))
                .list();
    }

    @Test
    void sheChoosesAndIsShownWhatStands() throws Exception {
        String page = page(KIND, branch.location(), lena);
        assertThat(shown(page))
                .contains("Which mails would you like?", "Mitte")
                .containsOnlyOnce("checked=\"checked\"");
        assertThat(client().reminders()).isTrue();
        assertThat(client().recall().granted()).isFalse();

        String after = sent(page, "recall");

        assertThat(client().reminders()).isFalse();
        assertThat(client().recall().granted()).isTrue();
        assertThat(client().recall().grantedAt()).isEqualTo(clock.now());
        assertThat(channels()).hasSize(2).endsWith("LINK");
        assertThat(shown(after)).contains("Saved.");
        assertThat(sent(page)).isEqualTo(after);
        assertThat(client().recall().granted()).as("taken back").isFalse();
    }

    @Test
    void whatStandsAlreadyIsNotSetAgain() throws Exception {
        String page = page(KIND, branch.location(), lena);

        sent(page, "reminders");

        assertThat(channels()).hasSize(1);
    }

    @Test
    void anOldTickIsNoConsent() throws Exception {
        String page = page(KIND, branch.location(), lena);
        long opened = client().version();
        sent(page, "reminders", "recall");
        sent(page, "reminders");

        MockHttpServletResponse late =
                send(post(page).param("version", Long.toString(opened)).param("recall", "true"));

        assertThat(late.getStatus()).isEqualTo(303);
        assertThat(shown(String.valueOf(late.getHeader("Location")))).contains("please choose again");
        assertThat(client().recall().granted()).isFalse();
        assertThat(client().reminders()).isTrue();
    }

    @Test
    void aLinkOfAnotherKindOrAboutNobodyDoesNothing() throws Exception {
        for (String wrong : List.of(
                page("CONFIRM", branch.location(), lena),
                page(KIND, branch.location(), UUID.randomUUID()),
                page(KIND, UUID.randomUUID(), lena),
                "/c/nonsense/preferences")) {
            assertThat(send(get(wrong)).getStatus()).as(wrong).isEqualTo(404);
        }
        assertThat(send(post(page("CONFIRM", branch.location(), lena)).param("version", "1"))
                        .getStatus())
                .isEqualTo(404);
        assertThat(send(post(page(KIND, branch.location(), lena))).getStatus()).isEqualTo(400);
        assertThat(channels()).hasSize(1);
    }
}
