package clinic.meridian.booking.waitlist;

import static clinic.meridian.booking.waitlist.WaitingRoom.TEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import clinic.meridian.booking.DeskTest;
import clinic.meridian.booking.ReceivedRecords;
import clinic.meridian.booking.TestClinic;
import clinic.meridian.booking.TestClinic.Branch;
import clinic.meridian.booking.TestDesk;
import clinic.meridian.booking.TestDesk.Answer;
import clinic.meridian.contracts.Topics;
import clinic.meridian.contracts.WaitlistEvent.OfferAcceptedV1;
import clinic.meridian.contracts.WaitlistEvent.SlotOfferedV1;
import clinic.meridian.contracts.WaitlistEvent.WaitlistJoinedV1;
import clinic.meridian.platform.security.Role;
import clinic.meridian.platform.testing.SettableClinicClock;
import clinic.meridian.platform.time.DueTasks;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@DeskTest
class WaitlistApiIT {

    private static final String FRIDAY_AT_THREE = "2026-03-06T15:00";

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

    @Autowired
    ReceivedRecords received;

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

    private void runDueAt(String moment) {
        clock.set(Instant.parse(moment));
        due.runDue();
    }

    private UUID client(String name) {
        return clinic.screenedClient(name, "Waiting");
    }

    @Nested
    class Waiting {

        @Test
        void isListedInTheOrderOfJoiningUntilSheLeaves() {
            UUID first = room.waits(client("Ada"));
            clock.advance(Duration.ofSeconds(1));
            UUID second = room.join(client("Bea"), """
                            ,"practitionerIds":["%s"],"days":["TUESDAY"],"times":[{"from":"09:00","to":"12:30"}]
                            """.formatted(branch.mei()))
                    .expect(201)
                    .id("entryId");

            assertThat(room.waiting()).containsExactly(first, second);
            JsonNode entry = room.entries().getLast();
            assertThat(entry.path("joinedAt").asString()).isEqualTo("2026-03-02T08:00:01+01:00");
            assertThat(entry.path("times").get(0).path("from").asString()).startsWith("09:00");
            assertThat(entry.path("days").get(0).asString()).isEqualTo("TUESDAY");
            assertThat(entry.path("practitionerIds").get(0).asString())
                    .isEqualTo(branch.mei().toString());
            assertThat(entry.path("offers")).isEmpty();

            leave(first).expect(204);
            leave(first).expect(204);

            assertThat(room.waiting()).containsExactly(second);
            assertThat(room.events(first)).containsExactly("booking.waitlist-joined", "booking.waitlist-left");
        }

        @Test
        void refusesWhatCanNeverBeOffered() {
            UUID lena = branch.lena();
            UUID others = room.booked(client("Paul"), branch.mei(), TEN);
            UUID own = room.booked(lena, branch.jonas(), TEN);
            room.cancel(own).expect(200);

            room.join(UUID.randomUUID(), "").expect(422, "client-unknown");
            room.join(lena, ",\"practitionerIds\":[\"" + UUID.randomUUID() + "\"]")
                    .expect(422, "practitioner-unknown");
            room.join(lena, ",\"times\":[{\"from\":\"09:00\",\"to\":\"09:55\"}]")
                    .expect(422, "times-too-short");
            room.join(lena, ",\"replaces\":\"" + others + "\"").expect(422, "replaced-visit-unknown");
            room.join(lena, ",\"replaces\":\"" + own + "\"").expect(409, "replaced-visit-not-standing");
            room.join(lena, ",\"times\":[{\"from\":\"12:00\",\"to\":\"09:55\"}]")
                    .expect(400);
            room.join(lena, ",\"days\":[\"SOMEDAY\"]").expect(400);
            clock.set(Instant.parse("2026-03-09T07:00:00Z"));
            room.join(lena, "").expect(422, "days-past");
            desk.as(Role.PRACTITIONER, HttpMethod.DELETE, "/waitlist/" + UUID.randomUUID(), "")
                    .expect(403);
            leave(UUID.randomUUID()).expect(404);
            desk.get("/waitlist?locationId=" + UUID.randomUUID()).expect(400);
        }

        @Test
        void endsWithHerLastDay() {
            UUID entry = room.waits(client("Ada"));

            runDueAt("2026-03-08T22:59:59Z");
            assertThat(room.waiting()).containsExactly(entry);
            runDueAt("2026-03-08T23:00:00Z");

            assertThat(room.waiting()).isEmpty();
            assertThat(room.events(entry)).endsWith("booking.waitlist-left");
        }
    }

