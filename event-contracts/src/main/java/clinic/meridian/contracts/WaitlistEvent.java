package clinic.meridian.contracts;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A client waiting for a better slot.
public sealed interface WaitlistEvent extends BookingEvent {

    String entryId();

    String clientId();

    @Override
    default String topicKey() {
        return clientId();
    }

    /// A client would come sooner, or at a better time.
    ///
    /// @param practitionerIds whom she would see; empty: anyone
    /// @param from first day she could come
    /// @param to last day she could come
    /// @param days days of the week that suit her; empty: any
    /// @param times stretches of the day that suit her; empty: any
    /// @param replacesAppointmentId the visit that she would give up for it
    @WireName(name = "booking.waitlist-joined", version = 1)
    record WaitlistJoinedV1(
            String entryId,
            String clientId,
            String service,
            String locationId,
            List<String> practitionerIds,
            LocalDate from,
            LocalDate to,
            List<DayOfWeek> days,
            List<DayTimes> times,
            @Nullable String replacesAppointmentId)
            implements WaitlistEvent {
        public WaitlistJoinedV1 {
            Require.id(entryId, "entryId");
            Require.id(clientId, "clientId");
            Require.code(service, "service");
            Require.id(locationId, "locationId");
            Require.present(practitionerIds, "practitionerIds");
            practitionerIds = List.copyOf(practitionerIds);
            Require.ids(practitionerIds, "practitionerIds");
            Require.present(from, "from");
            Require.present(to, "to");
            Require.ordered(from, to, "from, to");
            Require.present(days, "days");
            days = List.copyOf(days);
            Require.present(times, "times");
            times = List.copyOf(times);
            Require.idIfPresent(replacesAppointmentId, "replacesAppointmentId");
        }
    }

    /// A free slot is held for her and up to two others until `expiresAt`; the first to accept has it.
    @WireName(name = "booking.slot-offered", version = 1)
    record SlotOfferedV1(
            String entryId,
            String offerId,
            String clientId,
            String service,
            String locationId,
            String roomId,
            String practitionerId,
            LocalDateTime localStart,
            String zone,
            OffsetDateTime start,
            OffsetDateTime end,
            Instant expiresAt)
            implements WaitlistEvent {
        public SlotOfferedV1 {
            Require.id(entryId, "entryId");
            Require.id(offerId, "offerId");
            Require.id(clientId, "clientId");
            Require.code(service, "service");
            Require.id(locationId, "locationId");
            Require.id(roomId, "roomId");
            Require.id(practitionerId, "practitionerId");
            Require.present(localStart, "localStart");
            Require.zone(zone, "zone");
            Require.present(start, "start");
            Require.present(end, "end");
            Require.ordered(start, end, "start, end");
            Require.present(expiresAt, "expiresAt");
        }
    }

    /// She took the offer: the new visit is booked and the one it replaces is cancelled, in one step.
    @WireName(name = "booking.offer-accepted", version = 1)
    record OfferAcceptedV1(
            String entryId,
            String offerId,
            String clientId,
            String appointmentId,
            @Nullable String replacedAppointmentId)
            implements WaitlistEvent {
        public OfferAcceptedV1 {
            Require.id(entryId, "entryId");
            Require.id(offerId, "offerId");
            Require.id(clientId, "clientId");
            Require.id(appointmentId, "appointmentId");
            Require.idIfPresent(replacedAppointmentId, "replacedAppointmentId");
        }
    }

    /// The offer ran out or someone else took the slot; she keeps waiting.
    @WireName(name = "booking.offer-expired", version = 1)
    record OfferExpiredV1(String entryId, String offerId, String clientId) implements WaitlistEvent {
        public OfferExpiredV1 {
            Require.id(entryId, "entryId");
            Require.id(offerId, "offerId");
            Require.id(clientId, "clientId");
        }
    }

    /// She waits no longer.
    @WireName(name = "booking.waitlist-left", version = 1)
    record WaitlistLeftV1(
            String entryId, String clientId, @Nullable String reasonCode) implements WaitlistEvent {
        public WaitlistLeftV1 {
            Require.id(entryId, "entryId");
            Require.id(clientId, "clientId");
            Require.codeIfPresent(reasonCode, "reasonCode");
        }
    }

    /// A stretch of any day in local time, `from` included, `to` excluded.
    record DayTimes(LocalTime from, LocalTime to) {
        public DayTimes {
            Require.present(from, "from");
            Require.present(to, "to");
            Require.ordered(from, to, "from, to");
        }
    }
}
