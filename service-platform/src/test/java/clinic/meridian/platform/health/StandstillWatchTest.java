package clinic.meridian.platform.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class StandstillWatchTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    private final StandstillWatch watch = new StandstillWatch();

    @Test
    void anEventOnItsWayIsNoStandstillHoweverLongAgoTheLastLookWas() {
        assertThat(standsStill(0, 0, -1)).isFalse();
        assertThat(standsStill(600, 1, 599)).isFalse();
        assertThat(standsStill(1200, 1, 1199)).isFalse();
    }

    @Test
    void aBacklogThatShrinksIsNoStandstill() {
        assertThat(standsStill(100, 5000, 0)).isFalse();
        assertThat(standsStill(150, 4000, 10)).isFalse();
        assertThat(standsStill(200, 3000, 20)).isFalse();
        assertThat(standsStill(250, 2999, 20)).isFalse();
    }

    @Test
    void eventsThatWaitOverAMinuteAndDoNotGetFewerForAnotherAreAStandstill() {
        assertThat(standsStill(61, 1, 0)).isFalse();
        assertThat(standsStill(90, 2, 0)).isFalse();
        assertThat(standsStill(122, 3, 0)).isTrue();
    }

    @Test
    void isForgottenOnceTheProcessorIsOnTime() {
        standsStill(61, 1, 0);
        assertThat(standsStill(122, 1, 0)).isTrue();
        assertThat(standsStill(123, 0, -1)).isFalse();
        assertThat(standsStill(300, 1, 200)).isFalse();
    }

    private boolean standsStill(long second, long behind, long waitingSince) {
        return watch.standsStill(
                "booking.publish",
                behind,
                waitingSince < 0 ? null : NOON.plusSeconds(waitingSince),
                NOON.plusSeconds(second));
    }
}