    private Answer leave(UUID entry) {
        return desk.send(HttpMethod.DELETE, "/waitlist/" + entry, "", r -> {}, Role.FRONT_DESK);
    }

    @Nested
    class WhenASlotIsFreed {

        private final List<UUID> entries = new ArrayList<>();
        private UUID freed;

        @BeforeEach
        void fiveWaitAndOneCancels() {
            freed = room.booked(branch.lena(), branch.mei(), TEN);
            for (String name : List.of("Ada", "Bea", "Cleo", "Dora", "Eva")) {
                entries.add(room.waits(client(name)));
                clock.advance(Duration.ofSeconds(1));
            }
            room.cancel(freed).expect(200);
            due.runDue();
        }

        @Test
        void theFirstThreeShareItForFifteenMinutesAndThenTheNext() {
            assertThat(room.asked()).isEqualTo(entries.subList(0, 3));
            JsonNode offer = room.entries().getFirst().path("offers").get(0);
            assertThat(offer.path("start").asString()).isEqualTo("2026-03-05T10:00:00+01:00");
            assertThat(offer.path("end").asString()).isEqualTo("2026-03-05T11:00:00+01:00");
            assertThat(offer.path("expiresAt").asString()).isEqualTo("2026-03-02T08:15:05+01:00");
            room.book(branch.lena(), branch.mei(), TEN).expect(409, "slot-taken");

            clock.advance(Duration.ofMinutes(15).minusSeconds(1));
            due.runDue();
            assertThat(room.asked()).isEqualTo(entries.subList(0, 3));
            clock.advance(Duration.ofSeconds(1));
            due.runDue();

            assertThat(room.asked()).isEqualTo(entries.subList(3, 5));
            assertThat(room.ends(entries.getFirst())).containsExactly("RAN_OUT");
            clock.advance(Duration.ofMinutes(15));
            due.runDue();
            assertThat(room.asked()).isEmpty();
            assertThat(room.waiting()).isEqualTo(entries);
            room.book(branch.lena(), branch.mei(), TEN).expect(201);
        }

        @Test
        void theFirstToAcceptHasItAndTheOthersAreTold() {
            List<UUID> offers = entries.subList(0, 3).stream().map(room::offer).toList();

            Answer visit = room.accept(entries.get(1), offers.get(1)).expect(200);

            assertThat(visit.text("status")).isEqualTo("BOOKED");
            assertThat(visit.text("start")).isEqualTo("2026-03-05T10:00:00+01:00");
            assertThat(visit.id("practitionerId")).isEqualTo(branch.mei());
            room.accept(entries.get(0), offers.get(0)).expect(409, "offer-taken");
            room.accept(entries.get(1), offers.get(1)).expect(409, "offer-accepted");
            room.accept(entries.get(0), offers.get(1)).expect(404, "offer-unknown");
            room.accept(UUID.randomUUID(), offers.get(1)).expect(404, "entry-unknown");
            assertThat(room.waiting()).containsExactly(entries.get(0), entries.get(2), entries.get(3), entries.get(4));
            assertThat(room.asked()).isEmpty();
            assertThat(room.ends(entries.get(2))).containsExactly("TAKEN");
            clock.advance(Duration.ofHours(1));
            due.runDue();
            assertThat(room.asked()).isEmpty();
        }

        @Test
        void theOthersHearOfItInTheContractsWords() {
            UUID entry = entries.getFirst();
            UUID client = WaitingRoom.id(room.entries().getFirst(), "clientId");
            room.accept(entry, room.offer(entry)).expect(200);

            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(received.of(Topics.BOOKING_EVENTS, client.toString()))
                            .hasAtLeastOneElementOfType(WaitlistJoinedV1.class)
                            .hasAtLeastOneElementOfType(SlotOfferedV1.class)
                            .hasAtLeastOneElementOfType(OfferAcceptedV1.class));
        }

        @Test
        void anOfferThatRanOutIsRefusedBeforeAnybodyHasLookedAtIt() {
            UUID offer = room.offer(entries.getFirst());
            clock.advance(Duration.ofMinutes(15));

            room.accept(entries.getFirst(), offer).expect(409, "offer-expired");
        }

