package clinic.meridian.booking.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import clinic.meridian.booking.DeskTest;
import clinic.meridian.booking.TestClinic;
import clinic.meridian.booking.TestClinic.Branch;
import clinic.meridian.booking.TestDesk;
import clinic.meridian.booking.TestPages;
import clinic.meridian.booking.TestPages.Page;
import clinic.meridian.contracts.ScreeningOutcome;
import clinic.meridian.platform.security.Role;
import clinic.meridian.platform.shell.Notice;
import clinic.meridian.platform.testing.SettableClinicClock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DeskTest
class BookPageIT {

    @Autowired
    TestPages pages;

    @Autowired
    TestDesk desk;

    @Autowired
    TestClinic clinic;

    @Autowired
    SettableClinicClock clock;

    @Autowired
    JdbcClient jdbc;

    private Branch branch;

    @BeforeEach
    void setUp() {
        branch = clinic.open();
    }

    @AfterEach
    void tearDown() {
        clock.set(SettableClinicClock.START);
    }

    private String address(String more) {
        return "/book?locationId=" + branch.location() + more;
    }

    private String forLena(String more) {
        return address("&clientId=" + branch.lena() + "&date=2026-03-03" + more);
    }

    private void booked(UUID client, UUID practitioner, String start) {
        desk.post("/appointments", TestClinic.booking(client, branch.location(), practitioner, "FACIAL", start))
                .expect(201);
    }

    private Page press(String slot) {
        return pages.press(
                "/book",
                "locationId",
                branch.location().toString(),
                "clientId",
                branch.lena().toString(),
                "service",
                "FACIAL",
                "slot",
                slot);
    }

    private String slot(String start, UUID practitioner) {
        return start + "~" + practitioner;
    }

    /// The value of the first button that a page offers with these words.
    private static String offered(Page page, String words) {
        Matcher button = Pattern.compile(
                        "<button[^>]* value=\"([^\"]*)\"[^>]*>(?:(?!</button>).)*" + Pattern.quote(words))
                .matcher(page.html());
        assertThat(button.find()).as(words + " in " + page.text()).isTrue();
        return button.group(1);
    }

    @Nested
    class Choosing {

        @Test
        void beginsWithTheClient() {
            Page page = pages.open(address("&date=2026-03-03")).expect(200).withoutInlineScriptOrStyle();
            assertThat(page.text()).contains("Mei", "Jonas", "Hold 09:00 with Mei");
            assertThat(page.html()).contains("id=\"client-query\"").doesNotContain(">Book Tue 3 Mar");
        }

        @Test
        void findsAClientOrTheWayToANewOne() {
            String family = "W" + UUID.randomUUID().toString().replaceAll("[^a-f]", "");
            UUID client = clinic.client("Wanda", family);

            String part = pages.part(address("&date=2026-03-03&query=" + family))
                    .expect(200)
                    .html();

            assertThat(part)
                    .contains("&amp;clientId=" + client, "/clients/new?query=" + family + "&amp;back=/book")
                    .doesNotContain("<html");
        }

        @Test
        void offersFreeStartsByPractitionerAndLeavesOutWhatIsTaken() {
            booked(clinic.screenedClient("Paul", "Brandt"), branch.mei(), "2026-03-03T10:00");

            Page page = pages.open(forLena("&practitionerId=" + branch.mei())).expect(200);

            assertThat(page.text())
                    .contains("Facial acupuncture, 1 h", "Hold 09:00 with Mei in Room 2", "Cleared for needles")
                    .doesNotContain("Hold 10:00 with", "Hold 09:45 with", "with Jonas");
            assertThat(page.text()).contains("Hold 10:20 with Mei in Room 2");
        }

        @Test
        void keepsToARoomThatIsAskedFor() {
            booked(clinic.screenedClient("Paul", "Brandt"), branch.jonas(), "2026-03-03T10:00");
            assertThat(pages.open(forLena("&roomId=" + branch.room1()))
                            .expect(200)
                            .text())
                    .contains("Hold 11:05 with Mei in Room 1")
                    .doesNotContain("in Room 2", "Hold 09:00 with", "Hold 10:00 with");
        }

