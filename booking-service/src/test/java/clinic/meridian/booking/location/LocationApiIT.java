package clinic.meridian.booking.location;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import clinic.meridian.booking.DeskTest;
import clinic.meridian.booking.ReceivedRecords;
import clinic.meridian.booking.TestClinic;
import clinic.meridian.booking.TestClinic.Branch;
import clinic.meridian.booking.TestDesk;
import clinic.meridian.contracts.DirectoryState.CancellationPolicyStateV1;
import clinic.meridian.contracts.DirectoryState.LocationStateV1;
import clinic.meridian.contracts.DirectoryState.RoomStateV1;
import clinic.meridian.contracts.LocationEvent.ClosureAnnouncedV1;
import clinic.meridian.contracts.LocationEvent.ClosureWithdrawnV1;
import clinic.meridian.contracts.LocationEvent.LocationOpenedV1;
import clinic.meridian.contracts.LocationEvent.OpeningHoursChangedV1;
import clinic.meridian.contracts.LocationEvent.RoomAddedV1;
import clinic.meridian.contracts.LocationEvent.RoomClosedV1;
import clinic.meridian.contracts.Topics;
import clinic.meridian.platform.security.Role;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import tools.jackson.databind.JsonNode;

@DeskTest
class LocationApiIT {

    @Autowired
    TestDesk desk;

    @Autowired
    TestClinic clinic;

    @Autowired
    ReceivedRecords received;

    private Branch branch;
    private String path;

    @BeforeEach
    void setUp() {
        branch = clinic.open();
        path = "/locations/" + branch.location();
    }

    private JsonNode location() {
        return desk.get(path).expect(200).body();
    }

    private String bookAt(String start) {
        return desk.post("/appointments", TestClinic.booking(branch, "FACIAL", start))
                .text("reason");
    }

    @Test
    void isListedWithItsRooms() {
        JsonNode rooms = location().path("rooms");

        assertThat(location().path("zone").asString()).isEqualTo("Europe/Berlin");
        assertThat(location().path("openingHours")).hasSize(7);
        assertThat(rooms).extracting(room -> room.path("name").asString()).containsExactly("Room 1", "Room 2");
        assertThat(desk.get("/locations").expect(200).body().path("items")).contains(location());
    }

    @Test
    void changesItsOpeningHours() {
        desk.put(
                        path + "/opening-hours",
                        "{\"openingHours\":[{\"day\":\"TUESDAY\",\"from\":\"10:00\",\"to\":\"12:00\"}]}")
                .expect(200);

        assertThat(location().path("openingHours")).hasSize(1);
        assertThat(bookAt("2026-03-03T11:05")).isEqualTo("outside-opening-hours");
        assertThat(bookAt("2026-03-03T11:00")).isEmpty();
    }

    @Test
    void closesARoomAndNamesTheVisitsInIt() {
        UUID visit = desk.post("/appointments", TestClinic.booking(branch, "FACIAL", "2026-03-03T10:00"))
                .expect(201)
                .id("appointmentId");

        JsonNode affected = desk.post("/rooms/" + branch.room1() + "/close", "{}")
                .expect(200)
                .body()
                .path("affected");

        assertThat(affected).extracting(JsonNode::asString).containsExactly(visit.toString());
        assertThat(location().path("rooms").path(0).path("open").asBoolean()).isFalse();
        desk.post("/rooms/" + branch.room1() + "/close", "").expect(409, "room-already-closed");
        desk.post("/rooms/" + UUID.randomUUID() + "/close", "").expect(404, "room-unknown");
    }

    @Test
    void announcesAClosureAndNamesTheVisitsInIt() {
        UUID visit = desk.post("/appointments", TestClinic.booking(branch, "FACIAL", "2026-03-03T10:00"))
                .expect(201)
                .id("appointmentId");

        JsonNode affected = desk.post(
                        path + "/closures",
                        "{\"from\":\"2026-03-03T00:00\",\"to\":\"2026-03-04T00:00\",\"reason\":\"STAFF_DAY\"}")
                .expect(201)
                .body()
                .path("affected");

        assertThat(affected).extracting(JsonNode::asString).containsExactly(visit.toString());
        assertThat(location().path("closures").path(0).path("from").asString()).isEqualTo("2026-03-03T00:00:00+01:00");
        assertThat(bookAt("2026-03-03T14:00")).isEqualTo("location-closed");
    }