        @Test
        void whoLeavesMakesRoomForTheNext() {
            for (UUID entry : entries.subList(0, 3)) {
                leave(entry).expect(204);
            }
            due.runDue();

            assertThat(room.ends(entries.getFirst())).containsExactly("NOT_WAITING");
            assertThat(room.asked()).isEqualTo(entries.subList(3, 5));
        }

        @Test
        void undoingTheCancellationTakesItOffTheMarket() {
            UUID offer = room.offer(entries.getFirst());

            room.undo(freed).expect(200);

            assertThat(room.status(freed)).isEqualTo("BOOKED");
            assertThat(room.asked()).isEmpty();
            room.accept(entries.getFirst(), offer).expect(409, "offer-withdrawn");
            clock.advance(Duration.ofHours(1));
            due.runDue();
            assertThat(room.asked()).isEmpty();
            room.book(client("Paul"), branch.mei(), TEN).expect(409, "slot-taken");
        }

        @Test
        void onceItIsAcceptedTheCancellationStands() {
            room.accept(entries.getFirst(), room.offer(entries.getFirst())).expect(200);

            room.undo(freed).expect(409, "slot-taken");

            assertThat(room.status(freed)).isEqualTo("CANCELLED");
        }

        @Test
        void whoBookedSomethingElseMeanwhileIsToldWhy() {
            UUID client = WaitingRoom.id(room.entries().getFirst(), "clientId");
            UUID offer = room.offer(entries.getFirst());
            room.booked(client, branch.jonas(), "2026-03-05T10:30");

            Answer refused = room.accept(entries.getFirst(), offer).expect(409, "slot-taken");

            assertThat(refused.body().path("conflicts").get(0).path("resource").asString())
                    .isEqualTo("CLIENT");
            assertThat(room.asked()).as("everybody's offers still stand").isEqualTo(entries.subList(0, 3));
        }

        @Test
        void theDeskTakesItBackByEndingTheHold() {
            UUID hold = jdbc.sql("SELECT hold_id FROM waitlist_opening WHERE freed_by = ?")
                    .param(freed)
                    .query((row, n) -> row.getObject("hold_id", UUID.class))
                    .single();

            desk.send(HttpMethod.DELETE, "/holds/" + hold, "", r -> {}, Role.FRONT_DESK)
                    .expect(204);

            assertThat(room.asked()).isEmpty();
            assertThat(room.ends(entries.getFirst())).containsExactly("WITHDRAWN");
            room.book(client("Paul"), branch.mei(), TEN).expect(201);
        }

