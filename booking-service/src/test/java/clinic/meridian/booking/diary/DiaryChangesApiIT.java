package clinic.meridian.booking.diary;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.meridian.booking.DeskTest;
import clinic.meridian.booking.TestClinic;
import clinic.meridian.booking.TestClinic.Branch;
import clinic.meridian.booking.TestDesk;
import clinic.meridian.booking.TestDesk.Answer;
import clinic.meridian.platform.security.Role;
import clinic.meridian.platform.testing.SettableClinicClock;
import clinic.meridian.platform.testing.TestUsers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import tools.jackson.databind.JsonNode;

@DeskTest
class DiaryChangesApiIT {

    private static final String EIGHT = "2026-03-02T08:00";

    @Autowired
    TestDesk desk;

    @Autowired
    TestClinic clinic;

    @Autowired
    SettableClinicClock clock;

    private Branch branch;

    @BeforeEach
    void setUp() {
        branch = clinic.open();
        clock.advance(Duration.ofMinutes(1));
    }

    @AfterEach
    void tearDown() {
        clock.set(SettableClinicClock.START);
    }

    private UUID booked(String start) {
        return desk.post("/appointments", TestClinic.booking(branch, "FACIAL", start))
                .expect(201)
                .id("appointmentId");
    }

    private void change(UUID visit, String what, String body) {
        desk.post("/appointments/" + visit + "/" + what, body).expect(200);
    }

    private Answer ask(String day, String since, String more) {
        return desk.get("/diary/changes?locationId=%s&from=%s&to=%s&since=%s%s"
                .formatted(branch.location(), day, day, since, more));
    }

    private List<String> changes(String day, String since, String more) {
        List<String> changes = new ArrayList<>();
        for (JsonNode item : ask(day, since, more).expect(200).body().path("items")) {
            changes.add(item.path("kind").asString() + " " + item.path("event").asString());
        }
        return changes;
    }

    @Test
    void sayWhoChangedWhatAndWhy() {
        UUID visit = booked("2026-03-03T10:00");
        clock.advance(Duration.ofMinutes(5));
        change(visit, "reschedule", "{\"start\":\"2026-03-03T11:00\",\"reason\":\"CLIENT_ASKED\"}");

        JsonNode moved =
                ask("2026-03-03", EIGHT, "").expect(200).body().path("items").path(1);

        assertThat(moved.path("appointmentId").asString()).isEqualTo(visit.toString());
        assertThat(moved.path("at").asString()).isEqualTo("2026-03-02T08:06:00+01:00");
        assertThat(moved.path("by").asString()).isEqualTo("anna");
        assertThat(moved.path("channel").asString()).isEqualTo("API");
        assertThat(moved.path("event").asString()).isEqualTo("SessionRescheduled");
        assertThat(moved.path("kind").asString()).isEqualTo("MOVED");
        assertThat(moved.path("clientName").asString()).isEqualTo("Lena Okafor");
        assertThat(moved.path("before").path("start").asString()).isEqualTo("2026-03-03T10:00:00+01:00");
        assertThat(moved.path("after").path("start").asString()).isEqualTo("2026-03-03T11:00:00+01:00");
        assertThat(moved.path("reason").path("code").asString()).isEqualTo("CLIENT_ASKED");
    }

    @Test
    void ofAVisitThatIsMovedToAnotherDayAreSeenOnBoth() {
        UUID visit = booked("2026-03-03T10:00");
        change(visit, "reschedule", "{\"start\":\"2026-03-04T10:00\"}");
        change(visit, "confirm", "{}");

        assertThat(changes("2026-03-03", EIGHT, ""))
                .containsExactly("ADDED SessionBooked", "REMOVED SessionRescheduled");
        assertThat(changes("2026-03-04", EIGHT, ""))
                .containsExactly("ADDED SessionRescheduled", "CHANGED AttendanceConfirmed");
        assertThat(changes("2026-03-05", EIGHT, "")).isEmpty();
    }

    @Test
    void takeAWithdrawnVisitOffTheBoardAndLeaveACancelledOneOnIt() {
        UUID withdrawn = booked("2026-03-03T10:00");
        UUID cancelled = booked("2026-03-03T14:00");
        clock.advance(Duration.ofMinutes(5));
        change(withdrawn, "undo", "{}");
        change(cancelled, "cancel", "{\"reason\":\"ILL\"}");

        assertThat(changes("2026-03-03", "2026-03-02T08:02", ""))
                .containsExactlyInAnyOrder("REMOVED ChangeUndone", "CHANGED SessionCancelled");
    }

    @Test
    void beginAfterOneMomentAndEndWithTheOther() {
        UUID visit = booked("2026-03-03T10:00");
        clock.advance(Duration.ofMinutes(5));
        change(visit, "confirm", "{}");

        assertThat(changes("2026-03-03", "2026-03-02T08:01", "&until=2026-03-02T08:06"))
                .containsExactly("CHANGED AttendanceConfirmed");
        assertThat(changes("2026-03-03", EIGHT, "&until=2026-03-02T07:05:59.999999Z"))
                .containsExactly("ADDED SessionBooked");
        assertThat(changes("2026-03-03", "2026-03-02T08:06", "&until=2026-03-02T08:06"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "since=2026-03-02T09:00&until=2026-03-02T08:00 | since",
                "since=2026-03-02T09:00 | since",
                "since=yesterday | since",
                "until=2026-03-02T09:00 | since",
                "since=2026-03-02T07:00&until=2026-02-30T09:00 | until",
            })
    void cannotBeAskedForBetweenMomentsThatAreNone(String moments, String field) {
        Answer refused = desk.get("/diary/changes?locationId=%s&from=2026-03-03&to=2026-03-03&%s"
                        .formatted(branch.location(), moments))
                .expect(400);

        assertThat(refused.body().path("errors").path(0).path("field").asString())
                .isEqualTo(field);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void areShownToPractitionersOfTheLocationOnly(boolean here) {
        UUID worksAt = here ? branch.location() : UUID.randomUUID();

        desk.send(
                        HttpMethod.GET,
                        "/diary/changes?locationId=%s&from=2026-03-03&to=2026-03-03&since=2026-03-02T08:00"
                                .formatted(branch.location()),
                        "",
                        r -> r.with(TestUsers.bearer("mei", List.of(worksAt.toString()), Role.PRACTITIONER)),
                        Role.PRACTITIONER)
                .expect(here ? 200 : 403);
    }
}
