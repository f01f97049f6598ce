package clinic.meridian.reporting.reminder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import clinic.meridian.contracts.ClientState.Recall;
import clinic.meridian.contracts.EmailState;
import clinic.meridian.contracts.Maintenance;
import clinic.meridian.platform.testing.SettableClinicClock;
import clinic.meridian.platform.time.DueTasks;
import clinic.meridian.reporting.Facts;
import clinic.meridian.reporting.Incoming;
import clinic.meridian.reporting.Mailbox;
import clinic.meridian.reporting.Reaction;
import clinic.meridian.reporting.ReadModel;
import clinic.meridian.reporting.ReportingTest;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

@ReportingTest
class UnsubscribeIT {

    private static final LocalDate LAST_VISIT = LocalDate.parse("2027-01-12");

    @Autowired
    MockMvc mvc;

    @Autowired
    SettableClinicClock clock;

    @Autowired
    DueTasks dueTasks;

    @Autowired
    Mailbox mailbox;

    @Autowired
    JdbcClient jdbc;

    private final Incoming incoming;
    private final String client = UUID.randomUUID().toString();
    private final String email = client + "@example.org";

    UnsubscribeIT(
            @Autowired List<ReadModel> models,
            @Autowired List<Reaction> reactions,
            @Autowired TransactionTemplate transaction) {
        incoming = new Incoming(models, reactions, transaction);
    }

    @BeforeEach
    void aMailHasArrived() {
        clock.set(LAST_VISIT.atTime(12, 0).atZone(Facts.BERLIN).toInstant());
        incoming.tell(
                clock.now(),
                Facts.location("00000000-0000-4000-8000-0000000000a1"),
                Facts.client(client, email, true),
                Facts.planned(client, client, 12, Maintenance.MONTHLY),
                Facts.seriesCompleted(client, client, LAST_VISIT, Maintenance.MONTHLY));
        dueTasks.runDue();
        goTo(LAST_VISIT.plusMonths(1));
        await().untilAsserted(() -> {
            dueTasks.runDue();
            assertThat(mailbox.to(email)).hasSize(1);
            assertThat(states()).containsExactly("SENT", "SCHEDULED");
        });
    }

    @Test
    void lookingAtThePageStopsNothing() throws Exception {
        mvc.perform(get(path()).accept(MediaType.TEXT_HTML))
                .andExpect(status().isOk())
                .andExpect(content().string(Matchers.containsString("Stop these mails?")))
                .andExpect(content().string(Matchers.containsString("Linienstraße 12")));

        assertThat(unsubscribed()).isZero();
    }

    @Test
    void aMailProgramStopsThemWithoutCookieOrCsrfToken() throws Exception {
        mvc.perform(post(path())
                        .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                        .content("List-Unsubscribe=One-Click"))
                .andExpect(status().isOk())
                .andExpect(content().string(Matchers.containsString("These mails have stopped")))
                .andExpect(content().string(Matchers.containsString("/preferences\"")));

        assertThat(unsubscribed()).isOne();
        assertThat(jdbc.sql(
                                "SELECT metadata->>'channel' FROM readable_event WHERE name = 'reporting.client-unsubscribed'"
                                        + " AND payload->>'clientId' = ?")
                        .param(client)
                        .query(String.class)
                        .single())
                .isEqualTo("LINK");
    }

    @Test
    void itHoldsAtOnceEvenBeforeBookingServiceHasHeard() throws Exception {
        mvc.perform(post(path()).accept(MediaType.TEXT_HTML)).andExpect(status().isOk());
        goTo(LAST_VISIT.plusMonths(2));
        await().untilAsserted(() -> {
            dueTasks.runDue();
            assertThat(reason(1)).isEqualTo("UNSUBSCRIBED");
        });

        assertThat(mailbox.to(email)).hasSize(1);
    }

    @Test
    void aSecondClickChangesNothingMore() throws Exception {
        mvc.perform(post(path())).andExpect(status().isOk());
        mvc.perform(post(path())).andExpect(status().isOk());

        assertThat(unsubscribed()).isOne();
    }

    @Test
    void aConsentGivenAgainLaterCounts() throws Exception {
        mvc.perform(post(path())).andExpect(status().isOk());
        Recall again = new Recall(true, clock.now().plus(Duration.ofDays(3)), "2");
        incoming.tell(clock.now().plus(Duration.ofDays(3)), Facts.client(client, email, EmailState.DELIVERABLE, again));
        goTo(LAST_VISIT.plusMonths(2));

        await().untilAsserted(() -> {
            dueTasks.runDue();
            assertThat(mailbox.to(email)).hasSize(2);
        });
    }

    @Test
    void aForgedOrExpiredLinkOpensNothing() throws Exception {
        String path = path();
        mvc.perform(get(path.replace("/c/", "/c/x")).accept(MediaType.TEXT_HTML))
                .andExpect(status().isNotFound());
        mvc.perform(post("/c/nonsense/unsubscribe")).andExpect(status().isNotFound());
        clock.advance(Duration.ofDays(401));
        mvc.perform(post(path)).andExpect(status().isNotFound());

        assertThat(unsubscribed()).isZero();
    }

    private String path() {
        String header = Mailbox.header(mailbox.to(email).getFirst(), "List-Unsubscribe");
        return header.substring(header.indexOf("/c/"), header.indexOf('>'));
    }

    private void goTo(LocalDate day) {
        clock.set(day.atTime(10, 0).atZone(Facts.BERLIN).toInstant());
        dueTasks.runDue();
    }

    private long unsubscribed() {
        return jdbc.sql("SELECT count(*) FROM readable_event WHERE name = 'reporting.client-unsubscribed'"
                        + " AND payload->>'clientId' = ?")
                .param(client)
                .query(Long.class)
                .single();
    }

    private List<String> states() {
        return jdbc.sql("SELECT state FROM reminder WHERE client_id = ? ORDER BY due_at")
                .param(client)
                .query((row, number) -> row.getString(1))
                .list();
    }

    private String reason(int index) {
        return jdbc.sql("SELECT why FROM reminder WHERE client_id = ? ORDER BY due_at LIMIT 1 OFFSET ?")
                .params(client, index)
                .query(String.class)
                .single();
    }
}
