package clinic.meridian.platform.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class StandstillWatchTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    private final StandstillWatch watch = new StandstillWatch();

    @Test
    void anEventOnItsWayIsNoStandstillHoweverLongAgoTheLastLookWas() {
        assertThat(standsStill(0, 10, -1)).isFalse();
        assertThat(standsStill(600, 20, 599)).isFalse();
        assertThat(standsStill(1200, 30, 1199)).isFalse();
    }

    @Test
    void catchingUpIsNoStandstillEvenWhileTheBacklogGrows() {
        for (int look = 0; look < 10; look++) {
            assertThat(standsStill(100 + 50L * look, look, look)).isFalse();
        }
    }

    @Test
    void twoMomentsOfBeingLateFarApartAreNoStandstill() {
        assertThat(standsStill(61, 10, 0)).isFalse();
        assertThat(standsStill(500, 400, 430)).isFalse();
    }

    @Test
    void notMovingForAMinuteWhileEventsWaitForLongerIsAStandstill() {
        assertThat(standsStill(61, 10, 0)).isFalse();
        assertThat(standsStill(90, 10, 0)).isFalse();
        assertThat(standsStill(122, 10, 0)).isTrue();
    }

    @Test
    void isForgottenOnceTheProcessorIsOnTime() {
        standsStill(61, 10, 0);
        assertThat(standsStill(122, 10, 0)).isTrue();
        assertThat(standsStill(123, 11, -1)).isFalse();
        assertThat(standsStill(300, 11, 200)).isFalse();
    }

    private boolean standsStill(long second, long position, long waitingSince) {
        return watch.standsStill(
                "booking.publish",
                position,
                waitingSince < 0 ? null : NOON.plusSeconds(waitingSince),
                NOON.plusSeconds(second));
    }
}
