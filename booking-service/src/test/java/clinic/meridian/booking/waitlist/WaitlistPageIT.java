package clinic.meridian.booking.waitlist;

import static clinic.meridian.booking.waitlist.WaitingRoom.TEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import clinic.meridian.booking.DeskTest;
import clinic.meridian.booking.TestClinic;
import clinic.meridian.booking.TestClinic.Branch;
import clinic.meridian.booking.TestDesk;
import clinic.meridian.booking.TestPages;
import clinic.meridian.booking.TestPages.Page;
import clinic.meridian.platform.security.Role;
import clinic.meridian.platform.shell.Notice;
import clinic.meridian.platform.testing.SettableClinicClock;
import clinic.meridian.platform.time.DueTasks;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DeskTest
class WaitlistPageIT {

    @Autowired
    TestPages pages;

    @Autowired
    TestDesk desk;

    @Autowired
    TestClinic clinic;

    @Autowired
    SettableClinicClock clock;

    @Autowired
    DueTasks due;

    @Autowired
    JdbcClient jdbc;

    private Branch branch;
    private WaitingRoom room;

    @BeforeEach
    void setUp() {
        branch = clinic.open();
        room = new WaitingRoom(desk, jdbc, branch);
    }

    @AfterEach
    void tearDown() {
        clock.set(SettableClinicClock.START);
    }

    private Page page() {
        return pages.open("/waitlist?locationId=" + branch.location())
                .expect(200)
                .withoutInlineScriptOrStyle();
    }

    private Page press(String path, String... fields) {
        List<String> all =
                new ArrayList<>(List.of("locationId", branch.location().toString()));
        all.addAll(List.of(fields));
        return pages.press(path, all.toArray(String[]::new));
    }

    private Page offer(String... fields) {
        List<String> all = new ArrayList<>(
                List.of("service", "FACIAL", "slot", TEN + "+01:00~" + branch.mei() + "~" + branch.room1()));
        all.addAll(List.of(fields));
        return press("/waitlist/offers", all.toArray(String[]::new));
    }

    private Page accept(UUID entry, UUID offer) {
        return press("/waitlist/" + entry + "/offers/" + offer + "/accept");
    }

    private UUID client(String name) {
        return clinic.screenedClient(name, "Waiting");
    }

    private UUID waits(String name) {
        UUID entry = room.waits(client(name));
        clock.advance(Duration.ofSeconds(1));
        return entry;
    }

    /// Lena gives up Thursday at ten with Mei, and nobody waits for it yet whom it would be offered to by itself.
    private void somethingBecomesFree() {
        room.cancel(room.booked(branch.lena(), branch.mei(), TEN)).expect(200);
        due.runDue();
    }

    @Nested
    class Joining {

        private Page join(String... fields) {
            List<String> all = new ArrayList<>(List.of(
                    "clientId",
                    branch.lena().toString(),
                    "service",
                    "FACIAL",
                    "from",
                    "2026-03-02",
                    "to",
                    "2026-03-20"));
            all.addAll(List.of(fields));
            return press("/waitlist/new", all.toArray(String[]::new));
        }

        @Test
        void beginsWithWhatToDo() {
            Page page = page();
            assertThat(page.text())
                    .contains("Nobody is waiting at Mitte", "Nothing became free.", "Put on the waitlist");
            assertThat(page.html()).contains("/waitlist/new?locationId=" + branch.location());
        }

        @Test
        void findsTheClientFirst() {
            String here = "/waitlist/new?locationId=" + branch.location();
            String family = "W" + UUID.randomUUID().toString().replaceAll("[^a-f]", "");
            UUID wanda = clinic.client("Wanda", family);
            assertThat(pages.open(here).expect(200).withoutInlineScriptOrStyle().text())
                    .contains("Who would come?");
            assertThat(pages.part(here + "&query=" + family).expect(200).html())
                    .contains("&amp;clientId=" + wanda, "/clients/new?query=" + family + "&amp;back=/waitlist/new");

            Page registered =
                    pages.press("/clients", "givenName", "Nora", "familyName", family, "language", "en", "back", here);

            assertThat(registered.leadsTo()).startsWith(here + "&clientId=");
        }

