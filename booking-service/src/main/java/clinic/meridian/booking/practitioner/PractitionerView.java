package clinic.meridian.booking.practitioner;

import clinic.meridian.booking.calendar.TimeRange;
import clinic.meridian.booking.calendar.WeeklyHours;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A practitioner as she stands, with everything that bookings rely on.
///
/// @param version sequence number of her last event
/// @param services codes of what she offers
/// @param absences earliest first
/// @param lastDay the last day on which she works, once she is leaving
public record PractitionerView(
        UUID practitionerId,
        long version,
        UUID locationId,
        String name,
        @Nullable String username,
        List<String> services,
        WeeklyHours workingHours,
        List<TimeRange> absences,
        @Nullable LocalDate lastDay) {

    public PractitionerView {
        services = List.copyOf(services);
        absences = List.copyOf(absences);
    }
}
