package clinic.meridian.platform.web.input;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.Set;
import java.util.function.Function;

/// Reads ISO-8601 dates and times strictly: 30 February is an error, and so is a year in which no clinic works. The
/// bounds lie well inside what PostgreSQL stores, with room for arithmetic.
final class IsoTimes {

    static final int FIRST_YEAR = 1900;
    static final int LAST_YEAR = 2199;

    private static final int MAX_LENGTH = 64;

    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .appendValue(ChronoField.HOUR_OF_DAY, 2)
            .appendLiteral(':')
            .appendValue(ChronoField.MINUTE_OF_HOUR, 2)
            .optionalStart()
            .appendLiteral(':')
            .appendValue(ChronoField.SECOND_OF_MINUTE, 2)
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .optionalEnd()
            .toFormatter()
            .withResolverStyle(ResolverStyle.STRICT);

    private static final DateTimeFormatter LOCAL = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendLiteral('T')
            .append(TIME)
            .toFormatter()
            .withResolverStyle(ResolverStyle.STRICT);

    private static final DateTimeFormatter OFFSET = new DateTimeFormatterBuilder()
            .append(LOCAL)
            .appendOffset("+HH:MM", "Z")
            .toFormatter()
            .withResolverStyle(ResolverStyle.STRICT);

    private IsoTimes() {}

    static LocalDate date(String text) {
        LocalDate date =
                parse(text, "a date such as 2026-11-24", t -> LocalDate.parse(t, DateTimeFormatter.ISO_LOCAL_DATE));
        checkYear(date.getYear());
        return date;
    }

    static LocalTime time(String text) {
        return parse(text, "a time of day such as 09:30", t -> LocalTime.parse(t, TIME));
    }

    static LocalDateTime local(String text) {
        LocalDateTime time =
                parse(text, "a local date and time such as 2026-11-24T09:30", t -> LocalDateTime.parse(t, LOCAL));
        checkYear(time.getYear());
        return time;
    }

    static OffsetDateTime offset(String text) {
        OffsetDateTime time = parse(
                text,
                "a date and time with offset such as 2026-11-24T09:30:00+01:00",
                t -> OffsetDateTime.parse(t, OFFSET));
        checkYear(time.getYear());
        return time;
    }

    static Instant instant(String text) {
        return offset(text).withOffsetSameInstant(ZoneOffset.UTC).toInstant();
    }

    static StatedTime stated(String text) {
        boolean withOffset = text.length() > 11 && text.substring(11).matches(".*[zZ+-].*");
        return withOffset ? StatedTime.of(offset(text)) : StatedTime.of(local(text));
    }

    /// Region names only: an offset is not a place, and knows no summer.
    static ZoneId zone(String text) {
        if (!Known.ZONES.contains(text)) {
            throw new IllegalArgumentException("must be a time zone such as Europe/Berlin");
        }
        return ZoneId.of(text);
    }

    private static void checkYear(int year) {
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            throw new IllegalArgumentException("must lie between the years " + FIRST_YEAR + " and " + LAST_YEAR);
        }
    }

    private static <T> T parse(String text, String expected, Function<String, T> parser) {
        if (text.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("must be " + expected);
        }
        try {
            return parser.apply(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("must be " + expected, e);
        }
    }

    private static final class Known {
        static final Set<String> ZONES = ZoneId.getAvailableZoneIds();
    }
}
