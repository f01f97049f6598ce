package clinic.meridian.booking;

import clinic.meridian.platform.web.ExpectedVersion;
import clinic.meridian.platform.web.input.StatedTime;
import java.time.LocalDateTime;
import java.util.Set;

/// Short words for what requests bring.
public final class Times {

    /// Every version will do.
    public static final ExpectedVersion ANY = new ExpectedVersion(true, Set.of());

    private Times() {}

    /// A local time: `2026-11-24T09:30`.
    public static StatedTime stated(String local) {
        return StatedTime.of(LocalDateTime.parse(local));
    }

    public static ExpectedVersion version(long version) {
        return new ExpectedVersion(false, Set.of(version));
    }
}