        @Test
        void putsHerOnTheListWithWhatSuitsHer() {
            UUID visit = room.booked(branch.lena(), branch.mei(), "2026-03-19T10:00");
            assertThat(pages.open("/waitlist/new?locationId=" + branch.location() + "&clientId=" + branch.lena())
                            .expect(200)
                            .withoutInlineScriptOrStyle()
                            .text())
                    .contains("Lena Okafor", "Facial acupuncture", "Thu 19 Mar, 10:00", "Jonas", "Tue")
                    .doesNotContain("waits already");

            Page joined = join(
                    "days",
                    "TUESDAY",
                    "days",
                    "THURSDAY",
                    "after",
                    "09:00",
                    "before",
                    "13:00",
                    "practitionerIds",
                    branch.mei().toString(),
                    "replaces",
                    visit.toString());

            assertThat(joined.leadsTo()).isEqualTo("/waitlist?locationId=" + branch.location());
            assertThat(joined.notice()).isEqualTo(Notice.done("The client is on the waitlist."));
            assertThat(page().text())
                    .contains("Waiting · 1", "Lena Okafor", "Facial acupuncture", "with Mei")
                    .contains("2–20 Mar 2026 · Tue, Thu · 09:00–13:00", "instead of Thu 19 Mar, 10:00");
            assertThat(pages.open("/waitlist/new?locationId=" + branch.location() + "&clientId=" + branch.lena())
                            .text())
                    .contains("Lena Okafor waits already");
        }

        @Test
        void keepsWhatWasTypedAndSaysWhatIsWrong() {
            Page wrong = join("to", "2026-02-30", "after", "14:00", "before", "13:00", "days", "TUESDAY");
            assertThat(press(
                                    "/waitlist/new",
                                    "clientId",
                                    branch.lena().toString(),
                                    "service",
                                    "FACIAL",
                                    "from",
                                    "2026-03-20",
                                    "to",
                                    "2026-03-02",
                                    "after",
                                    "14:00",
                                    "before",
                                    "13:00",
                                    "days",
                                    "TUESDAY")
                            .expect(400)
                            .withoutInlineScriptOrStyle()
                            .text())
                    .contains("Must not lie before the first day.", "Must lie after the earliest time.");
            assertThat(wrong.expect(400).html()).contains("value=\"TUESDAY\" checked", "value=\"14:00\"");

            assertThat(join("after", "23:59").expect(400).text()).contains("Must be a time before 23:59");
            assertThat(join("after", "09:00", "before", "09:30").expect(422).text())
                    .contains("Not on the waitlist yet.", "The visit takes 60 minutes.");
            assertThat(join("practitionerIds", UUID.randomUUID().toString())
                            .expect(422)
                            .text())
                    .contains("There is no such practitioner at this location");
            assertThat(room.waiting()).isEmpty();
        }

        @Test
        void refusesWhatNoFormOfOursSends() {
            join("days", "SOMEDAY").expect(400);
            join("replaces", "x").expect(400);
            press("/waitlist/new", "clientId", "x", "service", "FACIAL").expect(400);
            press("/waitlist/new", "clientId", UUID.randomUUID().toString(), "service", "FACIAL")
                    .expect(404);
            pages.press(
                            "/waitlist/new",
                            "locationId",
                            UUID.randomUUID().toString(),
                            "clientId",
                            branch.lena().toString(),
                            "service",
                            "FACIAL")
                    .expect(404);
            pages.open("/waitlist/new?locationId=" + branch.location() + "&clientId=" + UUID.randomUUID())
                    .expect(404);
        }
    }

    @Nested
    class AGap {

