package clinic.meridian.booking.rebooking;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.meridian.booking.DeskTest;
import clinic.meridian.booking.TestClinic;
import clinic.meridian.booking.TestClinic.Branch;
import clinic.meridian.booking.TestDesk;
import clinic.meridian.booking.TestDesk.Answer;
import clinic.meridian.platform.security.Role;
import clinic.meridian.platform.testing.SettableClinicClock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/// From a closure or an absence to the visits' new slots.
@DeskTest
class RebookingApiIT {

    @Autowired
    TestDesk desk;

    @Autowired
    TestClinic clinic;

    @Autowired
    SettableClinicClock clock;

    @Autowired
    JdbcClient jdbc;

    private Branch branch;
    private List<UUID> visits;

    @BeforeEach
    void setUp() {
        branch = clinic.open();
        visits = new ArrayList<>();
        for (String hour : List.of("09", "11", "13", "15")) {
            UUID client = clinic.screenedClient("Client", "At " + hour);
            visits.add(booked(client, branch.mei(), "2026-03-10T" + hour + ":00"));
        }
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

    private List<UUID> affectedByMeisAbsence() {
        return desk.post(
                        "/practitioners/" + branch.mei() + "/absences",
                        "{\"from\":\"2026-03-10T00:00\",\"to\":\"2026-03-11T00:00\",\"reason\":\"ILL\"}")
                .expect(201)
                .body()
                .path("affected")
                .valueStream()
                .map(id -> UUID.fromString(id.asString()))
                .toList();
    }

    private Answer plan(List<UUID> ids) {
        return desk.post(
                "/rebookings/plan",
                "{\"appointmentIds\":["
                        + ids.stream().map(id -> "\"" + id + "\"").collect(Collectors.joining(",")) + "]}");
    }

    private static String move(UUID visit, JsonNode slot) {
        return "{\"appointmentId\":\"%s\",\"start\":%s,\"practitionerId\":%s,\"roomId\":%s}"
                .formatted(visit, slot.path("start"), slot.path("practitionerId"), slot.path("roomId"));
    }

    private static String move(UUID visit, String start) {
        return "{\"appointmentId\":\"" + visit + "\",\"start\":\"" + start + "\"}";
    }

    private Answer rebook(List<String> moves) {
        return desk.post(
                "/rebookings", "{\"moves\":[" + String.join(",", moves) + "],\"reason\":\"PRACTITIONER_ILL\"}");
    }

    private long events() {
        return jdbc.sql("SELECT count(*) FROM event").query(Long.class).single();
    }

    private String localStart(UUID visit) {
        return desk.get("/appointments/" + visit).expect(200).text("localStart").substring(0, 16);
    }

    @Test
    void theFirstProposalsOfAllAffectedVisitsCanBeHadTogether() {
        List<UUID> affected = affectedByMeisAbsence();
        assertThat(affected).containsExactlyElementsOf(visits);
        long before = events();

        List<JsonNode> proposals = plan(affected)
                .expect(200)
                .body()
                .path("proposals")
                .valueStream()
                .toList();

        assertThat(events()).isEqualTo(before);
        assertThat(proposals)
                .hasSize(4)
                .allSatisfy(
                        proposal -> assertThat(proposal.path("alternatives")).hasSize(3));
        assertThat(proposals
                        .getFirst()
                        .path("alternatives")
                        .path(0)
                        .path("practitionerId")
                        .asString())
                .isEqualTo(branch.jonas().toString());
        List<String> moves = proposals.stream()
                .map(proposal -> move(
                        UUID.fromString(proposal.path("appointment")
                                .path("appointmentId")
                                .asString()),
                        proposal.path("alternatives").path(0)))
                .toList();

        JsonNode rebooked = rebook(moves).expect(200).body().path("appointments");

        assertThat(rebooked).hasSize(4).allSatisfy(visit -> {
            assertThat(visit.path("status").asString()).isEqualTo("BOOKED");
            assertThat(visit.path("practitionerId").asString())
                    .isEqualTo(branch.jonas().toString());
        });
        assertThat(desk.get("/appointments/" + visits.getFirst() + "/history")
                        .body()
                        .path("items")
                        .path(1)
                        .path("reason")
                        .path("code")
                        .asString())
                .isEqualTo("PRACTITIONER_ILL");
        assertThat(reservationsOf(branch.mei())).isZero();
        assertThat(events() - before).isEqualTo(4);
    }

    private long reservationsOf(UUID resource) {
        return jdbc.sql("SELECT count(*) FROM reservation WHERE resource_id = ?")
                .params(resource)
                .query(Long.class)
                .single();
    }

    @Test
    void movesAllOrNone() {
        booked(clinic.screenedClient("Paul", "Brandt"), branch.jonas(), "2026-03-11T09:00");
        List<String> before = visits.stream().map(this::localStart).toList();
        long events = events();

        Answer refused = rebook(List.of(
                        move(visits.get(0), "2026-03-11T11:00"),
                        move(visits.get(1), "2026-03-11T11:30"),
                        "{\"appointmentId\":\"%s\",\"start\":\"2026-03-11T09:00\",\"practitionerId\":\"%s\"}"
                                .formatted(visits.get(2), branch.jonas()),
                        move(visits.get(3), "2026-03-11T22:00")))
                .expect(409, "rebooking-conflicts");

        assertThat(refused.body().path("conflicts"))
                .extracting(conflict -> conflict.path("index").asInt() + " "
                        + conflict.path("reason").asString())
                .containsExactly("1 slot-taken", "2 slot-taken", "3 outside-opening-hours");
        assertThat(refused.body().path("conflicts").path(1).path("alternatives"))
                .hasSize(3);
        assertThat(visits.stream().map(this::localStart).toList()).isEqualTo(before);
        assertThat(events()).isEqualTo(events);
    }

    @Test
    void letsVisitsExchangeTheirSlots() {
        rebook(List.of(move(visits.get(0), "2026-03-10T11:00"), move(visits.get(1), "2026-03-10T09:00")))
                .expect(200);

        assertThat(localStart(visits.get(0))).isEqualTo("2026-03-10T11:00");
        assertThat(localStart(visits.get(1))).isEqualTo("2026-03-10T09:00");
    }

    @Test
    void offersNothingForAVisitThatNoLongerStandsAndDoesNotMoveIt() {
        desk.post("/appointments/" + visits.get(0) + "/cancel", "{\"reason\":\"ILL\"}")
                .expect(200);

        JsonNode proposals = plan(visits).expect(200).body().path("proposals");

        assertThat(proposals.path(0).path("alternatives")).isEmpty();
        assertThat(proposals.path(1).path("alternatives")).isNotEmpty();
        assertThat(rebook(List.of(move(visits.get(0), "2026-03-11T11:00")))
                        .expect(409, "rebooking-conflicts")
                        .body()
                        .path("conflicts")
                        .path(0)
                        .path("reason")
                        .asString())
                .isEqualTo("wrong-status");
    }

    @Test
    void isTheDesksAndNamesWhatIsWrong() {
        String body = "{\"appointmentIds\":[\"" + visits.getFirst() + "\"]}";

        desk.as(Role.PRACTITIONER, HttpMethod.POST, "/rebookings/plan", body).expect(403);
        desk.as(Role.FRONT_DESK, HttpMethod.POST, "/rebookings/plan", body).expect(200);
        plan(List.of()).expect(400);
        plan(List.of(UUID.randomUUID())).expect(422, "visit-unknown");
        rebook(List.of(move(UUID.randomUUID(), "2026-03-11T11:00"))).expect(422, "visit-unknown");
        rebook(List.of(move(visits.get(0), "2026-03-11T11:00"), move(visits.get(0), "2026-03-11T13:00")))
                .expect(400);
        rebook(List.of()).expect(400);
        desk.post("/rebookings", "{\"moves\":[{\"start\":\"2026-03-11T11:00\"}]}")
                .expect(400);
    }
}
