package clinic.meridian.session.treatment;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.meridian.platform.time.DueTasks;
import clinic.meridian.session.TreatmentRoomIT;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class RestIT extends TreatmentRoomIT {

    @Autowired
    DueTasks due;

    @Autowired
    DueTable table;

    @Autowired
    SessionTable sessions;

    private Answer board() {
        return read("/room-board?locationId=" + location).is(200);
    }

    private String alert() {
        return board().json().path("items").path(0).path("alert").asString("none");
    }

    private SessionRow row(String session) {
        return sessions.find(session).orElseThrow();
    }

    @Test
    void beginsByItselfTwentyMinutesAfterTheFirstNeedle() {
        String session = started();
        insert(session, "{\"point\": \"GV20\", \"count\": 1}").is(200);
        Instant first = clock.now();
        clock.advance(Duration.ofMinutes(10));
        insert(session, "{\"point\": \"GV24\", \"count\": 1}").is(200);
        clock.advance(Duration.ofMinutes(9));
        due.runDue();
        assertThat(row(session).restStartedAt()).isNull();

        clock.advance(Duration.ofMinutes(1));
        due.runDue();

        assertThat(row(session).phase()).isEqualTo(Phase.RESTING);
        assertThat(row(session).restStartedAt()).isEqualTo(first.plus(Duration.ofMinutes(20)));
        assertThat(row(session).plannedEnd()).isEqualTo(first.plus(Duration.ofMinutes(45)));
        assertThat(row(session).changedBy()).isEqualTo("session.rest");
    }

    @Test
    void alertsAtThePlannedEndAndOverrunsFiveMinutesLater() {
        String session = started();
        insert(session, "{\"point\": \"GV20\", \"count\": 1}").is(200);
        send("/sessions/" + session + "/rest", "{\"minutes\": 20}").is(200);
        clock.advance(Duration.ofMinutes(19));
        due.runDue();
        assertThat(alert()).isEqualTo("none");

        clock.advance(Duration.ofMinutes(1));
        due.runDue();
        assertThat(alert()).isEqualTo("REST_OVER");
        assertThat(row(session).overran()).isFalse();

        clock.advance(Duration.ofMinutes(5));
        due.runDue();
        assertThat(alert()).isEqualTo("REST_OVERRAN");
        assertThat(row(session).overran()).isTrue();

        remove(session, "{\"point\": \"GV20\", \"count\": 1}").is(200);
        assertThat(alert()).isEqualTo("none");
    }

    @Test
    void insertingDuringTheRestDoesNotMoveItsEnd() {
        String session = started();
        insert(session, "{\"point\": \"GV20\", \"count\": 1}").is(200);
        send("/sessions/" + session + "/rest", "{}").is(200);
        Instant end = row(session).plannedEnd();
        clock.advance(Duration.ofMinutes(10));
        insert(session, "{\"point\": \"GV24\", \"count\": 1}").is(200);

        assertThat(row(session).plannedEnd()).isEqualTo(end);
        assertThat(row(session).phase()).isEqualTo(Phase.RESTING);
    }

    @Test
    void nothingFallsDueOnceAllNeedlesAreOut() {
        String session = started();
        insert(session, "{\"point\": \"GV20\", \"count\": 1}").is(200);
        assertThat(table.earliest()).isPresent();
        remove(session, "{\"point\": \"GV20\", \"count\": 1}").is(200);
        clock.advance(Duration.ofHours(1));
        due.runDue();

        assertThat(row(session).restStartedAt()).isNull();
        assertThat(row(session).overran()).isFalse();
    }

    @Test
    void needlesThatGoInAfterAFirstRemovalAreWatchedAgain() {
        String session = started();
        insert(session, "{\"point\": \"GV20\", \"count\": 1}").is(200);
        send("/sessions/" + session + "/rest", "{\"minutes\": 20}").is(200);
        clock.advance(Duration.ofMinutes(15));
        remove(session, "{\"point\": \"GV20\", \"count\": 1}").is(200);
        insert(session, "{\"point\": \"GV24\", \"count\": 1}").is(200);
        clock.advance(Duration.ofMinutes(10));
        due.runDue();

        assertThat(row(session).overran()).isTrue();
    }

    @Test
    void anEmergencyAsksForACountOnTheBoard() {
        String session = started();
        insert(session, "{\"point\": \"GV20\", \"count\": 1}").is(200);
        send("/sessions/" + session + "/emergency-removal", "").is(200);

        assertThat(alert()).isEqualTo("COUNT_NEEDLES");
        assertThat(board().json().path("items").path(0).path("needlesIn").intValue())
                .isZero();
        send("/sessions/" + session + "/reconciliations", "{\"point\": \"GV20\", \"counted\": 1}")
                .is(200);
        assertThat(alert()).isEqualTo("none");
    }
}
