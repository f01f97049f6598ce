package clinic.meridian.booking.location;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/// One version of a location's cancellation terms. A visit keeps the version that was accepted when it was booked.
///
/// @param lateHours a cancellation this many hours or fewer before the start is late
/// @param noShowAfterMinutes minutes after the start from which a no-show may be recorded
/// @param texts the wording that clients accept, by language
/// @param validFrom bookings from then on accept it
public record CancellationPolicy(
        int version, int lateHours, int noShowAfterMinutes, Map<String, String> texts, Instant validFrom) {

    static final int DEFAULT_LATE_HOURS = 24;
    static final int DEFAULT_NO_SHOW_AFTER_MINUTES = 15;

    /// The terms that a location starts with, until the clinic sets its own.
    static final Map<String, String> DEFAULT_TEXTS = new TreeMap<>(Map.of(
            "de", "Bitte sagen Sie spätestens 24 Stunden vor Ihrem Termin ab; danach gilt die Absage als kurzfristig.",
            "en", "Please cancel at least 24 hours before your visit; after that it counts as a late cancellation.",
            "es", "Cancele al menos 24 horas antes de su cita; después se considera una cancelación tardía.",
            "zh", "请至少提前24小时取消预约；逾期视为临时取消。"));

    public boolean isLate(Instant cancelledAt, Instant start) {
        return cancelledAt.plus(Duration.ofHours(lateHours)).compareTo(start) >= 0;
    }

    public Instant noShowFrom(Instant start) {
        return start.plus(Duration.ofMinutes(noShowAfterMinutes));
    }
}