        @Test
        void showsWhomItFitsAndIsOfferedToWhoeverIsChosen() {
            somethingBecomesFree();
            waits("Ada");
            UUID bea = waits("Bea");
            assertThat(page().text())
                    .contains("Thu 5 Mar, 10:00–11:00", "with Mei in Room 1", "Fits 2 clients", "Offer to all 2");

            Page offered = offer("entryId", bea.toString());

            assertThat(offered.notice().text())
                    .isEqualTo("The slot is kept until 08:15 for 1 client. Whoever accepts first has it.");
            assertThat(room.asked()).containsExactly(bea);
            assertThat(page().text())
                    .contains("On offer until 08:15", "Bea Waiting · asked", "Thu 5 Mar, 10:00 with Mei until 08:15")
                    .contains("Bea Waiting +49 30 5551234")
                    .doesNotContain("Ada Waiting · asked", "Offer to");
        }

        @Test
        void isOfferedToTheFirstThreeAndSaysWhoDidNotAnswer() {
            somethingBecomesFree();
            List<UUID> entries = List.of(waits("Ada"), waits("Bea"), waits("Cleo"), waits("Dora"));
            assertThat(page().text()).contains("Fits 4 clients", "Offer to the first 3");

            assertThat(offer().notice().text()).contains("for 3 clients");

            assertThat(room.asked()).containsExactlyElementsOf(entries.subList(0, 3));
            clock.advance(Duration.ofMinutes(16));
            due.runDue();
            assertThat(page().text()).contains("Ada Waiting · did not answer", "Dora Waiting · asked");
        }

        @Test
        void isAcceptedOnTheTelephoneAndCanBeTakenBack() {
            somethingBecomesFree();
            UUID ada = waits("Ada");
            offer();
            UUID offer = room.offer(ada);

            Notice booked = accept(ada, offer).notice();

            assertThat(booked.text()).isEqualTo("Booked: Thu 5 Mar, 10:00 with Mei.");
            assertThat(page().text()).contains("Nobody is waiting", "Nothing became free.");
            assertThat(accept(ada, offer)
                            .expect(409)
                            .withoutInlineScriptOrStyle()
                            .text())
                    .contains("The offer has been accepted already. Nothing was changed.", "Nobody is waiting");
            assertThat(pages.press(Objects.requireNonNull(booked.actionUrl()))
                            .notice()
                            .text())
                    .contains("taken back");
        }

        @Test
        void isSwappedForTheVisitThatItReplaces() {
            UUID visit = room.booked(branch.lena(), branch.jonas(), "2026-03-06T15:00");
            UUID entry = room.waitsInsteadOf(branch.lena(), visit);
            offer().expect(302);

            Notice booked = accept(entry, room.offer(entry)).notice();

            assertThat(booked)
                    .isEqualTo(
                            Notice.done("Booked: Thu 5 Mar, 10:00 with Mei. The visit that it replaces is cancelled."));
            assertThat(room.status(visit)).isEqualTo("CANCELLED");
        }

        @Test
        void thatNobodyWaitsForCanBeBooked() {
            somethingBecomesFree();
            assertThat(page().text()).contains("Nobody waits for these", "Thu 5 Mar, 10:00");
            assertThat(page().html()).contains("practitionerId=" + branch.mei(), "date=2026-03-05&amp;time=10:00");
        }
    }

    @Nested
    class Refusals {

        @Test
        void standInPlaceWithThingsAsTheyAre() {
            UUID ada = waits("Ada");
            assertThat(offer(
                                    "entryId",
                                    room.join(client("Bea"), ",\"days\":[\"FRIDAY\"]")
                                            .id("entryId")
                                            .toString())
                            .expect(409)
                            .withoutInlineScriptOrStyle()
                            .text())
                    .contains("The slot does not suit this client. Nothing was changed.", "Ada Waiting");
            offer("entryId", UUID.randomUUID().toString()).expect(404);
            offer().expect(302);
            assertThat(offer().expect(409).text()).contains("Somebody else has this slot. Nothing was changed.");
            UUID offer = room.offer(ada);
            clock.advance(Duration.ofMinutes(16));
            assertThat(accept(ada, offer).expect(409).text()).contains("The offer has run out. Nothing was changed.");
            assertThat(room.waiting()).contains(ada);
        }

