package clinic.meridian.booking.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import clinic.meridian.booking.DeskTest;
import clinic.meridian.booking.TestClinic;
import clinic.meridian.booking.TestClinic.Branch;
import clinic.meridian.booking.TestDesk;
import clinic.meridian.booking.TestPages;
import clinic.meridian.booking.TestPages.Page;
import clinic.meridian.platform.security.Role;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.util.UriUtils;

@DeskTest
class PlannerPageIT {

    @Autowired
    TestPages pages;

    @Autowired
    TestDesk desk;

    @Autowired
    TestClinic clinic;

    private Branch branch;

    @BeforeEach
    void setUp() {
        branch = clinic.open();
    }

    private Page begin(String... changes) {
        List<String> fields = new ArrayList<>(List.of(
                "locationId", branch.location().toString(),
                "clientId", branch.lena().toString(),
                "service", "FACIAL",
                "practitionerId", branch.mei().toString(),
                "targetSessions", "12",
                "sessionsPerWeek", "2",
                "minGapDays", "2",
                "maxGapDays", "14",
                "windowWeeks", "",
                "maintenance", "NONE",
                "days", "MONDAY",
                "days", "THURSDAY",
                "time", "10:00",
                "startDate", "2026-03-02"));
        for (int i = 0; i < changes.length; i += 2) {
            fields.set(fields.indexOf(changes[i]) + 1, changes[i + 1]);
        }
        return pages.press("/series/new", fields.toArray(String[]::new));
    }

    private static List<String> values(String html, String name) {
        return Pattern.compile("name=\"" + name + "\"[^>]*? value=\"([^\"]*)\"")
                .matcher(html)
                .results()
                .map((MatchResult hit) -> hit.group(1))
                .distinct()
                .toList();
    }

    private Page book(String planner, Page table) {
        String path = planner.substring(0, planner.indexOf('?'));
        Stream<String> slots = values(table.html(), "slot").stream().flatMap(slot -> Stream.of("slot", slot));
        return pages.press(
                path,
                Stream.concat(
                                Stream.of(
                                        "version",
                                        values(table.html(), "version").getFirst()),
                                slots)
                        .toArray(String[]::new));
    }

    private Page choose(String planner, Page table, String replacement) {
        StringBuilder address = new StringBuilder(planner);
        values(table.html(), "slot").forEach(slot -> address.append("&slot=").append(escaped(slot)));
        return pages.open(
                address.append("&replace=").append(escaped(replacement)).toString());
    }

    private static String escaped(String text) {
        return UriUtils.encode(text, StandardCharsets.UTF_8);
    }

    private void takeTheSeventh() {
        desk.post(
                        "/appointments",
                        TestClinic.booking(
                                clinic.screenedClient("Paul", "Brandt"),
                                branch.location(),
                                branch.mei(),
                                "FACIAL",
                                "2026-03-23T10:00"))
                .expect(201);
    }

    private long visitsOf(UUID series) {
        return Objects.requireNonNull(desk.get("/series/" + series).expect(200).body())
                .path("sessions")
                .size();
    }

    private static UUID series(String planner) {
        return UUID.fromString(planner.substring("/series/".length(), "/series/".length() + 36));
    }

    @Test
    void asksForTheSeriesWithWhatIsUsual() {
        Page form = pages.open("/series/new?clientId=" + branch.lena() + "&locationId=" + branch.location())
                .expect(200)
                .withoutInlineScriptOrStyle();
        assertThat(form.text())
                .contains("Series for Lena Okafor", "Facial acupuncture", "Mei", "Mon", "Show the dates");
        assertThat(form.html()).contains("value=\"12\"", "value=\"MONDAY\" checked", "value=\"2026-03-03\"");
    }

    @Test
    void showsADateARowWithItsGapAndBooksThemAll() {
        String planner = begin().leadsTo();

        Page table = pages.open(planner).expect(200).withoutInlineScriptOrStyle();

        assertThat(table.text())
                .contains("12 of 12 fit", "Book all 12")
                .containsSubsequence("Mon 2 Mar 2026", "10:00", "Mei", "Room 1", "Thu 5 Mar 2026", "3 days")
                .contains("Thu 9 Apr 2026");
        assertThat(visitsOf(series(planner))).isZero();

        Page booked = book(planner, table);

        assertThat(booked.leadsTo()).isEqualTo("/clients/" + branch.lena());
        assertThat(booked.notice().text()).isEqualTo("12 visits booked, the first on Mon 2 Mar.");
        assertThat(visitsOf(series(planner))).isEqualTo(12);
        assertThat(pages.open(planner).text()).contains("All visits of this series are booked");
    }

