package clinic.meridian.reporting.reminder;

import clinic.meridian.reporting.schedule.AgreedVisit;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Optional;

/// How long before a visit its client is reminded: so many days on the calendar, at the hour of the visit. The longest
/// comes first.
enum Lead {
    WEEK(7),
    DAY(1);

    private final int days;

    Lead(int days) {
        this.days = days;
    }

    /// When it is time, whether or not that is a quiet hour.
    ///
    /// @param start of the visit, on the clock of its location
    Instant before(ZonedDateTime start) {
        return start.minusDays(days).toInstant();
    }

    /// When the mail leaves: not in a quiet hour, and not before the visit was agreed on.
    Instant leaves(ZonedDateTime start, Instant agreed) {
        return QuietHours.OF_THE_CLINIC.allowed(before(start), start.getZone(), agreed);
    }

    /// The moment from which it would be too late: the next one leaves, or the visit begins.
    Instant until(ZonedDateTime start) {
        return next().map(next -> next.leaves(start, before(start))).orElse(start.toInstant());
    }

    Optional<Lead> next() {
        return Arrays.stream(values()).filter(lead -> lead.days < days).findFirst();
    }

    /// The first one that is still ahead when a visit is agreed on; none where that is done at the last moment.
    static Optional<Lead> first(ZonedDateTime start, Instant agreed) {
        return Arrays.stream(values())
                .filter(lead -> lead.before(start).isAfter(agreed))
                .findFirst();
    }

    /// What tells this reminder from others of the same visit, as an ISO 8601 interval: `P7D/2026-05-08T10:00+02:00`. A
    /// visit that is moved gets new ones.
    String occurrence(ZonedDateTime start) {
        return "P" + days + "D/" + start.toOffsetDateTime();
    }

    /// Which one of a visit as it stands now a reminder is; none after the visit has moved.
    static Optional<Lead> of(DueReminder reminder, AgreedVisit visit) {
        return Arrays.stream(values())
                .filter(lead -> lead.occurrence(visit.start()).equals(reminder.occurrence()))
                .findFirst();
    }
}