        @Test
        void makesATimeFromTheDiaryTheMainAction() {
            assertThat(pages.open(forLena("&time=10:00&practitionerId=" + branch.jonas()))
                            .expect(200)
                            .text())
                    .contains("Hold 10:00 with Jonas in Room 1");
            booked(clinic.screenedClient("Paul", "Brandt"), branch.jonas(), "2026-03-03T10:00");
            assertThat(pages.open(forLena("&time=10:00&practitionerId=" + branch.jonas()))
                            .expect(200)
                            .text())
                    .contains("10:00 is not free. Closest:");
        }

        @Test
        void saysWhatAScreeningMeansAndWhatCanBeBookedInstead() {
            clinic.screen(branch.lena(), ScreeningOutcome.CLEARANCE_NEEDED, "2026-03-02");
            Page page = pages.open(forLena("&service=FACIAL")).expect(200);
            assertThat(page.text())
                    .contains("Needs clearance", "before needling", "Book a consultation instead")
                    .doesNotContain("Hold 09:00");
            assertThat(pages.open(forLena("")).text()).contains("Consultation, 30 min", "Hold 09:00 with Mei");
        }

        @Test
        void saysWhenTheNextFreeStartIs() {
            String closed = "{\"from\":\"2026-03-03T00:00\",\"to\":\"2026-03-05T00:00\",\"reason\":\"HOLIDAY\"}";
            desk.post("/locations/" + branch.location() + "/closures", closed).expect(201);
            Page page = pages.open(forLena("")).expect(200);
            assertThat(page.text()).contains("Nothing is free on this day.", "The next free start is Thu 5 Mar, 09:00");
            assertThat(press(offered(page, "Hold Thu 5 Mar, 09:00")).leadsTo()).contains("date=2026-03-05");
        }

        @Test
        void isRefusedWhereItMakesNoSense() {
            for (String wrong : new String[] {
                "&date=2026-02-30", "&service=NOTHING", "&clientId=x", "&time=25:00", "&practitionerId=1"
            }) {
                pages.open(address(wrong)).expect(400);
            }
            pages.open(address("&clientId=" + UUID.randomUUID())).expect(404);
            pages.send(get("/book"), Role.PRACTITIONER).expect(403);
        }
    }

    /// While the start that was chosen is held.
    @Nested
    class Holding {

        private final String ten = "2026-03-03T10:00+01:00";

        /// @param more names and values in turn
        private Page hold(String userName, String slot, String... more) {
            String[] fields = Stream.concat(
                            Stream.of(
                                    "locationId",
                                    branch.location().toString(),
                                    "clientId",
                                    branch.lena().toString(),
                                    "service",
                                    "FACIAL",
                                    "slot",
                                    slot),
                            Stream.of(more))
                    .toArray(String[]::new);
            return pages.pressAs(userName, "/book/hold", fields);
        }

        private String held(String slot, String... more) {
            return idIn(hold("anna", slot, more).expect(302).leadsTo());
        }

        private static String idIn(String address) {
            return address.replaceFirst(".*[?&]hold=", "").replaceFirst("&.*", "");
        }

        private String page(String hold) {
            return pages.open(forLena("&service=FACIAL&hold=" + hold))
                    .expect(200)
                    .text();
        }

        private String standing(String hold) {
            return jdbc.sql("SELECT coalesce(ended, 'STANDS') FROM slot_hold WHERE hold_id = ?::uuid")
                    .param(hold)
                    .query(String.class)
                    .single();
        }

        private Page book(String hold, String slot) {
            return pages.press(
                    "/book",
                    "locationId",
                    branch.location().toString(),
                    "clientId",
                    branch.lena().toString(),
                    "service",
                    "FACIAL",
                    "hold",
                    hold,
                    "slot",
                    slot);
        }

        @Test
        void holdsTheStartThatIsChosenAndBooksIt() {
            Page page = pages.open(forLena("")).expect(200);
            String hold = held(offered(page, "Hold </span>10:00"));

            Page there = pages.open(forLena("&hold=" + hold)).expect(200).withoutInlineScriptOrStyle();
            assertThat(there.text())
                    .contains("Tue 3 Mar, 10:00–11:00", "Held for you until 08:05", "Hold 10:00 with")
                    .doesNotContain("Being booked right now");
            booked(clinic.screenedClient("Paul", "Brandt"), branch.mei(), "2026-03-03T14:00");
            Page booked = book(hold, offered(there, "Book Tue 3 Mar, 10:00–11:00"));

            assertThat(booked.notice().text()).startsWith("Booked: Tue 3 Mar, 10:00");
            assertThat(standing(hold)).isEqualTo("BOOKED");
            assertThat(page(hold)).contains("This is booked.").doesNotContain("Hold it again");
        }

