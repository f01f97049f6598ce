package clinic.meridian.local.importing;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Dates and times as files write them, strictly: there is no 30 February. Days before months only with
/// points, since with slashes nobody knows.
final class Moments {
    static final String FORMS = "2026-03-02 10:00, 2026-03-02T10:00 or 02.03.2026 10:00";
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2199;

    private static final List<DateTimeFormatter> LOCAL = List.of(
            form("uuuu-MM-dd'T'HH:mm"), form("uuuu-MM-dd HH:mm"), form("d.M.uuuu H:mm"), form("d.M.uuuu, H:mm"));

    private Moments() {}

    private static DateTimeFormatter form(String pattern) {
        return new DateTimeFormatterBuilder()
                .appendPattern(pattern)
                .optionalStart()
                .appendPattern(":ss")
                .optionalEnd()
                .parseDefaulting(ChronoField.SECOND_OF_MINUTE, 0)
                .toFormatter(Locale.ROOT)
                .withResolverStyle(ResolverStyle.STRICT);
    }

    /// What the services take for the same moment: `2026-03-02T10:00`, with an offset where the text has one.
    static Optional<String> read(String text) {
        return LOCAL.stream()
                .map(form -> local(text, form))
                .flatMap(Optional::stream)
                .findFirst()
                .or(() -> withOffset(text));
    }

    private static Optional<String> local(String text, DateTimeFormatter form) {
        try {
            return Optional.of(LocalDateTime.parse(text, form))
                    .filter(local -> inRange(local.getYear()))
                    .map(LocalDateTime::toString);
        } catch (DateTimeException e) {
            return Optional.empty(); // perhaps in another form
        }
    }

    private static Optional<String> withOffset(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text))
                    .filter(moment -> inRange(moment.getYear()))
                    .filter(moment -> moment.getOffset().getTotalSeconds() % 60 == 0)
                    .map(OffsetDateTime::toString);
        } catch (DateTimeException e) {
            return Optional.empty(); // the caller says what it should have been
        }
    }

    private static boolean inRange(int year) {
        return year >= FIRST_YEAR && year <= LAST_YEAR;
    }
}