    @Test
    void booksNothingWhileTheSeventhCollidesAndTwelveOnceItsAlternativeIsChosen() {
        takeTheSeventh();
        String planner = begin().leadsTo();
        Page table = pages.open(planner).expect(200);
        assertThat(table.text())
                .contains("11 of 12 fit", "Taken by another visit: Mei 10:")
                .contains("Nothing is booked yet.");
        assertThat(table.html()).contains("<tr class=\"wrong\"").containsPattern("<button[^>]* disabled=\"disabled\"");

        Page insisted = book(planner, table).expect(409);
        assertThat(insisted.text()).contains("Nothing was booked.", "11 of 12 fit");
        assertThat(visitsOf(series(planner))).isZero();

        String alternative = values(insisted.html(), "replace").getFirst();
        assertThat(alternative).startsWith("6 2026-03-23T");
        Page mended = choose(planner, insisted, alternative).expect(200);
        assertThat(mended.text()).contains("12 of 12 fit");
        assertThat(book(planner, mended).notice().text()).startsWith("12 visits booked");
        assertThat(visitsOf(series(planner))).isEqualTo(12);
    }

    @Test
    void showsInPlaceADateThatIsLostMeanwhile() {
        String planner = begin().leadsTo();
        Page table = pages.open(planner).expect(200);
        takeTheSeventh();

        Page refused = book(planner, table).expect(409).withoutInlineScriptOrStyle();

        assertThat(refused.text())
                .contains("Nothing was booked. Not all of the dates can be had", "11 of 12 fit")
                .containsSubsequence("Mon 23 Mar 2026", "Taken by another visit");
        assertThat(visitsOf(series(planner))).isZero();
    }

    @Test
    void changesOnlyTheTableWhereAPageWaitsForIt() {
        String planner = begin().leadsTo();
        assertThat(pages.part(planner).expect(200).html())
                .contains("id=\"plan\"")
                .doesNotContain("<html", "<h1");
    }

    @Test
    void saysInPlaceWhatDoesNotFit() {
        assertThat(begin("windowWeeks", "3").expect(422).text())
                .contains("12 visits need", "and the series has 3.", "Series for Lena Okafor");
        String planner = begin("sessionsPerWeek", "1", "windowWeeks", "12").leadsTo();
        Page once = pages.open(planner.replace("MONDAY%2CTHURSDAY", "MONDAY")).expect(200);
        assertThat(once.text()).contains("of 12 fit", "7 days");
        String tight = begin("windowWeeks", "6").leadsTo().replace("MONDAY%2CTHURSDAY", "MONDAY");
        assertThat(pages.open(tight).expect(200).text()).contains("visits need").doesNotContain("Book all");
    }

    @Test
    void takesNothingThatMakesNoSense() {
        begin("targetSessions", "0").expect(400);
        begin("targetSessions", "many").expect(400);
        begin("minGapDays", "20").expect(400);
        begin("service", "NOTHING").expect(422);
        begin("clientId", UUID.randomUUID().toString()).expect(422);
        String planner = begin().leadsTo();
        pages.open(planner + "&slot=x").expect(400);
        pages.open(planner + "&slot=2026-03-02T10:00~" + branch.mei() + "&replace=5%20x")
                .expect(400);
        pages.open(planner.replace("MONDAY", "SOMEDAY")).expect(400);
        pages.open("/series/" + UUID.randomUUID() + "/planner").expect(404);
        pages.press("/series/" + series(planner) + "/planner", "version", "0").expect(400);
        pages.open("/series/new?clientId=" + UUID.randomUUID() + "&locationId=" + branch.location())
                .expect(404);
    }

    @Test
    void isForTheDesk() {
        pages.send(get("/series/new?clientId=" + branch.lena()), Role.PRACTITIONER)
                .expect(403);
    }
}
