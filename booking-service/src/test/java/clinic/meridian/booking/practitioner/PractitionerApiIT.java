package clinic.meridian.booking.practitioner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import clinic.meridian.booking.DeskTest;
import clinic.meridian.booking.ReceivedRecords;
import clinic.meridian.booking.TestClinic;
import clinic.meridian.booking.TestClinic.Branch;
import clinic.meridian.booking.TestDesk;
import clinic.meridian.contracts.DirectoryState.PractitionerStateV1;
import clinic.meridian.contracts.PractitionerEvent.AbsenceAnnouncedV1;
import clinic.meridian.contracts.PractitionerEvent.AbsenceWithdrawnV1;
import clinic.meridian.contracts.PractitionerEvent.PractitionerJoinedV1;
import clinic.meridian.contracts.PractitionerEvent.PractitionerLeftV1;
import clinic.meridian.contracts.PractitionerEvent.PractitionerStayedV1;
import clinic.meridian.contracts.PractitionerEvent.WorkingHoursSetV1;
import clinic.meridian.contracts.Topics;
import clinic.meridian.platform.security.Role;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import tools.jackson.databind.JsonNode;

@DeskTest
class PractitionerApiIT {

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
        path = "/practitioners/" + branch.mei();
    }

    private String bookAt(String start) {
        return desk.post("/appointments", TestClinic.booking(branch, "FACIAL", start))
                .text("reason");
    }

    @Test
    void isListedAtHerLocation() {
        JsonNode listed = desk.get("/practitioners?locationId=" + branch.location())
                .expect(200)
                .body()
                .path("items");

        assertThat(listed).extracting(item -> item.path("name").asString()).containsExactly("Jonas", "Mei");
        assertThat(desk.get("/practitioners").expect(200).body().path("items")).containsAll(listed);
    }

    @Test
    void mayBeLinkedToOneUserNameOnly() {
        String user = "user-" + UUID.randomUUID();
        String body = """
                {"name":"Ana","username":"%s","locationId":"%s","services":["FACIAL"],"workingHours":[]}
                """.formatted(user, branch.location());

        UUID ana = desk.post("/practitioners", body).expect(201).id("practitionerId");

        desk.post("/practitioners", body).expect(409, "username-taken");
        assertThat(desk.get("/practitioners/" + ana).text("username")).isEqualTo(user);
    }

    @Test
    void isTakenOnByALocationForServicesThatExist() {
        desk.post("/practitioners", """
                        {"name":"Ana","locationId":"%s","services":["FACIAL"],"workingHours":[]}
                        """.formatted(UUID.randomUUID())).expect(422, "location-unknown");
        desk.post("/practitioners", """
                        {"name":"Ana","locationId":"%s","services":["BOTOX"],"workingHours":[]}
                        """.formatted(branch.location())).expect(422, "service-unknown");
    }

    @Test
    void changesHerWorkingHours() {
        desk.put(
                        path + "/working-hours",
                        "{\"workingHours\":[{\"day\":\"TUESDAY\",\"from\":\"10:00\",\"to\":\"12:00\"}]}")
                .expect(200);

        assertThat(bookAt("2026-03-03T11:05")).isEqualTo("outside-working-hours");
        assertThat(bookAt("2026-03-03T11:00")).isEmpty();
    }

    @Test
    void announcesAnAbsenceAndNamesTheVisitsInIt() {
        UUID visit = desk.post("/appointments", TestClinic.booking(branch, "FACIAL", "2026-03-03T10:00"))
                .expect(201)
                .id("appointmentId");

        JsonNode affected =
                desk.post(path + "/absences", """
                        {"from":"2026-03-03T00:00","to":"2026-03-04T00:00","reason":{"code":"ILL","note":"flu"}}
                        """).expect(201).body().path("affected");

        assertThat(affected).extracting(JsonNode::asString).containsExactly(visit.toString());
        assertThat(bookAt("2026-03-03T14:00")).isEqualTo("practitioner-absent");
        assertThat(desk.get(path).body().path("absences")).hasSize(1);
    }

    @Test
    void leaves() {
        UUID visit = desk.post("/appointments", TestClinic.booking(branch, "FACIAL", "2026-03-05T10:00"))
                .expect(201)
                .id("appointmentId");

        JsonNode affected = desk.post(path + "/leave", "{\"lastDay\":\"2026-03-03\"}")
                .expect(200)
                .body()
                .path("affected");

        assertThat(affected).extracting(JsonNode::asString).containsExactly(visit.toString());
        assertThat(bookAt("2026-03-04T10:00")).isEqualTo("outside-working-hours");
        assertThat(bookAt("2026-03-03T10:00")).isEmpty();
        assertThat(desk.get(path).text("lastDay")).isEqualTo("2026-03-03");
        for (String day : List.of("\"2026-02-30\"", "\"+999999999-12-31\"", "\"\"", "null")) {
            desk.post(path + "/leave", "{\"lastDay\":" + day + "}").expect(400);
        }
    }

    @Test
    void staysAfterAll() {
        desk.post(path + "/leave", "{\"lastDay\":\"2026-03-03\"}").expect(200);

        desk.post(path + "/stay", "{}").expect(200);

        assertThat(bookAt("2026-03-04T10:00")).isEmpty();
        assertThat(desk.get(path).text("lastDay")).isEmpty();
        desk.post(path + "/stay", "{}").expect(409, "not-leaving");
    }

    @Test
    void isCalledSomethingElseAndSignsInAsSomebody() {
        String user = "user-" + UUID.randomUUID();
        desk.put(path, "{\"name\":\"Mei Chen\",\"username\":\"" + user + "\"}").expect(200);
        desk.put("/practitioners/" + branch.jonas(), "{\"name\":\"Jonas\",\"username\":\"" + user + "\"}")
                .expect(409, "username-taken");

        assertThat(desk.get(path).text("name")).isEqualTo("Mei Chen");
        assertThat(desk.get(path).text("username")).isEqualTo(user);
        desk.put(path, "{\"name\":\"Mei Chen\"}").expect(200);
        assertThat(desk.get(path).text("username")).isEmpty();
        desk.as(Role.FRONT_DESK, HttpMethod.PUT, path, "{\"name\":\"Mei\"}").expect(403);
    }

    @Test
    void offersOtherServices() {
        desk.put(path + "/services", "{\"services\":[\"CONSULTATION\"]}").expect(200);

        assertThat(bookAt("2026-03-03T10:00")).isEqualTo("service-not-offered");
        desk.put(path + "/services", "{\"services\":[\"BOTOX\"]}").expect(422, "service-unknown");
        desk.put(path + "/services", "{\"services\":[]}").expect(400);
    }

    @Test
    void takesAnAbsenceBack() {
        desk.post(path + "/absences", "{\"from\":\"2026-03-03T00:00\",\"to\":\"2026-03-04T00:00\",\"reason\":\"ILL\"}")
                .expect(201);
        String absence = path + "/absences/"
                + desk.get(path)
                        .body()
                        .path("absences")
                        .path(0)
                        .path("absenceId")
                        .asString();

        desk.as(Role.MANAGER, HttpMethod.DELETE, absence, "").expect(200);

        assertThat(desk.get(path).body().path("absences")).isEmpty();
        assertThat(bookAt("2026-03-03T14:00")).isEmpty();
        desk.as(Role.MANAGER, HttpMethod.DELETE, absence, "").expect(404, "absence-unknown");
    }

    @Test
    void tellsTheOthersFactsAndStates() {
        desk.put(path + "/working-hours", "{\"workingHours\":[]}").expect(200);
        desk.post(path + "/absences", "{\"from\":\"2026-03-03T00:00\",\"to\":\"2026-03-04T00:00\",\"reason\":\"ILL\"}")
                .expect(201);
        desk.as(
                        Role.MANAGER,
                        HttpMethod.DELETE,
                        path + "/absences/"
                                + desk.get(path)
                                        .body()
                                        .path("absences")
                                        .path(0)
                                        .path("absenceId")
                                        .asString(),
                        "")
                .expect(200);
        desk.post(path + "/leave", "{\"lastDay\":\"2026-03-31\"}").expect(200);
        desk.post(path + "/stay", "{}").expect(200);
        desk.post(path + "/leave", "{\"lastDay\":\"2026-03-01\"}").expect(200);
        String id = branch.mei().toString();

        await().untilAsserted(() -> assertThat(received.of(Topics.BOOKING_EVENTS, id))
                .hasExactlyElementsOfTypes(
                        PractitionerJoinedV1.class,
                        WorkingHoursSetV1.class,
                        AbsenceAnnouncedV1.class,
                        AbsenceWithdrawnV1.class,
                        PractitionerLeftV1.class,
                        PractitionerStayedV1.class,
                        PractitionerLeftV1.class));
        assertThat(received.of(Topics.BOOKING_DIRECTORY, id))
                .last()
                .isInstanceOfSatisfying(PractitionerStateV1.class, state -> {
                    assertThat(state.displayName()).isEqualTo("Mei");
                    assertThat(state.active()).isFalse();
                    assertThat(state.lastDay()).isEqualTo("2026-03-01");
                });
    }
}
