package clinic.meridian.booking.diary;

import clinic.meridian.booking.appointment.VisitRow;
import clinic.meridian.booking.calendar.TimeRange;
import clinic.meridian.contracts.AppointmentStatus;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A part of a location's diary that somebody looks at.
///
/// @param starts visits that begin in this time
record Board(UUID locationId, TimeRange starts) {

    /// Whether a visit in this state stands here. Cancelled ones do; withdrawn ones never were.
    boolean shows(@Nullable VisitRow row) {
        return row != null
                && row.visit().locationId().equals(locationId)
                && starts.contains(row.visit().start())
                && row.status() != AppointmentStatus.WITHDRAWN;
    }
}
