package clinic.meridian.booking.appointment;

import clinic.meridian.booking.catalogue.OfferedService;
import clinic.meridian.booking.catalogue.Phase;
import clinic.meridian.booking.catalogue.ServiceCatalogue;
import clinic.meridian.booking.catalogue.Timeline;
import clinic.meridian.booking.catalogue.Timeline.Span;
import clinic.meridian.booking.reservation.Claim;
import clinic.meridian.booking.reservation.Claims;
import clinic.meridian.booking.reservation.ResourceKind;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What was agreed for a visit: the service, when and where, with whom, and under which terms. All of it travels in
/// every event of the visit, so that each event can be understood alone.
///
/// @param localStart what the clock at the location shows at the start; with `zone` it is what was agreed
/// @param start the same as a moment
/// @param end when the client leaves, before turnover
/// @param phases in order, turnover included
/// @param seriesIndex place in the series, from 1; present with `seriesId` only
/// @param policyVersion version of the cancellation terms accepted at booking
/// @param overrideCode why a manager booked it outside hours or offers
/// @param imported brought over from another system
public record Visit(
        String service,
        int catalogueVersion,
        UUID locationId,
        UUID roomId,
        UUID practitionerId,
        LocalDateTime localStart,
        ZoneId zone,
        Instant start,
        Instant end,
        List<Phase> phases,
        @Nullable UUID seriesId,
        @Nullable Integer seriesIndex,
        int policyVersion,
        @Nullable String overrideCode,
        boolean imported) {

    public Visit {
        phases = List.copyOf(phases);
    }

    /// The service as it was when the visit was booked.
    OfferedService asBooked(ServiceCatalogue catalogue) {
        boolean needsScreening = catalogue
                .inVersion(service, catalogueVersion)
                .map(OfferedService::needsScreening)
                .orElse(true);
        return new OfferedService(service, catalogueVersion, Map.of(), new Timeline(phases), needsScreening, start);
    }

    /// The same visit in another room.
    public Visit inRoom(UUID otherRoomId) {
        return new Visit(
                service,
                catalogueVersion,
                locationId,
                otherRoomId,
                practitionerId,
                localStart,
                zone,
                start,
                end,
                phases,
                seriesId,
                seriesIndex,
                policyVersion,
                overrideCode,
                imported);
    }

    /// The same visit as one that was brought over from another system.
    Visit asImported() {
        return new Visit(
                service,
                catalogueVersion,
                locationId,
                roomId,
                practitionerId,
                localStart,
                zone,
                start,
                end,
                phases,
                seriesId,
                seriesIndex,
                policyVersion,
                overrideCode,
                true);
    }

    /// A moment of the visit with the offset of its location.
    public OffsetDateTime onTheClock(Instant moment) {
        return moment.atZone(zone).toOffsetDateTime();
    }

    /// Everything that the visit takes for itself alone, or that a hold keeps for it.
    ///
    /// @param holder the appointment, or the hold
    /// @param clientId absent for a hold that is for nobody in particular yet
    public Claims claims(UUID holder, @Nullable UUID clientId) {
        return new Claims(holder, claims(new Timeline(phases), start, roomId, clientId, practitionerId));
    }

    /// What a visit of these phases would take.
    public static List<Claim> claims(
            Timeline timeline, Instant start, UUID roomId, @Nullable UUID clientId, UUID practitionerId) {
        List<Claim> claims = new ArrayList<>();
        for (Span span : timeline.room()) {
            claims.add(new Claim(ResourceKind.ROOM, roomId, span.from(start)));
        }
        if (clientId != null) {
            claims.add(
                    new Claim(ResourceKind.CLIENT, clientId, timeline.client().from(start)));
        }
        for (Span span : timeline.hands()) {
            claims.add(new Claim(ResourceKind.PRACTITIONER, practitionerId, span.from(start)));
        }
        return claims;
    }
}