        @Test
        void anotherStartGivesUpTheOneBefore() {
            String first = held(slot(ten, branch.mei()));

            String second = held(slot("2026-03-03T10:10+01:00", branch.mei()), "hold", first);

            assertThat(standing(first)).isEqualTo("GIVEN_UP");
            assertThat(standing(second)).isEqualTo("STANDS");
            assertThat(page(second)).contains("Tue 3 Mar, 10:10–11:10");
        }

        @Test
        void aStartThatCannotBeHadLeavesTheOneBefore() {
            booked(clinic.screenedClient("Paul", "Brandt"), branch.mei(), "2026-03-03T14:00");
            String first = held(slot(ten, branch.mei()));

            Page refused = hold("anna", slot("2026-03-03T14:00+01:00", branch.mei()), "hold", first)
                    .expect(409);

            assertThat(refused.withoutInlineScriptOrStyle().text())
                    .contains("Nothing was held.", "Mei is taken from 14:00", "Held for you until 08:05");
            assertThat(standing(first)).isEqualTo("STANDS");
        }

        @Test
        void leavingGivesItUpOnce() {
            String hold = held(slot(ten, branch.mei()));
            String[] fields = {
                "locationId", branch.location().toString(), "hold", hold, "date", "2026-03-03", "time", "10:00"
            };

            assertThat(pages.press("/book/release", fields).expect(302).leadsTo())
                    .contains("date=2026-03-03")
                    .doesNotContain("hold=", "time=");
            pages.press("/book/release", fields).expect(302);

            assertThat(standing(hold)).isEqualTo("GIVEN_UP");
            assertThat(page(hold)).contains("The hold was given up", "Hold it again");
        }

        @Test
        void saysWhenItHasRunOutAndHoldsItAgainAtOnePress() {
            String hold = held(slot(ten, branch.mei()));
            clock.advance(Duration.ofMinutes(5));

            Page late = pages.open(forLena("&service=FACIAL&hold=" + hold)).expect(200);
            assertThat(late.text())
                    .contains("The hold ran out at 08:05.", "Hold it again")
                    .doesNotContain("Held for you");
            String again = held(offered(late, "Hold it again"), "hold", hold);

            assertThat(page(again)).contains("Held for you until 08:10");
            book(again, slot(ten, branch.mei())).expect(302);
        }

        @Test
        void whoBooksTooLateStillGetsItUnlessSomebodyElseHas() {
            String hold = held(slot(ten, branch.mei()));
            clock.advance(Duration.ofMinutes(6));
            booked(clinic.screenedClient("Paul", "Brandt"), branch.mei(), "2026-03-03T10:00");

            assertThat(book(hold, slot(ten, branch.mei())).expect(409).text())
                    .contains("Somebody else has this slot. Nothing was booked.", "The hold ran out at 08:05.");
            String other = held(slot("2026-03-03T14:00+01:00", branch.mei()));
            clock.advance(Duration.ofMinutes(6));
            book(other, slot("2026-03-03T14:00+01:00", branch.mei())).expect(302);
        }

        @Test
        void aHoldOfAnotherDeskIsShownAndNeverBlocks() {
            String theirs =
                    idIn(hold("ben", slot(ten, branch.mei())).expect(302).leadsTo());
            String before = held(slot("2026-03-03T14:00+01:00", branch.mei()));

            Page page = pages.open(forLena("&service=FACIAL&hold=" + before)).expect(200);
            assertThat(page.text())
                    .contains(
                            "Being booked right now",
                            "10:00 with Mei in Room 1",
                            "· by ben until 08:05",
                            "Take it over");
            String mine = held(offered(page, "Take it over"), "hold", before, "takeOver", theirs);

            assertThat(standing(theirs)).isEqualTo("GIVEN_UP");
            assertThat(standing(before)).isEqualTo("GIVEN_UP");
            book(mine, slot(ten, branch.mei())).expect(302);
        }

