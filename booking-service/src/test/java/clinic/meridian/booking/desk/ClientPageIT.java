package clinic.meridian.booking.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import clinic.meridian.booking.DeskTest;
import clinic.meridian.booking.TestClinic;
import clinic.meridian.booking.TestClinic.Branch;
import clinic.meridian.booking.TestDesk;
import clinic.meridian.booking.TestDesk.Answer;
import clinic.meridian.booking.TestPages;
import clinic.meridian.booking.TestPages.Page;
import clinic.meridian.contracts.ScreeningOutcome;
import clinic.meridian.platform.security.Role;
import clinic.meridian.platform.shell.Notice;
import clinic.meridian.platform.testing.SettableClinicClock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DeskTest
class ClientPageIT {

    @Autowired
    TestPages pages;

    @Autowired
    TestDesk desk;

    @Autowired
    TestClinic clinic;

    @Autowired
    SettableClinicClock clock;

    private Branch branch;

    @BeforeEach
    void setUp() {
        branch = clinic.open();
    }

    @AfterEach
    void tearDown() {
        clock.set(SettableClinicClock.START);
    }

    private String here() {
        return "/clients/" + branch.lena();
    }

    private Page page() {
        return pages.open(here() + "?locationId=" + branch.location()).expect(200);
    }

    private UUID booked(String start) {
        return desk.post("/appointments", TestClinic.booking(branch, "FACIAL", start))
                .expect(201)
                .id("appointmentId");
    }

    @Test
    void tellsWhatToDoWhileThereIsNothing() {
        UUID client = clinic.client("Nora", "Neu");
        Page page = pages.open("/clients/" + client).expect(200).withoutInlineScriptOrStyle();
        assertThat(page.text())
                .contains("Nora Neu", "No visit is booked.", "Book the next one", "No series is planned.")
                .contains("Not screened", "No needles before the screening", "Not tried yet")
                .doesNotContain("Past visits");
        assertThat(page.html()).contains("/book?clientId=" + client, "/series/new?clientId=" + client);
    }

    @Test
    void showsVisitsByTimeAndWhatCanBeDone() {
        UUID today = booked("2026-03-02T10:00");
        UUID later = booked("2026-03-05T10:00");

        String html = page().html();

        assertThat(html)
                .containsSubsequence("Mon 2 Mar 2026", "10:00–11:00", "Facial acupuncture", "Thu 5 Mar 2026")
                .contains(here() + "/visits/" + today + "/check-in", here() + "/visits/" + later + "/cancel")
                .contains("/?locationId=" + branch.location() + "&amp;date=2026-03-05#" + later)
                .doesNotContain(here() + "/visits/" + later + "/check-in");
    }

    @Test
    void checksInCancelsAndTakesBack() {
        UUID visit = booked("2026-03-02T10:00");

        Page checkedIn = pages.press(here() + "/visits/" + visit + "/check-in", "version", "0");
        assertThat(checkedIn.leadsTo()).isEqualTo(here());
        assertThat(checkedIn.notice().text()).isEqualTo("The visit on Mon 2 Mar, 10:00 is checked in.");
        assertThat(page().text()).contains("Checked in");
        Page cancelled =
                pages.press(here() + "/visits/" + visit + "/cancel", "version", "1", "reason", "CLIENT_REQUEST");
        assertThat(cancelled.notice().actionUrl()).isEqualTo(here() + "/visits/" + visit + "/undo?version=2");
        assertThat(page().text()).contains("Past visits", "Cancelled", "No visit is booked.");
        Page undone = pages.press(here() + "/visits/" + visit + "/undo", "version", "2");
        assertThat(undone.notice())
                .isEqualTo(Notice.done("Taken back. The visit on Mon 2 Mar, 10:00 is checked in again."));
    }

