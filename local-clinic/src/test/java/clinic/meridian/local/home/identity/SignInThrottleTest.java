package clinic.meridian.local.home.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SignInThrottleTest {
    private final SignInThrottle throttle = new SignInThrottle();

    @Test
    void letsWaitWhoGuessesOneUsersPassword() {
        for (int i = 0; i < 5; i++) {
            assertThat(throttle.mayTry("desk", "10.0.0.1")).isTrue();
            throttle.failed(i % 2 == 0 ? "desk" : "DESK", "10.0.0.1");
        }

        assertThat(throttle.mayTry("desk", "10.0.0.2")).isFalse();
        assertThat(throttle.mayTry("mei", "10.0.0.1")).isTrue();
    }

    @Test
    void letsWaitWhoGuessesUserNames() {
        for (int i = 0; i < 30; i++) {
            throttle.failed("user" + i, "10.0.0.1");
        }

        assertThat(throttle.mayTry("desk", "10.0.0.1")).isFalse();
        assertThat(throttle.mayTry("desk", "10.0.0.2")).isTrue();
    }

    @Test
    void countsNoSignInThatSucceeds() {
        for (int i = 0; i < 100; i++) {
            assertThat(throttle.mayTry("desk", "10.0.0.1")).isTrue();
        }
    }
}
