package clinic.meridian.booking.location;

import clinic.meridian.booking.calendar.DayHours;
import clinic.meridian.platform.event.DomainEvent;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What can happen to a location.
public sealed interface LocationEvent {

    UUID locationId();

    @DomainEvent(name = "booking.location-opened")
    record LocationOpened(
            UUID locationId,
            String name,
            ZoneId zone,
            String address,
            String phone,
            String email,
            String locale,
            List<DayHours> openingHours)
            implements LocationEvent {}

    @DomainEvent(name = "booking.location-details-corrected")
    record LocationDetailsCorrected(
            UUID locationId, String name, String address, String phone, String email, String locale)
            implements LocationEvent {}

    /// The whole week as it is now.
    @DomainEvent(name = "booking.opening-hours-changed")
    record OpeningHoursChanged(UUID locationId, List<DayHours> openingHours) implements LocationEvent {}

    @DomainEvent(name = "booking.room-added")
    record RoomAdded(UUID locationId, UUID roomId, String name) implements LocationEvent {}

    @DomainEvent(name = "booking.room-closed")
    record RoomClosed(UUID locationId, UUID roomId) implements LocationEvent {}

    /// @param affected standing visits that fall into it and need another slot
    @DomainEvent(name = "booking.closure-announced")
    record ClosureAnnounced(
            UUID locationId,
            UUID closureId,
            Instant from,
            Instant to,
            ZoneId zone,
            String reasonCode,
            @Nullable String reasonNote,
            List<UUID> affected)
            implements LocationEvent {}

    /// The location is open then after all, by its opening hours.
    @DomainEvent(name = "booking.closure-withdrawn")
    record ClosureWithdrawn(UUID locationId, UUID closureId) implements LocationEvent {}

    /// One version of the cancellation terms; it never changes.
    @DomainEvent(name = "booking.cancellation-policy-set")
    record CancellationPolicySet(
            UUID locationId,
            int version,
            int lateHours,
            int noShowAfterMinutes,
            Map<String, String> texts,
            Instant validFrom)
            implements LocationEvent {}
}