        @Test
        void anExpiredHoldOfAnotherDeskIsNotEvenShown() {
            hold("ben", slot(ten, branch.mei())).expect(302);
            clock.advance(Duration.ofMinutes(5));

            assertThat(pages.open(forLena("&service=FACIAL")).text())
                    .contains("Hold 10:00 with Mei")
                    .doesNotContain("Being booked right now");
            press(slot(ten, branch.mei())).expect(302);
        }

        @Test
        void takesOnlyWhatMakesSenseAndOnlyFromTheDesk() {
            hold("anna", "x").expect(400);
            hold("anna", slot(ten, branch.mei()), "takeOver", "x").expect(400);
            hold("anna", slot(ten, branch.mei()), "takeOver", UUID.randomUUID().toString())
                    .expect(422);
            hold("anna", slot("2026-03-03T10:03+01:00", branch.mei())).expect(422);
            pages.press("/book/release", "locationId", branch.location().toString())
                    .expect(400);
            UUID visit = desk.post("/appointments", TestClinic.booking(branch, "FACIAL", "2026-03-03T14:00"))
                    .expect(201)
                    .id("appointmentId");
            for (UUID none : List.of(UUID.randomUUID(), visit, branch.lena())) {
                pages.press("/book/release", "locationId", branch.location().toString(), "hold", none.toString())
                        .expect(404);
            }
            String[] some = {
                "locationId", branch.location().toString(), "service", "FACIAL", "slot", slot(ten, branch.mei())
            };
            pages.send(TestPages.form("/book/hold", some), Role.PRACTITIONER).expect(403);
            pages.send(
                            TestPages.form(
                                    "/book/release",
                                    "locationId",
                                    branch.location().toString(),
                                    "hold",
                                    UUID.randomUUID().toString()),
                            Role.PRACTITIONER)
                    .expect(403);
        }
    }

    @Nested
    class Booking {

        @Test
        void takesOnePressAndCanBeUndone() {
            Page page = pages.open(forLena("")).expect(200);

            Page booked = press(offered(page, "Hold </span>09:00"));

            assertThat(booked.leadsTo()).isEqualTo("/?locationId=" + branch.location() + "&date=2026-03-03");
            Notice notice = booked.notice();
            assertThat(notice.text()).matches("Booked: Tue 3 Mar, 09:00, with (Mei|Jonas) in Room 1\\.");
            String undo = Objects.requireNonNull(notice.actionUrl());
            assertThat(pages.press(undo).notice().text()).contains("taken back");
        }

        @Test
        void explainsInPlaceWhatIsLostAndBooksTheAlternativeAtOnePress() {
            booked(clinic.screenedClient("Paul", "Brandt"), branch.mei(), "2026-03-03T10:00");

            Page refused = press(slot("2026-03-03T10:00+01:00", branch.mei())).expect(409);

            assertThat(refused.withoutInlineScriptOrStyle().text())
                    .contains("Somebody else has this slot. Nothing was booked.", "Mei is taken from 10:00 to 10:20");
            Page taken = press(offered(refused, "· Mei"));
            assertThat(taken.notice().text()).startsWith("Booked: Tue 3 Mar, ");
        }

        @Test
        void explainsEveryOtherRefusalToo() {
            assertThat(press(slot("2026-03-03T07:00+01:00", branch.mei()))
                            .expect(422)
                            .text())
                    .contains("The location is not open then. Nothing was booked.");
            assertThat(press(slot("2026-03-01T10:00+01:00", branch.mei()))
                            .expect(422)
                            .text())
                    .contains("This time is past");
            clinic.screen(branch.lena(), ScreeningOutcome.NOT_SUITABLE, "2026-03-02");
            assertThat(press(slot("2026-03-03T10:00+01:00", branch.mei()))
                            .expect(409)
                            .text())
                    .contains("The client's screening rules out needles");
        }

        @Test
        void takesNoSlotButItsOwn() {
            for (String wrong : new String[] {
                "",
                "x",
                "2026-03-03T10:00",
                "2026-03-03T10:00~x",
                "2026-03-03T10:00:30~" + branch.mei(),
                "99999-01-01T10:00~" + branch.mei(),
                "2026-03-03T10:00~" + branch.mei() + "~1~2"
            }) {
                press(wrong).expect(400);
            }
        }
    }
}
