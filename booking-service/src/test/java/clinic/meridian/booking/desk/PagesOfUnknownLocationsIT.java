package clinic.meridian.booking.desk;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.meridian.booking.DeskTest;
import clinic.meridian.booking.TestClinic;
import clinic.meridian.booking.TestClinic.Branch;
import clinic.meridian.booking.TestPages;
import clinic.meridian.booking.TestPages.Page;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// An address or a form that names a location which is not there, or none: a page says so, and nothing is written.
@DeskTest
class PagesOfUnknownLocationsIT {

    @Autowired
    TestPages pages;

    @Autowired
    TestClinic clinic;

    @Autowired
    JdbcClient jdbc;

    private Branch branch;

    @BeforeEach
    void setUp() {
        branch = clinic.open();
    }

    private List<String> pagesToOpen() {
        return List.of(
                "/?date=2026-03-03",
                "/diary?date=2026-03-03",
                "/book?clientId=" + branch.lena(),
                "/series/new?clientId=" + branch.lena(),
                "/rebooking?from=2026-03-10T00:00&to=2026-03-11T00:00",
                "/waitlist?of=desk",
                "/waitlist/new?clientId=" + branch.lena(),
                "/clients/" + branch.lena() + "?of=desk");
    }

    /// A form that would be taken at the branch, and where it is sent to.
    private record Form(String address, List<String> fields) {

        Form(String address, String... fields) {
            this(address, List.of(fields));
        }

        Form with(String name, String value) {
            return new Form(
                    address,
                    Stream.concat(fields.stream(), Stream.of(name, value)).toList());
        }
    }

    private Page press(Form form) {
        return pages.press(form.address(), form.fields().toArray(String[]::new));
    }

    private List<Form> forms() {
        String slot = "2026-03-03T10:00~" + branch.mei() + "~" + branch.room1();
        String lena = branch.lena().toString();
        return List.of(
                new Form("/book", "clientId", lena, "service", "FACIAL", "slot", slot),
                new Form("/book/hold", "clientId", lena, "service", "FACIAL", "slot", slot),
                new Form("/book/release", "hold", UUID.randomUUID().toString()),
                new Form(
                        "/series/new",
                        ("clientId=" + lena + "&practitionerId=" + branch.mei()
                                        + "&service=FACIAL&targetSessions=2&sessionsPerWeek=2&minGapDays=2&maxGapDays=14"
                                        + "&maintenance=NONE&days=MONDAY&time=10:00&startDate=2026-03-03")
                                .split("[&=]")),
                new Form("/rebooking", "from", "2026-03-10T00:00"),
                new Form("/rebooking/cancel", "from", "2026-03-10T00:00"),
                new Form("/rebooking/undo", "from", "2026-03-10T00:00"),
                new Form("/waitlist/offers", "service", "FACIAL", "slot", slot),
                new Form("/waitlist/" + UUID.randomUUID() + "/leave"),
                new Form("/waitlist/" + UUID.randomUUID() + "/offers/" + UUID.randomUUID() + "/accept"),
                new Form(
                        "/waitlist/new",
                        "clientId",
                        lena,
                        "service",
                        "FACIAL",
                        "from",
                        "2026-03-03",
                        "to",
                        "2026-03-10"));
    }

    private long written() {
        return jdbc.sql("SELECT count(*) FROM event").query(Long.class).single();
    }

    private static void refused(Page page, String what) {
        assertThat(page.answer().getResponse().getStatus()).as(what).isBetween(400, 499);
        assertThat(page.html()).as(what).contains("<h1").doesNotContain("Whitelabel", "Exception");
    }

    @ParameterizedTest
    @ValueSource(strings = {"019cc000-0000-7000-8000-000000000000", "nowhere", "%00", "1' OR '1'='1"})
    void areProblemPages(String location) {
        long before = written();

        for (String page : pagesToOpen()) {
            refused(pages.open(page + "&locationId=" + location), page);
        }
        for (Form form : forms()) {
            refused(press(form.with("locationId", location)), form.address());
        }

        assertThat(written()).isEqualTo(before);
    }

    @Test
    void neverGuessWhereAFormWasMeant() {
        long before = written();

        for (Form form : forms()) {
            refused(press(form), form.address());
        }

        assertThat(written()).isEqualTo(before);
        for (String page : pagesToOpen()) {
            pages.open(page).expect(200);
        }
    }

    @Test
    void doNotMatterToPagesOfEveryLocation() {
        for (String page : List.of(
                "/clients?query=lena", "/clients/new?query=lena", "/clients/" + branch.lena() + "/edit?of=desk")) {
            assertThat(pages.open(page + "&locationId=nowhere").expect(200).text())
                    .as(page)
                    .contains("Choose a location");
        }
    }

    /// What a form refuses is told even where its page cannot be shown again.
    @Test
    void areNotNeededToTellWhatIsWrongBesides() {
        long before = written();
        String here = branch.location().toString();

        refused(
                pages.press("/rebooking", "locationId", here, "from", "2026-03-11T00:00", "to", "2026-03-10T00:00"),
                "ends before it begins");
        refused(
                pages.press(
                        "/series/" + UUID.randomUUID() + "/planner",
                        "version",
                        "0",
                        "slot",
                        "2026-03-03T10:00~" + branch.mei()),
                "no such series");
        refused(
                pages.press("/clients/" + UUID.randomUUID() + "/preferences", "version", "0", "locationId", "nowhere"),
                "no such client");
        refused(
                pages.press("/clients/" + branch.lena() + "/preferences", "version", "99", "locationId", "nowhere"),
                "changed meanwhile");

        assertThat(written()).isEqualTo(before);
    }
}