        @Test
        void whateverHappensWhileNobodyWatchesEachOfferEndsOnce() {
            clock.advance(Duration.ofHours(25));
            due.runDue();
            due.runDue();

            for (UUID entry : entries.subList(0, 3)) {
                assertThat(room.ends(entry)).containsExactly("RAN_OUT");
            }
            assertThat(room.asked()).as("the rest is asked however late").isEqualTo(entries.subList(3, 5));
        }
    }

    @Nested
    class Swapping {

        @Test
        void givesUpTheOldVisitForTheNewOneAndThatOneIsOfferedInTurn() {
            UUID ada = client("Ada");
            UUID old = room.booked(ada, branch.jonas(), FRIDAY_AT_THREE);
            UUID freed = room.booked(branch.lena(), branch.mei(), TEN);
            UUID entry = room.waitsInsteadOf(ada, old);
            clock.advance(Duration.ofSeconds(1));
            UUID next = room.join(client("Bea"), ",\"days\":[\"FRIDAY\"]")
                    .expect(201)
                    .id("entryId");
            room.cancel(freed).expect(200);
            due.runDue();
            assertThat(room.asked()).containsExactly(entry);

            UUID visit = room.accept(entry, room.offer(entry)).expect(200).id("appointmentId");
            due.runDue();

            assertThat(room.status(visit)).isEqualTo("BOOKED");
            assertThat(room.status(old)).isEqualTo("CANCELLED");
            assertThat(room.asked()).containsExactly(next);
            assertThat(room.entries()
                            .getFirst()
                            .path("offers")
                            .get(0)
                            .path("start")
                            .asString())
                    .startsWith(FRIDAY_AT_THREE);
        }

        @Test
        void mayOverlapTheVisitThatItReplacesAndIsNeverALateCancellation() {
            clock.set(Instant.parse("2026-03-05T08:00:00Z"));
            UUID ada = client("Ada");
            UUID old = room.booked(ada, branch.jonas(), "2026-03-05T10:30");
            UUID entry = room.waitsInsteadOf(ada, old);
            UUID freed = room.booked(branch.lena(), branch.mei(), TEN);
            room.cancel(freed).expect(200);
            due.runDue();

            room.accept(entry, room.offer(entry)).expect(200);

            assertThat(jdbc.sql("""
                                    SELECT convert_from(payload, 'UTF8') FROM event
                                    WHERE aggregate_id = ? AND name = 'booking.session-cancelled'
                                    """).param(old.toString()).query(String.class).single())
                    .contains("\"late\":true", "\"waived\":true", "WAITLIST_SWAP");
        }

        @Test
        void goesOnWithoutAVisitThatWasGivenUpMeanwhile() {
            UUID ada = client("Ada");
            UUID old = room.booked(ada, branch.jonas(), FRIDAY_AT_THREE);
            UUID freed = room.booked(branch.lena(), branch.mei(), TEN);
            UUID entry = room.waitsInsteadOf(ada, old);
            room.cancel(freed).expect(200);
            due.runDue();
            UUID offer = room.offer(entry);
            room.cancel(old).expect(200);

            room.accept(entry, offer).expect(200);
        }

        @Test
        void isRefusedOnceTheOldVisitHasBegun() {
            clock.set(Instant.parse("2026-03-05T08:00:00Z"));
            UUID ada = client("Ada");
            UUID old = room.booked(ada, branch.jonas(), "2026-03-05T09:15");
            UUID freed = room.booked(branch.lena(), branch.mei(), "2026-03-05T14:00");
            UUID entry = room.waitsInsteadOf(ada, old);
            room.cancel(freed).expect(200);
            due.runDue();
            UUID offer = room.offer(entry);
            desk.post("/appointments/" + old + "/check-in", "{}").expect(200);

            room.accept(entry, offer).expect(409, "replaced-visit-not-standing");

            assertThat(room.status(old)).isEqualTo("CHECKED_IN");
            assertThat(room.asked()).containsExactly(entry);
        }

        @Test
        void aMoveFreesASlotAndMovingBackTakesItAgain() {
            UUID visit = room.booked(branch.lena(), branch.mei(), TEN);
            UUID entry = room.waits(client("Ada"));
            desk.post("/appointments/" + visit + "/reschedule", "{\"start\":\"" + FRIDAY_AT_THREE + "\"}")
                    .expect(200);
            due.runDue();
            assertThat(room.asked()).containsExactly(entry);

            room.undo(visit).expect(200);

            assertThat(room.asked()).isEmpty();
            assertThat(room.ends(entry)).containsExactly("WITHDRAWN");
        }
    }

    @Nested
    class AtNight {

        @Test
        void nobodyIsAskedUntilEight() {
            UUID entry = room.waits(client("Ada"));
            UUID freed = room.booked(branch.lena(), branch.mei(), TEN);
            clock.set(Instant.parse("2026-03-03T19:00:00Z"));
            room.cancel(freed).expect(200);
            due.runDue();
            assertThat(room.asked()).isEmpty();

            runDueAt("2026-03-04T06:59:59Z");
            assertThat(room.asked()).isEmpty();
            runDueAt("2026-03-04T07:00:00Z");

            assertThat(room.asked()).containsExactly(entry);
        }

        @Test
        void aSlotThatIsTakenMeanwhileIsNotOffered() {
            room.waits(client("Ada"));
            UUID freed = room.booked(branch.lena(), branch.mei(), TEN);
            clock.set(Instant.parse("2026-03-03T19:00:00Z"));
            room.cancel(freed).expect(200);
            due.runDue();
            room.booked(branch.lena(), branch.mei(), TEN);

            runDueAt("2026-03-04T07:00:00Z");

            assertThat(room.asked()).isEmpty();
        }

        @Test
        void theDeskIsToldWhenTheyWillBeAsked() {
            UUID entry = room.waits(client("Ada"));
            clock.set(Instant.parse("2026-03-03T19:00:00Z"));

            Answer offered = offer(branch.mei(), TEN).expect(201);

            assertThat(offered.body().path("offers")).isEmpty();
            assertThat(offered.text("nextAt")).isEqualTo("2026-03-04T08:00:00+01:00");
            runDueAt("2026-03-04T07:00:00Z");
            assertThat(room.asked()).containsExactly(entry);
        }
    }

    private Answer offer(UUID practitioner, String start) {
        return offer(practitioner, start, "");
    }

    /// @param more further fields of the request, after a comma
    private Answer offer(UUID practitioner, String start, String more) {
        return desk.post("/waitlist/offers", """
                {"locationId":"%s","service":"FACIAL","practitionerId":"%s","start":"%s"%s}
                """.formatted(branch.location(), practitioner, start, more));
    }

    private static String to(UUID entry) {
        return ",\"entryId\":\"" + entry + "\"";
    }

    @Nested
    class TheDesk {

        @Test
        void offersAFreeSlot() {
            UUID entry = room.waits(client("Ada"));

            Answer offered = offer(branch.mei(), TEN).expect(201);

            assertThat(offered.body().path("offers")).hasSize(1);
            assertThat(WaitingRoom.id(offered.body().path("offers").get(0), "entryId"))
                    .isEqualTo(entry);
            assertThat(offered.text("nextAt")).isEqualTo("2026-03-02T08:15:00+01:00");
            offer(branch.mei(), TEN).expect(409, "slot-taken");
            room.accept(entry, WaitingRoom.id(offered.body().path("offers").get(0), "offerId"))
                    .expect(200);
        }

        @Test
        void asksWhomItWantsAndTheOthersOnlyWhenSheDoesNotAnswer() {
            UUID ada = room.waits(client("Ada"));
            clock.advance(Duration.ofSeconds(1));
            UUID bea = room.waits(client("Bea"));
            UUID cleo = room.join(client("Cleo"), ",\"days\":[\"FRIDAY\"]")
                    .expect(201)
                    .id("entryId");

            offer(branch.mei(), TEN, to(cleo)).expect(409, "does-not-fit");
            offer(branch.mei(), TEN, to(UUID.randomUUID())).expect(404, "entry-unknown");
            leave(cleo).expect(204);
            offer(branch.mei(), TEN, to(cleo)).expect(409, "not-waiting");
            offer(branch.mei(), TEN, to(bea)).expect(201);

            assertThat(room.asked()).containsExactly(bea);
            runDueAt("2026-03-02T07:15:01Z");
            assertThat(room.asked()).containsExactly(ada);

            clock.set(Instant.parse("2026-03-03T19:00:00Z"));
            offer(branch.jonas(), TEN, to(ada)).expect(409, "quiet-hours");
        }

        @Test
        void isToldWhereNobodyFits() {
            room.join(client("Ada"), ",\"practitionerIds\":[\"" + branch.jonas() + "\"]")
                    .expect(201);
            UUID nora = clinic.client("Nora", "Unscreened");
            room.waits(nora);

            offer(branch.mei(), TEN).expect(409, "nobody-fits");
            offer(branch.mei(), "2026-03-05T21:00").expect(422, "outside-opening-hours");

            room.book(branch.lena(), branch.mei(), TEN).expect(201);
        }

        @Test
        void seesWhoWouldFitAndWhatWasLeftBehind() {
            UUID ada = client("Ada");
            UUID first = room.waits(ada);
            clock.advance(Duration.ofSeconds(1));
            room.join(client("Bea"), ",\"days\":[\"FRIDAY\"]").expect(201);
            room.waits(ada);
            UUID busy = client("Cleo");
            room.waits(busy);
            room.booked(busy, branch.jonas(), "2026-03-05T10:30");
            UUID freed = room.booked(branch.lena(), branch.mei(), TEN);

            assertThat(room.items("/waitlist/matches?locationId=%s&service=FACIAL&practitionerId=%s&start=%s"
                            .formatted(branch.location(), branch.mei(), TEN)))
                    .extracting(match -> WaitingRoom.id(match, "entryId"))
                    .as("each client once, and those only who could come")
                    .containsExactly(first);
            assertThat(gaps()).isEmpty();

            room.cancel(freed).expect(200);
            due.runDue();
            JsonNode gap = gaps().getFirst();
            assertThat(gap.path("start").asString()).isEqualTo("2026-03-05T10:00:00+01:00");
            assertThat(gap.path("fits").asInt()).isOne();
            assertThat(gap.path("offered").asInt()).isOne();

            room.accept(first, room.offer(first)).expect(200);
            assertThat(gaps()).isEmpty();
        }

        private List<JsonNode> gaps() {
            return room.items("/waitlist/gaps?locationId=" + branch.location() + "&date=2026-03-05");
        }
    }
}
