package clinic.meridian.booking.rebooking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import clinic.meridian.booking.DeskTest;
import clinic.meridian.booking.TestClinic;
import clinic.meridian.booking.TestClinic.Branch;
import clinic.meridian.booking.TestDesk;
import clinic.meridian.booking.TestPages;
import clinic.meridian.booking.TestPages.Page;
import clinic.meridian.platform.security.Role;
import clinic.meridian.platform.testing.SettableClinicClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.util.HtmlUtils;

/// From a closure or an absence to the clients' new slots, as the desk sees it.
@DeskTest
class RebookingPageIT {

    @Autowired
    TestPages pages;

    @Autowired
    TestDesk desk;

    @Autowired
    TestClinic clinic;

    @Autowired
    SettableClinicClock clock;

    private Branch branch;
    private UUID nine;
    private UUID eleven;

    @BeforeEach
    void setUp() {
        branch = clinic.open();
        nine = booked(clinic.screenedClient("Nina", "Nine"), branch.mei(), "2026-03-10T09:00");
        eleven = booked(clinic.screenedClient("Ella", "Eleven"), branch.mei(), "2026-03-10T11:00");
    }

    @AfterEach
    void tearDown() {
        clock.set(SettableClinicClock.START);
    }

    private UUID booked(UUID client, UUID practitioner, String start) {
        return desk.post("/appointments", TestClinic.booking(client, branch.location(), practitioner, "FACIAL", start))
                .expect(201)
                .id("appointmentId");
    }

    private void away(UUID practitioner, String from, String to) {
        desk.post(
                        "/practitioners/" + practitioner + "/absences",
                        "{\"from\":\"%s\",\"to\":\"%s\",\"reason\":\"ILL\"}".formatted(from, to))
                .expect(201);
    }

    private String start(UUID visit) {
        return desk.get("/appointments/" + visit).expect(200).text("localStart").substring(0, 16);
    }

    private String[] scope() {
        return new String[] {
            "locationId",
            branch.location().toString(),
            "from",
            "2026-03-10T00:00",
            "to",
            "2026-03-11T00:00",
            "practitionerId",
            branch.mei().toString()
        };
    }

    private String address() {
        return "/rebooking?locationId=" + branch.location()
                + "&from=2026-03-10T00:00&to=2026-03-11T00:00&practitionerId=" + branch.mei();
    }

    private Page page() {
        return pages.open(address()).expect(200).withoutInlineScriptOrStyle();
    }

    private static List<String> all(Page page, String pattern) {
        return Pattern.compile(pattern)
                .matcher(page.html())
                .results()
                .map((MatchResult found) -> HtmlUtils.htmlUnescape(found.group(1)))
                .toList();
    }

    /// What a browser would send of the page's form.
    private List<String> ticked(Page page) {
        List<String> fields = new ArrayList<>();
        for (String box : all(page, "(<input type=\"checkbox\"[^>]*>)")) {
            if (box.contains(" checked=")) {
                String seen = box.replaceFirst("(?s).* value=\"([^\"]*)\".*", "$1");
                fields.addAll(
                        List.of("visit", seen, field(seen), slots(page, seen).getFirst()));
            }
        }
        return fields;
    }

    private static String field(String seen) {
        return "slot-" + seen.substring(0, 36);
    }