    @Test
    void takesAClosureBack() {
        desk.post(
                        path + "/closures",
                        "{\"from\":\"2026-03-03T00:00\",\"to\":\"2026-03-04T00:00\",\"reason\":\"STAFF_DAY\"}")
                .expect(201);
        String closure = path + "/closures/"
                + location().path("closures").path(0).path("closureId").asString();

        desk.as(Role.FRONT_DESK, HttpMethod.DELETE, closure, "").expect(403);
        desk.as(Role.MANAGER, HttpMethod.DELETE, closure, "").expect(200);

        assertThat(location().path("closures")).isEmpty();
        assertThat(bookAt("2026-03-03T14:00")).isEmpty();
        desk.as(Role.MANAGER, HttpMethod.DELETE, closure, "").expect(404, "closure-unknown");
    }

    @Test
    void changesItsAddressButNotItsZone() {
        String details = """
                {"name":"Mitte","address":"Linienstraße 5","phone":"+49 30 2","email":"mitte@example.com","locale":"de"}
                """;

        desk.as(Role.MANAGER, HttpMethod.PUT, path, details).expect(403);
        desk.as(Role.ADMIN, HttpMethod.PUT, path, details).expect(200);

        assertThat(location().path("address").asString()).isEqualTo("Linienstraße 5");
        assertThat(location().path("zone").asString()).isEqualTo("Europe/Berlin");
        desk.put(path, details.replace("\"locale\"", "\"zone\":\"UTC\",\"locale\""))
                .expect(400);
        desk.put(path, details.replace("mitte@example.com", "nowhere")).expect(400);
    }

    @Test
    void numbersItsCancellationTerms() {
        desk.post("/cancellation-policies", """
                        {"locationId":"%s","lateHours":48,"noShowAfterMinutes":10,"texts":{"de":"48 Stunden"}}
                        """.formatted(branch.location())).expect(201);

        JsonNode policies = desk.get("/cancellation-policies?locationId=" + branch.location())
                .expect(200)
                .body()
                .path("items");
        assertThat(policies)
                .extracting(policy -> policy.path("version").asInt())
                .containsExactly(1, 2);
        assertThat(desk.post("/appointments", TestClinic.booking(branch, "FACIAL", "2026-03-03T10:00"))
                        .body()
                        .path("policyVersion")
                        .asInt())
                .isEqualTo(2);
    }

    @Test
    void saysWhoChangedItSinceItWasSeen() {
        desk.send(
                        HttpMethod.PUT,
                        path + "/opening-hours",
                        "{\"openingHours\":[]}",
                        request -> request.header("If-Match", "\"0\""),
                        Role.MANAGER)
                .expect(412, "stale");
    }

    @Test
    void tellsTheOthersFactsAndStates() {
        desk.put(path + "/opening-hours", "{\"openingHours\":[]}").expect(200);
        desk.post("/rooms/" + branch.room2() + "/close", "").expect(200);
        desk.post(
                        path + "/closures",
                        "{\"from\":\"2026-03-03T00:00\",\"to\":\"2026-03-04T00:00\",\"reason\":\"STAFF_DAY\"}")
                .expect(201);
        desk.as(
                        Role.MANAGER,
                        HttpMethod.DELETE,
                        path + "/closures/"
                                + location()
                                        .path("closures")
                                        .path(0)
                                        .path("closureId")
                                        .asString(),
                        "")
                .expect(200);
        String id = branch.location().toString();

        await().untilAsserted(() -> assertThat(received.of(Topics.BOOKING_EVENTS, id))
                .hasExactlyElementsOfTypes(
                        LocationOpenedV1.class,
                        RoomAddedV1.class,
                        RoomAddedV1.class,
                        OpeningHoursChangedV1.class,
                        RoomClosedV1.class,
                        ClosureAnnouncedV1.class,
                        ClosureWithdrawnV1.class));
        assertThat(received.of(Topics.BOOKING_DIRECTORY, id))
                .last()
                .isInstanceOfSatisfying(LocationStateV1.class, state -> {
                    assertThat(state.name()).isEqualTo("Mitte");
                    assertThat(state.openingHours()).isEmpty();
                });
        assertThat(received.of(Topics.BOOKING_DIRECTORY, branch.room2().toString()))
                .last()
                .isEqualTo(new RoomStateV1(branch.room2().toString(), id, "Room 2", false));
        assertThat(received.of(Topics.BOOKING_DIRECTORY, id + "/policy/1"))
                .singleElement()
                .isInstanceOfSatisfying(CancellationPolicyStateV1.class, policy -> {
                    assertThat(policy.lateHours()).isEqualTo(24);
                    assertThat(policy.texts()).containsKeys("de", "en", "es", "zh");
                });
    }
}
