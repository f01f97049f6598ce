package clinic.meridian.platform.shell;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// How pages write dates, times and figures: always in a location's zone, 24 hours, short. In templates as `@show`:
/// `${@show.day(visit.date)}`. Knows no clock; "today" and "in 5 minutes" are for those who do.
public final class PageFormats {

    private static final Locale ENGLISH = Locale.ENGLISH;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE d MMM", ENGLISH);
    private static final DateTimeFormatter DAY_AND_YEAR = DateTimeFormatter.ofPattern("EEE d MMM yyyy", ENGLISH);
    private static final DateTimeFormatter LONG_DAY = DateTimeFormatter.ofPattern("EEEE, d MMMM yyyy", ENGLISH);
    private static final DateTimeFormatter DAY_OF_MONTH = DateTimeFormatter.ofPattern("d MMM", ENGLISH);
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d MMM yyyy", ENGLISH);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", ENGLISH);

    PageFormats() {}

    /// `Tue 24 Nov`
    public String day(LocalDate date) {
        return DAY.format(date);
    }

    /// `Tue 24 Nov`, where it is then
    public String day(Instant moment, ZoneId zone) {
        return DAY.format(moment.atZone(zone));
    }

    /// `Tue 24 Nov 2026`
    public String dayAndYear(LocalDate date) {
        return DAY_AND_YEAR.format(date);
    }

    /// `Tuesday, 24 November 2026`, for clients
    public String longDay(LocalDate date) {
        return LONG_DAY.format(date);
    }

    /// `09:05`
    public String time(LocalTime time) {
        return TIME.format(time);
    }

    /// `09:05`
    public String time(Instant moment, ZoneId zone) {
        return TIME.format(moment.atZone(zone));
    }

    /// `Tue 24 Nov, 09:05`
    public String dayAndTime(Instant moment, ZoneId zone) {
        return day(moment, zone) + ", " + time(moment, zone);
    }

    /// `10:00–11:25`, or with both days when it goes over midnight
    public String span(Instant start, Instant end, ZoneId zone) {
        boolean sameDay = LocalDate.ofInstant(start, zone).equals(LocalDate.ofInstant(end, zone));
        return sameDay
                ? time(start, zone) + "–" + time(end, zone)
                : dayAndTime(start, zone) + " – " + dayAndTime(end, zone);
    }

    /// `1–23 Nov 2026`, `28 Nov – 3 Dec 2026`, `28 Dec 2026 – 3 Jan 2027`; both days belong to it
    public String period(LocalDate from, LocalDate to) {
        if (from.equals(to)) {
            return DATE.format(from);
        }
        if (from.getYear() != to.getYear()) {
            return DATE.format(from) + " – " + DATE.format(to);
        }
        return from.getMonth() == to.getMonth()
                ? from.getDayOfMonth() + "–" + DATE.format(to)
                : DAY_OF_MONTH.format(from) + " – " + DATE.format(to);
    }

    /// `25 min`, `1 h`, `1 h 05 min`; `−5 min`
    public String duration(Duration duration) {
        String sign = duration.isNegative() ? "−" : "";
        long minutes = Math.abs(duration.toMinutes());
        if (minutes < 60) {
            return sign + minutes + " min";
        }
        return sign + minutes / 60 + " h"
                + (minutes % 60 == 0 ? "" : String.format(ENGLISH, " %02d min", minutes % 60));
    }

    /// `25 min`
    public String minutes(long minutes) {
        return duration(Duration.ofMinutes(minutes));
    }

    /// `1 visit`, `1,204 visits`
    public String count(long number, String one, String many) {
        return number(number) + " " + (number == 1 ? one : many);
    }

    /// `1,204`
    public String number(long number) {
        return signed(String.format(ENGLISH, "%,d", number));
    }

    /// `1,204.50`
    public String number(double number, int decimals) {
        return signed(String.format(ENGLISH, "%,." + decimals + "f", number));
    }

    /// `7.5 %` of a whole; a dash when there is no whole to speak of
    public String share(long part, long whole) {
        return whole == 0 ? "–" : number(100.0 * part / whole, 1) + " %";
    }

    /// `Berlin time`
    public String zone(ZoneId zone) {
        String id = zone.getId();
        return id.substring(id.lastIndexOf('/') + 1).replace('_', ' ') + " time";
    }

    /// For the attribute `datetime`.
    public String iso(@Nullable Instant moment, ZoneId zone) {
        return moment == null
                ? ""
                : DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(ZonedDateTime.ofInstant(moment, zone));
    }

    /// A true minus sign, as wide as a digit.
    private static String signed(String number) {
        return number.replace('-', '−');
    }
}
