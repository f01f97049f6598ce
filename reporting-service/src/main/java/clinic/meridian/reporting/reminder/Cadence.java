package clinic.meridian.reporting.reminder;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/// How often a client is to come for maintenance once her series is complete.
public enum Cadence {
    MONTHLY(1),
    QUARTERLY(3);

    /// After a visit, no more than this many reminders until the next one.
    static final int REMINDERS_PER_VISIT = 3;

    private static final LocalTime SENT_AT = LocalTime.of(10, 0);

    private final int months;

    Cadence(int months) {
        this.months = months;
    }

    /// The day on which the n-th maintenance visit after the last one is due. Counted from that visit each time, so
    /// that
    /// a 31st returns to the 31st after a short month.
    ///
    /// @param n from 1
    LocalDate due(LocalDate lastVisit, int n) {
        return lastVisit.plusMonths((long) months * n);
    }

    /// The moment at which the reminder for a due day leaves.
    static Instant sentAt(LocalDate due, ZoneId zone) {
        return due.atTime(SENT_AT).atZone(zone).toInstant();
    }
}