    private static List<String> slots(Page page, String seen) {
        String select = all(page, "(?s)<select[^>]* name=\"" + field(seen) + "\"(.*?)</select>")
                .getFirst();
        return Pattern.compile("value=\"([^\"]*)\"")
                .matcher(select)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private Page press(String path, List<String> more) {
        return pages.press(
                path, Stream.concat(Stream.of(scope()), more.stream()).toArray(String[]::new));
    }

    private String seen(UUID visit) {
        return visit + "~"
                + desk.get("/appointments/" + visit)
                        .expect(200)
                        .body()
                        .path("version")
                        .asLong();
    }

    @Nested
    class Looking {

        @Test
        void showsEachVisitWithItsClientAndWhatWouldFitBesideTheOthers() {
            away(branch.mei(), "2026-03-10T00:00", "2026-03-11T00:00");

            Page page = page();

            assertThat(page.text())
                    .contains(
                            "Mitte, with Mei, 10 Mar 2026, all day",
                            "2 visits to rebook",
                            "Move 2 visits",
                            "Tue 10 Mar, 09:00–10:00",
                            "Nina Nine",
                            "+49 30 5551234",
                            "Tue 10 Mar, 09:00 · Jonas, Room 1")
                    .doesNotContain("is not away then");
            assertThat(all(page, "(<option[^>]* value=\"2026)")).hasSize(6);
        }

        @Test
        void isReachedFromTheAbsenceTheClosureTheRoomAndTheDiary() {
            away(branch.mei(), "2026-03-10T00:00", "2026-03-11T00:00");
            String absences = pages.open("/setup/practitioners/" + branch.mei()).html();
            String absence = Pattern.compile("/setup/practitioners/[^\"]*/absences/[0-9a-f-]{36}")
                    .matcher(absences)
                    .results()
                    .findFirst()
                    .orElseThrow()
                    .group();
            assertThat(all(pages.open(absence), "href=\"(/rebooking[^\"]*)\"")).containsExactly(address());
            desk.post(
                            "/locations/" + branch.location() + "/closures",
                            "{\"from\":\"2026-03-10T08:00\",\"to\":\"2026-03-10T12:00\",\"reason\":\"REPAIRS\"}")
                    .expect(201);
            String closure = Pattern.compile("/setup/locations/[^\"]*/closures/[0-9a-f-]{36}")
                    .matcher(pages.open("/setup/locations/" + branch.location()).html())
                    .results()
                    .findFirst()
                    .orElseThrow()
                    .group();
            String rebooking =
                    all(pages.open(closure), "href=\"(/rebooking[^\"]*)\"").getFirst();
            assertThat(pages.open(rebooking).text()).contains("Tue 10 Mar, 08:00–12:00", "2 visits to rebook");
            assertThat(pages.open("/rebooking?locationId=" + branch.location() + "&roomId=" + branch.room1())
                            .text())
                    .contains("in Room 1, from now on", "2 visits to rebook", "Room 1 is still open");
            assertThat(pages.open("/?locationId=" + branch.location() + "&date=2026-03-10")
                            .html())
                    .contains("/rebooking?locationId=" + branch.location()
                            + "&amp;from=2026-03-10T00:00&amp;to=2026-03-11T00:00");
        }

        @Test
        void saysWhenNobodyIsBookedAndWhenNothingWasAnnounced() {
            assertThat(page().text()).contains("Mei is not away then", "Announce an absence");
            assertThat(page().html())
                    .contains("Tue 10 Mar, ")
                    .doesNotContain("Tue 10 Mar, 09:00 · Mei, Room 1</option>")
                    .doesNotContain("Tue 10 Mar, 11:00 · Mei, Room 1</option>");
            assertThat(pages.open("/rebooking?locationId=" + branch.location()
                                    + "&from=2026-03-12T00:00&to=2026-03-13T00:00")
                            .expect(200)
                            .text())
                    .contains("Nobody is booked then.");
        }

        @Test
        void offersTheTelephoneWhereNothingFits() {
            away(branch.mei(), "2026-03-10T00:00", "2026-05-01T00:00");
            away(branch.jonas(), "2026-03-10T00:00", "2026-05-01T00:00");

            Page page = page();

            assertThat(page.text())
                    .contains("Nothing fits within two weeks.", "+49 30 5551234", "Choose a time", "Cancel it");
            Page cancelled = press("/rebooking/cancel", List.of("visit", seen(nine)));
            assertThat(cancelled.notice().text()).isEqualTo("1 visit is cancelled by the clinic.");
            assertThat(pages.open(cancelled.leadsTo()).text()).contains("Done", "Cancelled", "1 visit to rebook");
        }

        @Test
        void knowsNoVisitOfAnotherLocation() {
            for (UUID elsewhere : List.of(clinic.open().location(), UUID.randomUUID())) {
                for (String path : List.of("/rebooking/cancel", "/rebooking/undo")) {
                    pages.press(path, "locationId", elsewhere.toString(), "visit", seen(nine))
                            .expect(422);
                }
            }
            assertThat(desk.get("/appointments/" + nine).expect(200).text("status"))
                    .isEqualTo("BOOKED");
        }

        @Test
        void isTheDesksAndNamesWhatIsWrong() {
            pages.send(get(address()), Role.PRACTITIONER).expect(403);
            for (String path : List.of("/rebooking", "/rebooking/cancel", "/rebooking/undo")) {
                pages.send(TestPages.form(path, scope()), Role.PRACTITIONER).expect(403);
                press(path, List.of("visit", "x")).expect(400);
            }
            String place = "/rebooking?locationId=" + branch.location();
            for (String wrong : List.of(
                    "&from=soon", "&from=2026-03-10T00:00&to=2026-03-09T00:00", "&practitionerId=1", "&done=1")) {
                pages.open(place + wrong).expect(400);
            }
            press("/rebooking", List.of("visit", seen(nine))).expect(400);
            press("/rebooking", List.of("visit", seen(nine), "visit", seen(nine), field(seen(nine)), "x"))
                    .expect(400);
        }
    }

    @Nested
    class Moving {

        @BeforeEach
        void meiIsAway() {
            away(branch.mei(), "2026-03-10T00:00", "2026-03-11T00:00");
        }

        @Test
        void movesAllAtOnePressAndTakesThemBack() {
            Page moved = press("/rebooking", ticked(page()));

            assertThat(moved.notice().text()).isEqualTo("2 visits are moved.");
            Page after = pages.open(moved.leadsTo()).expect(200).withoutInlineScriptOrStyle();
            assertThat(after.text())
                    .contains("Nobody is booked then any more.", "Undo all 2", "Nina Nine", "09:00 · Mei, Room 1")
                    .contains("Tue 10 Mar, 09:00 · Jonas, Room 1", "Tue 10 Mar, 11:00 · Jonas, Room 1");

            List<String> undo = all(after, "name=\"visit\" form=\"undo-all\"[^>]* value=\"([^\"]*)\"").stream()
                    .flatMap(seen -> Stream.of("visit", seen))
                    .toList();
            assertThat(undo).hasSize(4);
            Page undone = press("/rebooking/undo", undo);

            assertThat(undone.notice().text()).isEqualTo("Taken back: 2 visits are as they were.");
            assertThat(page().text()).contains("2 visits to rebook", "09:00–10:00Facial acupuncture · Mei, Room 1");
        }

        @Test
        void movesOnlyWhatIsTickedAndToTheSlotThatWasChosen() {
            String another = slots(page(), seen(nine)).get(1);

            Page moved = press("/rebooking", List.of("visit", seen(nine), field(seen(nine)), another));

            assertThat(pages.open(moved.leadsTo()).text()).contains("1 visit to rebook", "Move 1 visit");
            assertThat(start(nine)).isEqualTo(another.substring(0, 16));
            assertThat(start(eleven)).isEqualTo("2026-03-10T11:00");
        }

        @Test
        void showsInItsRowWhatSomebodyTookMeanwhileAndMovesNothing() {
            List<String> fields = ticked(page());
            booked(clinic.screenedClient("Paul", "Brandt"), branch.jonas(), "2026-03-10T09:00");

            Page refused = press("/rebooking", fields).expect(409).withoutInlineScriptOrStyle();

            assertThat(refused.text())
                    .contains("Nothing was changed. 1 of the slots is taken by now")
                    .contains("Taken meanwhile: Jonas 09:00–09:20", "Tue 10 Mar, 11:00 · Jonas, Room 1");
            assertThat(start(nine)).isEqualTo("2026-03-10T09:00");
            assertThat(start(eleven)).isEqualTo("2026-03-10T11:00");

            assertThat(press("/rebooking", ticked(refused)).notice().text()).isEqualTo("2 visits are moved.");
        }

        @Test
        void leavesAVisitThatSomebodyChangedMeanwhile() {
            List<String> fields = ticked(page());
            desk.post("/appointments/" + nine + "/reschedule", "{\"start\":\"2026-03-13T09:00\"}")
                    .expect(200);

            assertThat(press("/rebooking", fields).expect(412).text())
                    .contains("Nothing was changed.", "anna changed this after you opened it");
            assertThat(start(nine)).isEqualTo("2026-03-13T09:00");
            assertThat(start(eleven)).isEqualTo("2026-03-10T11:00");
        }

        @Test
        void saysThatNothingIsTickedAndThatItIsTooLateForUndoing() {
            assertThat(press("/rebooking", List.of()).expect(422).text()).contains("No visit is ticked.");
            String moved = press("/rebooking", ticked(page())).leadsTo();
            clock.advance(Duration.ofHours(25));

            assertThat(pages.open(moved).text()).contains("Done").doesNotContain("Undo all");
            assertThat(press("/rebooking/undo", List.of("visit", seen(nine)))
                            .expect(409)
                            .text())
                    .contains("too long ago");
        }

        @Test
        void leavesAloneWhoIsHereAlready() {
            clock.advance(Duration.ofDays(8));
            desk.post("/appointments/" + nine + "/check-in", "{}").expect(200);

            assertThat(page().text())
                    .contains("The client is here already", "Move 1 visit")
                    .doesNotContain("Cancel it");
        }
    }
}
