package clinic.meridian.contracts;

import java.time.OffsetDateTime;
import java.util.List;

/// What changed at a clinic location. Names and addresses are in [DirectoryState.LocationStateV1].
public sealed interface LocationEvent extends BookingEvent {

    String locationId();

    @Override
    default String topicKey() {
        return locationId();
    }

    /// A location takes bookings from now on.
    ///
    /// @param zone IANA zone
    @WireName(name = "booking.location-opened", version = 1)
    record LocationOpenedV1(String locationId, String zone, List<WeeklyHours> openingHours) implements LocationEvent {
        public LocationOpenedV1 {
            Require.id(locationId, "locationId");
            Require.zone(zone, "zone");
            Require.present(openingHours, "openingHours");
            openingHours = List.copyOf(openingHours);
        }
    }

    /// The whole week as it is now.
    @WireName(name = "booking.opening-hours-changed", version = 1)
    record OpeningHoursChangedV1(String locationId, List<WeeklyHours> openingHours) implements LocationEvent {
        public OpeningHoursChangedV1 {
            Require.id(locationId, "locationId");
            Require.present(openingHours, "openingHours");
            openingHours = List.copyOf(openingHours);
        }
    }

    /// A room can be booked from now on.
    @WireName(name = "booking.room-added", version = 1)
    record RoomAddedV1(String locationId, String roomId) implements LocationEvent {
        public RoomAddedV1 {
            Require.id(locationId, "locationId");
            Require.id(roomId, "roomId");
        }
    }

    /// A room takes no new bookings.
    @WireName(name = "booking.room-closed", version = 1)
    record RoomClosedV1(String locationId, String roomId) implements LocationEvent {
        public RoomClosedV1 {
            Require.id(locationId, "locationId");
            Require.id(roomId, "roomId");
        }
    }

    /// The location is shut for a while in spite of its opening hours.
    ///
    /// @param affectedAppointmentIds standing visits that fall into it and need another slot
    @WireName(name = "booking.closure-announced", version = 1)
    record ClosureAnnouncedV1(
            String locationId,
            String closureId,
            OffsetDateTime from,
            OffsetDateTime to,
            String reasonCode,
            List<String> affectedAppointmentIds)
            implements LocationEvent {
        public ClosureAnnouncedV1 {
            Require.id(locationId, "locationId");
            Require.id(closureId, "closureId");
            Require.present(from, "from");
            Require.present(to, "to");
            Require.ordered(from, to, "from, to");
            Require.code(reasonCode, "reasonCode");
            Require.present(affectedAppointmentIds, "affectedAppointmentIds");
            affectedAppointmentIds = List.copyOf(affectedAppointmentIds);
            Require.ids(affectedAppointmentIds, "affectedAppointmentIds");
        }
    }

    /// A closure does not take place: the location is open then by its opening hours.
    @WireName(name = "booking.closure-withdrawn", version = 1)
    record ClosureWithdrawnV1(String locationId, String closureId) implements LocationEvent {
        public ClosureWithdrawnV1 {
            Require.id(locationId, "locationId");
            Require.id(closureId, "closureId");
        }
    }
}
