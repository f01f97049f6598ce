package clinic.meridian.platform.testing;

import clinic.meridian.platform.time.ClinicClock;
import java.time.Duration;
import java.time.Instant;

/// Clinic time that stands still until a test moves it. Starts on Monday 2 March 2026, 08:00 in Berlin.
public final class SettableClinicClock implements ClinicClock {

    public static final Instant START = Instant.parse("2026-03-02T07:00:00Z");

    private volatile Instant now = START;

    @Override
    public Instant now() {
        return now;
    }

    public void set(Instant instant) {
        now = instant;
    }

    public void advance(Duration step) {
        now = now.plus(step);
    }
}
