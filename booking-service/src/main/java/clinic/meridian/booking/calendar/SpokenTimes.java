package clinic.meridian.booking.calendar;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Days and moments as a refusal says them. What a program needs of them stands in the refusal's facts.
public final class SpokenTimes {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE d MMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("EEE d MMM uuuu, HH:mm", Locale.ENGLISH);

    private SpokenTimes() {}

    /// `Tue 24 Nov 2026`
    public static String day(LocalDate day) {
        return DAY.format(day);
    }

    /// `Tue 24 Nov 2026, 10:00`
    public static String moment(LocalDateTime moment) {
        return MOMENT.format(moment);
    }
}
