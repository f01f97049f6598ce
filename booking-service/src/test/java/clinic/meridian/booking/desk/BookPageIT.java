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
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DeskTest
class BookPageIT {

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
            assertThat(page.text()).contains("Choose a client, or register one", "Mei", "Jonas", "09:00");
            assertThat(page.html()).contains("id=\"client-query\"").doesNotContain("name=\"slot\"");
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
                    .contains("Facial acupuncture, 1 h", "Book 09:00 with Mei in Room 2", "Cleared for needles")
                    .doesNotContain("Book 10:00 with", "Book 09:45 with", "with Jonas");
            assertThat(page.text()).contains("Book 10:20 with Mei in Room 2");
        }

        @Test
        void keepsToARoomThatIsAskedFor() {
            booked(clinic.screenedClient("Paul", "Brandt"), branch.jonas(), "2026-03-03T10:00");
            assertThat(pages.open(forLena("&roomId=" + branch.room1()))
                            .expect(200)
                            .text())
                    .contains("Book 11:05 with Mei in Room 1")
                    .doesNotContain("in Room 2", "Book 09:00 with", "Book 10:00 with");
        }

        @Test
        void makesATimeFromTheDiaryTheMainAction() {
            assertThat(pages.open(forLena("&time=10:00&practitionerId=" + branch.jonas()))
                            .expect(200)
                            .text())
                    .contains("Book 10:00 with Jonas in Room 1");
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
                    .doesNotContain("Book 09:00");
            assertThat(pages.open(forLena("")).text()).contains("Consultation, 30 min", "Book 09:00 with Mei");
        }

        @Test
        void saysWhenTheNextFreeStartIs() {
            String closed = "{\"from\":\"2026-03-03T00:00\",\"to\":\"2026-03-05T00:00\",\"reason\":\"HOLIDAY\"}";
            desk.post("/locations/" + branch.location() + "/closures", closed).expect(201);
            Page page = pages.open(forLena("")).expect(200);
            assertThat(page.text()).contains("Nothing is free on this day.", "The next free start is Thu 5 Mar, 09:00");
            assertThat(press(offered(page, "Book Thu 5 Mar, 09:00")).leadsTo()).contains("date=2026-03-05");
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

    @Nested
    class Booking {

        @Test
        void takesOnePressAndCanBeUndone() {
            Page page = pages.open(forLena("")).expect(200);

            Page booked = press(offered(page, "Book </span>09:00"));

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
