package clinic.meridian.booking.waitlist;

import clinic.meridian.booking.appointment.Visit;
import clinic.meridian.booking.appointment.VisitRow;
import clinic.meridian.booking.appointment.WantedPlace;
import clinic.meridian.booking.appointment.WantedVisit;
import clinic.meridian.booking.waitlist.WaitlistTable.Entry;
import clinic.meridian.platform.web.input.StatedTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What accepting a slot does for somebody: the visit that she would have, and the one that she gives up for it.
///
/// @param replaced as it stands; absent where she gives up none
record Swap(Entry entry, @Nullable VisitRow replaced) {

    /// Whether the visit to give up has not begun; one that was given up already is in nobody's way.
    boolean isPossible() {
        return replaced == null
                || switch (replaced.status()) {
                    case BOOKED, CONFIRMED, CANCELLED, WITHDRAWN, NO_SHOW -> true;
                    case CHECKED_IN, IN_TREATMENT, FULFILLED, ABORTED -> false;
                };
    }

    /// The visit that must be cancelled with it, if any.
    @Nullable
    VisitRow cancels() {
        return replaced != null
                        && switch (replaced.status()) {
                            case BOOKED, CONFIRMED -> true;
                            case CANCELLED, WITHDRAWN, NO_SHOW, CHECKED_IN, IN_TREATMENT, FULFILLED, ABORTED -> false;
                        }
                ? replaced
                : null;
    }

    @Nullable
    UUID cancelledId() {
        VisitRow cancelled = cancels();
        return cancelled == null ? null : cancelled.appointmentId();
    }

    /// The slot as she would book it: in the series of the visit that she gives up, where that is of the same service.
    WantedVisit wanted(Visit slot) {
        VisitRow cancelled = cancels();
        UUID series = cancelled != null && cancelled.visit().service().equals(slot.service())
                ? cancelled.visit().seriesId()
                : null;
        WantedPlace place = place(slot);
        return new WantedVisit(
                entry.clientId(),
                place.service(),
                place.locationId(),
                place.practitionerId(),
                place.roomId(),
                place.start(),
                series,
                null);
    }

    static WantedPlace place(Visit slot) {
        return new WantedPlace(
                slot.service(),
                slot.locationId(),
                slot.practitionerId(),
                slot.roomId(),
                StatedTime.of(slot.onTheClock(slot.start())));
    }
}
