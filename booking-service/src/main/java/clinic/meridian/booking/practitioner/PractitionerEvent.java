package clinic.meridian.booking.practitioner;

import clinic.meridian.booking.calendar.DayHours;
import clinic.meridian.platform.event.DomainEvent;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What can happen to a practitioner's roster.
public sealed interface PractitionerEvent {

    UUID practitionerId();

    /// @param zone of the location where she works
    @DomainEvent(name = "booking.practitioner-joined")
    record PractitionerJoined(
            UUID practitionerId,
            UUID locationId,
            ZoneId zone,
            String name,
            @Nullable String username,
            List<String> services,
            List<DayHours> workingHours)
            implements PractitionerEvent {}

    /// The whole week as it is now.
    @DomainEvent(name = "booking.working-hours-set")
    record WorkingHoursSet(UUID practitionerId, UUID locationId, List<DayHours> workingHours)
            implements PractitionerEvent {}

    /// @param affected standing visits that fall into it and need another slot or practitioner
    @DomainEvent(name = "booking.absence-announced")
    record AbsenceAnnounced(
            UUID practitionerId,
            UUID absenceId,
            Instant from,
            Instant to,
            ZoneId zone,
            String reasonCode,
            @Nullable String reasonNote,
            List<UUID> affected)
            implements PractitionerEvent {}

    /// @param lastDay the last day on which she works
    @DomainEvent(name = "booking.practitioner-left")
    record PractitionerLeft(UUID practitionerId, LocalDate lastDay, List<UUID> affected) implements PractitionerEvent {}
}