    @Test
    void saysWhoWasFasterAndWhatIsRefused() {
        UUID visit = booked("2026-03-03T10:00");
        Page early = pages.press(here() + "/visits/" + visit + "/check-in", "version", "0");
        assertThat(early.notice().text()).isEqualTo("The visit is on Tue 3 Mar 2026, and today is Mon 2 Mar 2026.");
        desk.post("/appointments/" + visit + "/confirm", "{}").expect(200);
        Page stale = pages.press(here() + "/visits/" + visit + "/cancel", "version", "0", "reason", "ILL");
        assertThat(stale.notice().kind()).isEqualTo(Notice.Kind.ATTENTION);
        assertThat(stale.notice().text()).startsWith("anna changed this after you opened it.");
        for (String reason : List.of("a whole sentence", "in-small-letters", "_")) {
            pages.press(here() + "/visits/" + visit + "/cancel", "version", "1", "reason", reason)
                    .expect(400);
        }
        pages.press(here() + "/visits/" + UUID.randomUUID() + "/cancel", "version", "1", "reason", "ILL")
                .expect(404);
    }

    @Test
    void knowsNoVisitOfSomebodyElse() {
        UUID visit = booked("2026-03-02T10:00");

        for (UUID other : List.of(clinic.client("Nora", "Neu"), UUID.randomUUID())) {
            String theirs = "/clients/" + other + "/visits/" + visit;
            pages.press(theirs + "/check-in", "version", "0").expect(404);
            pages.press(theirs + "/cancel", "version", "0", "reason", "ILL").expect(404);
            pages.press(theirs + "/undo", "version", "0").expect(404);
        }

        Answer still = desk.get("/appointments/" + visit).expect(200);
        assertThat(still.text("status")).isEqualTo("BOOKED");
        assertThat(still.text("version")).isEqualTo("0");
    }

    @Test
    void showsHowASeriesGoes() {
        UUID series = desk.post("/series", """
                        {"clientId":"%s","service":"FACIAL","locationId":"%s","practitionerId":"%s",
                         "maintenance":"NONE"}
                        """.formatted(branch.lena(), branch.location(), branch.mei()))
                .expect(201)
                .id("seriesId");
        desk.post(
                        "/series/" + series + "/bookings",
                        "{\"slots\":[{\"start\":\"2026-03-02T10:00\"},{\"start\":\"2026-03-05T10:00\"}]}")
                .expect(201);

        Page page = page();

        assertThat(page.text()).contains("0 of 12", "2 booked", "10 not booked yet", "Book the 10 missing", "no. 1");
        assertThat(page.html())
                .contains("0 of 12 done, 2 booked", "/series/" + series + "/planner")
                .containsSubsequence("<i class=\"booked\"></i>", "<i></i>");
    }

    @Test
    void saysWhatAScreeningMeans() {
        assertThat(page().text()).contains("Cleared for needles", "Covers visits until 2 Mar 2027.");
        clinic.screen(branch.lena(), ScreeningOutcome.CLEARANCE_NEEDED, "2026-03-02");
        assertThat(page().text()).contains("Needs clearance by a health-care provider before needling.");
        clinic.screen(branch.lena(), ScreeningOutcome.NOT_SUITABLE, "2026-03-02");
        assertThat(page().text()).contains("Not suitable");
    }

    @Test
    void keepsPastVisitsApart() {
        booked("2026-03-02T10:00");
        clock.set(Instant.parse("2026-03-02T11:00:00Z"));
        assertThat(page().text()).contains("No visit is booked.", "Past visits", "Still open");
    }

    @Test
    void showsAPractitionerTheVisitsOfHerLocationsWithoutButtons() {
        booked("2026-03-02T10:00");
        String elsewhere = clinic.open().location().toString();

        Page hers = pages.send(get(here()), Role.PRACTITIONER, branch.location().toString());
        assertThat(hers.expect(200).text()).contains("Mon 2 Mar 2026");
        assertThat(hers.html()).doesNotContain("<form method=\"post\" action=\"/clients", "/book?");
        Page other = pages.send(get(here()), Role.PRACTITIONER, elsewhere);
        assertThat(other.expect(200).text()).contains("No visit is booked.").doesNotContain("Mon 2 Mar 2026");
        pages.open("/clients/" + UUID.randomUUID()).expect(404);
    }

    @Test
    void writesNamesAsText() {
        UUID client = clinic.client("<b>Lena</b>", "O'Neil & Söhne");
        assertThat(pages.open("/clients/" + client).expect(200).html())
                .contains("&lt;b&gt;Lena&lt;/b&gt; O&#39;Neil &amp; Söhne")
                .doesNotContain("<b>Lena");
    }
}
