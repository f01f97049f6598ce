package clinic.meridian.local.supervisor;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// The time between two looks at something that reports nothing by itself: a process, a port, a file.
final class Pause {
    private Pause() {}

    static void of(Duration duration) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(duration.toNanos());
    }
}
