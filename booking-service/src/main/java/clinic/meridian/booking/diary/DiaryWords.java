package clinic.meridian.booking.diary;

import clinic.meridian.booking.waitlist.Waitlist.Standing;
import clinic.meridian.contracts.AppointmentStatus;
import clinic.meridian.platform.shell.PageFormats;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/// What the desk calls things.
final class DiaryWords {

    private DiaryWords() {}

    static String of(AppointmentStatus status) {
        return switch (status) {
            case BOOKED -> "Booked";
            case CONFIRMED -> "Confirmed";
            case CHECKED_IN -> "Checked in";
            case IN_TREATMENT -> "In treatment";
            case FULFILLED -> "Done";
            case ABORTED -> "Broken off";
            case CANCELLED -> "Cancelled";
            case NO_SHOW -> "No-show";
            case WITHDRAWN -> "Withdrawn";
        };
    }

    /// What is worth knowing of the waitlist beside the diary; null where nobody waits.
    ///
    /// @param ofOneDay the diary's day goes without saying
    static @Nullable String of(Standing waitlist, boolean ofOneDay, PageFormats show) {
        if (waitlist.waiting() == 0) {
            return null;
        }
        LocalDateTime gap = waitlist.gap();
        if (gap == null) {
            return waitlist.waiting() + " waiting";
        }
        String when = (ofOneDay ? "" : show.day(gap.toLocalDate()) + ", ") + show.time(gap.toLocalTime());
        return waitlist.fits() + (waitlist.fits() == 1 ? " fits the " : " fit the ") + when + " gap";
    }
}