        @Test
        void tellWhenSomebodyMayBeAskedAgain() {
            somethingBecomesFree();
            UUID ada = waits("Ada");
            clock.set(Instant.parse("2026-03-03T19:00:00Z"));
            assertThat(page().text()).contains("Nobody is asked at night.", "Offer at 08:00");

            assertThat(offer("entryId", ada.toString()).expect(409).text()).contains("Nobody is asked at night.");

            assertThat(offer().notice().text()).contains("the first are asked at 08:00");
            assertThat(room.asked()).isEmpty();
            assertThat(page().text()).contains("Offered by itself at 08:00");
        }

        @Test
        void answerWhatNoFormOfOursSends() {
            press("/waitlist/offers", "service", "FACIAL", "slot", "x").expect(400);
            press("/waitlist/offers", "service", "FACIAL").expect(400);
            offer("entryId", "x").expect(400);
            press("/waitlist/x/leave").expect(400);
            press("/waitlist/" + UUID.randomUUID() + "/leave").expect(404);
            accept(UUID.randomUUID(), UUID.randomUUID()).expect(404);
            pages.open("/waitlist?locationId=" + UUID.randomUUID()).expect(404);
        }
    }

    @Test
    void letsSomebodyGo() {
        UUID ada = waits("Ada");
        assertThat(page().text()).contains("Ada Waiting is not asked any more and loses the place in the queue.");

        Page gone = press("/waitlist/" + ada + "/leave");

        assertThat(gone.leadsTo()).isEqualTo("/waitlist?locationId=" + branch.location());
        assertThat(gone.notice()).isEqualTo(Notice.done("The client waits no longer."));
        assertThat(page().text()).contains("Nobody is waiting");
    }

    @Test
    void saysWhoCannotBeOfferedAnythingAsSheIs() {
        room.waits(clinic.client("<b>Nora</b>", "Unscreened"));
        assertThat(page().html())
                .contains("Not cleared", "&lt;b&gt;Nora&lt;/b&gt; Unscreened")
                .doesNotContain("<b>Nora");
    }

    @Test
    void isReadByPractitionersOfTheLocationAndWorkedByTheDesk() {
        somethingBecomesFree();
        UUID ada = waits("Ada");
        String here = branch.location().toString();

        Page read = pages.send(get("/waitlist"), Role.PRACTITIONER, here).expect(200);

        assertThat(read.text()).contains("Ada Waiting", "Fits 1 client").doesNotContain("Take off", "Offer it");
        assertThat(read.html()).doesNotContain("/waitlist/new");
        pages.send(TestPages.form("/waitlist/" + ada + "/leave", "locationId", here), Role.PRACTITIONER, here)
                .expect(403);
        pages.send(get("/waitlist/new"), Role.PRACTITIONER, here).expect(403);
        pages.send(get("/waitlist").param("locationId", here), Role.PRACTITIONER, "another")
                .expect(404);
    }

    @Test
    void standsOnTheClientsPageToo() {
        String hers = "/clients/" + branch.lena();
        assertThat(pages.open(hers).expect(200).text()).contains("Waits for no earlier or better time.");
        UUID entry = room.waits(branch.lena());
        offer().expect(302);
        UUID offer = room.offer(entry);
        assertThat(pages.open(hers).expect(200).withoutInlineScriptOrStyle().text())
                .contains("Waitlist", "2–8 Mar 2026", "Thu 5 Mar, 10:00 with Mei until 08:15", "Accept", "Take off");

        Page gone =
                press("/waitlist/" + entry + "/leave", "clientId", branch.lena().toString());

        assertThat(gone.leadsTo()).isEqualTo(hers);
        Page late = press(
                "/waitlist/" + entry + "/offers/" + offer + "/accept",
                "clientId",
                branch.lena().toString());
        assertThat(late.leadsTo()).isEqualTo(hers);
        assertThat(late.notice().text()).startsWith("The client is not waiting any more.");
    }
}
