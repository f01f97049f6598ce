package clinic.meridian.booking.publishing;

import clinic.meridian.booking.appointment.Visit;
import clinic.meridian.booking.waitlist.WaitlistEvent;
import clinic.meridian.booking.waitlist.WaitlistEvent.OfferAccepted;
import clinic.meridian.booking.waitlist.WaitlistEvent.OfferExpired;
import clinic.meridian.booking.waitlist.WaitlistEvent.SlotOffered;
import clinic.meridian.booking.waitlist.WaitlistEvent.WaitlistJoined;
import clinic.meridian.booking.waitlist.WaitlistEvent.WaitlistLeft;
import clinic.meridian.booking.waitlist.Wish;
import clinic.meridian.contracts.WaitlistEvent.DayTimes;
import clinic.meridian.contracts.WaitlistEvent.OfferAcceptedV1;
import clinic.meridian.contracts.WaitlistEvent.OfferExpiredV1;
import clinic.meridian.contracts.WaitlistEvent.SlotOfferedV1;
import clinic.meridian.contracts.WaitlistEvent.WaitlistJoinedV1;
import clinic.meridian.contracts.WaitlistEvent.WaitlistLeftV1;
import clinic.meridian.platform.publishing.Publication;
import java.util.UUID;

/// What the others hear of the waitlist.
final class WaitlistPublishing {

    private WaitlistPublishing() {}

    static Publication decide(WaitlistEvent event) {
        String entryId = event.entryId().toString();
        String clientId = event.clientId().toString();
        return switch (event) {
            case WaitlistJoined joined -> Publication.of(joined(entryId, clientId, joined.wish()));
            case SlotOffered offered -> Publication.of(offered(entryId, clientId, offered));
            case OfferAccepted accepted ->
                Publication.of(new OfferAcceptedV1(
                        entryId,
                        accepted.offerId().toString(),
                        clientId,
                        accepted.appointmentId().toString(),
                        ContractVisits.text(accepted.replacedAppointmentId())));
            case OfferExpired expired ->
                Publication.of(new OfferExpiredV1(entryId, expired.offerId().toString(), clientId));
            case WaitlistLeft left -> Publication.of(new WaitlistLeftV1(entryId, clientId, left.reasonCode()));
        };
    }

    private static WaitlistJoinedV1 joined(String entryId, String clientId, Wish wish) {
        return new WaitlistJoinedV1(
                entryId,
                clientId,
                wish.service(),
                wish.locationId().toString(),
                wish.practitionerIds().stream().map(UUID::toString).toList(),
                wish.from(),
                wish.to(),
                wish.days(),
                wish.times().stream()
                        .map(times -> new DayTimes(times.from(), times.to()))
                        .toList(),
                ContractVisits.text(wish.replaces()));
    }

    private static SlotOfferedV1 offered(String entryId, String clientId, SlotOffered offered) {
        Visit slot = offered.slot();
        return new SlotOfferedV1(
                entryId,
                offered.offerId().toString(),
                clientId,
                slot.service(),
                slot.locationId().toString(),
                slot.roomId().toString(),
                slot.practitionerId().toString(),
                slot.localStart(),
                slot.zone().getId(),
                ContractVisits.at(slot.start(), slot.zone()),
                ContractVisits.at(slot.end(), slot.zone()),
                offered.expiresAt());
    }
}
