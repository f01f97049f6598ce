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

    @DomainEvent(name = "booking.practitioner-details-corrected")
    record PractitionerDetailsCorrected(
            UUID practitionerId, String name, @Nullable String username) implements PractitionerEvent {}

    /// All services that she offers from now on.
    @DomainEvent(name = "booking.services-offered")
    record ServicesOffered(UUID practitionerId, List<String> services) implements PractitionerEvent {}

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

    /// She works then after all, by her working hours.
    @DomainEvent(name = "booking.absence-withdrawn")
    record AbsenceWithdrawn(UUID practitionerId, UUID absenceId) implements PractitionerEvent {}

    /// @param lastDay the last day on which she works
    @DomainEvent(name = "booking.practitioner-left")
    record PractitionerLeft(UUID practitionerId, LocalDate lastDay, List<UUID> affected) implements PractitionerEvent {}

    /// She does not leave after all, or came back.
    @DomainEvent(name = "booking.practitioner-stayed")
    record PractitionerStayed(UUID practitionerId) implements PractitionerEvent {}
}
