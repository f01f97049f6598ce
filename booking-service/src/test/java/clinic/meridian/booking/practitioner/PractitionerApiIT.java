package clinic.meridian.booking.practitioner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import clinic.meridian.booking.DeskTest;
import clinic.meridian.booking.ReceivedRecords;
import clinic.meridian.booking.TestClinic;
import clinic.meridian.booking.TestClinic.Branch;
import clinic.meridian.booking.TestDesk;
import clinic.meridian.booking.practitioner.PractitionerCommand.LeavePractice;
import clinic.meridian.contracts.Channel;
import clinic.meridian.contracts.DirectoryState.PractitionerStateV1;
import clinic.meridian.contracts.PractitionerEvent.AbsenceAnnouncedV1;
import clinic.meridian.contracts.PractitionerEvent.PractitionerJoinedV1;
import clinic.meridian.contracts.PractitionerEvent.PractitionerLeftV1;
import clinic.meridian.contracts.PractitionerEvent.WorkingHoursSetV1;
import clinic.meridian.contracts.Topics;
import clinic.meridian.platform.command.Actor;
import clinic.meridian.platform.command.Commands;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@DeskTest
class PractitionerApiIT {

    @Autowired
    TestDesk desk;

    @Autowired
    TestClinic clinic;

    @Autowired
    ReceivedRecords received;

    @Autowired
    Commands commands;

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
        commands.send(new LeavePractice(branch.mei(), LocalDate.parse("2026-03-03")), Actor.of("anna", Channel.PAGE));

        assertThat(bookAt("2026-03-04T10:00")).isEqualTo("outside-working-hours");
        assertThat(bookAt("2026-03-03T10:00")).isEmpty();
        assertThat(desk.get(path).text("lastDay")).isEqualTo("2026-03-03");
    }

    @Test
    void tellsTheOthersFactsAndStates() {
        desk.put(path + "/working-hours", "{\"workingHours\":[]}").expect(200);
        desk.post(path + "/absences", "{\"from\":\"2026-03-03T00:00\",\"to\":\"2026-03-04T00:00\",\"reason\":\"ILL\"}")
                .expect(201);
        commands.send(new LeavePractice(branch.mei(), LocalDate.parse("2026-03-31")), Actor.of("anna", Channel.PAGE));
        String id = branch.mei().toString();

        await().untilAsserted(() -> assertThat(received.of(Topics.BOOKING_EVENTS, id))
                .hasExactlyElementsOfTypes(
                        PractitionerJoinedV1.class,
                        WorkingHoursSetV1.class,
                        AbsenceAnnouncedV1.class,
                        PractitionerLeftV1.class));
        assertThat(received.of(Topics.BOOKING_DIRECTORY, id))
                .last()
                .isInstanceOfSatisfying(PractitionerStateV1.class, state -> {
                    assertThat(state.displayName()).isEqualTo("Mei");
                    assertThat(state.active()).isFalse();
                });
    }
}
