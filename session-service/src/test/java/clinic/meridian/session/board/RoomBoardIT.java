package clinic.meridian.session.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import clinic.meridian.platform.security.Role;
import clinic.meridian.platform.testing.TestUsers;
import clinic.meridian.session.TreatmentRoomIT;
import clinic.meridian.session.visit.Directory.Location;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

class RoomBoardIT extends TreatmentRoomIT {

    @Autowired
    RoomBoard board;

    private JsonNode items() {
        return read("/room-board?locationId=" + location).is(200).json().path("items");
    }

    @Test
    void anEmptyLocationHasAnEmptyBoard() {
        assertThat(items().size()).isZero();
    }

    @Test
    void showsWhoIsInWhichRoomWithNeedlesAndRest() {
        String session = started();
        insert(session, "{\"zone\": \"jaw\", \"side\": \"LEFT\", \"count\": 3}").is(200);
        send("/sessions/" + session + "/rest", "{}").is(200);

        await().untilAsserted(() ->
                assertThat(items().path(0).path("client").asString()).isEqualTo("Lena O."));
        JsonNode card = items().path(0);
        assertThat(card.path("sessionId").asString()).isEqualTo(session);
        assertThat(card.path("roomId").asString()).isEqualTo(room);
        assertThat(card.path("phase").asString()).isEqualTo("RESTING");
        assertThat(card.path("needlesIn").intValue()).isEqualTo(3);
        assertThat(card.path("restStartedAt").asString()).isEqualTo("2026-03-02T08:00:00+01:00");
        assertThat(card.path("plannedEnd").asString()).isEqualTo("2026-03-02T08:25:00+01:00");
        assertThat(card.path("practitioner").asString()).isEqualTo("Mei Lin");
        assertThat(card.has("alert")).isFalse();

        remove(session, "{\"zone\": \"jaw\", \"side\": \"LEFT\", \"count\": 3}").is(200);
        send("/sessions/" + session + "/complete", "{}").is(200);
        assertThat(items().size()).isZero();
    }

    @Test
    void expectsTodaysVisitsAndSaysWhatIsMissing() {
        Location mitte = new Location(location, "Mitte", BERLIN);
        String appointment = checkedIn("FACIAL");

        await().untilAsserted(() -> assertThat(board.expectedToday(mitte))
                .singleElement()
                .satisfies(expected -> {
                    assertThat(expected.client()).isEqualTo("Lena O.");
                    assertThat(expected.missing()).isEqualTo("No screening today");
                }));
        screen(healthy());
        consent("FACIAL_ACUPUNCTURE");
        assertThat(board.expectedToday(mitte).getFirst().missing()).isNull();
        started(appointment);
        assertThat(board.expectedToday(mitte)).isEmpty();
    }

    @Test
    void isNotForTheDeskNorForOtherLocations() {
        read("/room-board?locationId=" + location, TestUsers.bearer("desk", Role.FRONT_DESK))
                .is(403);
        read("/room-board?locationId=" + location, TestUsers.bearer("x", List.of("other"), Role.PRACTITIONER))
                .refusedAs(403, "not-your-location");
        read("/room-board").is(400);
    }
}
