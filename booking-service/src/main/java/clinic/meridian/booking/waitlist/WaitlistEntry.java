package clinic.meridian.booking.waitlist;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import clinic.meridian.booking.appointment.BookingFacts;
import clinic.meridian.booking.appointment.Visits;
import clinic.meridian.booking.catalogue.ServiceCatalogue;
import clinic.meridian.booking.waitlist.WaitlistCommand.AcceptOffer;
import clinic.meridian.booking.waitlist.WaitlistCommand.EndOffer;
import clinic.meridian.booking.waitlist.WaitlistCommand.JoinWaitlist;
import clinic.meridian.booking.waitlist.WaitlistCommand.LeaveWaitlist;
import clinic.meridian.booking.waitlist.WaitlistCommand.OfferSlot;
import clinic.meridian.booking.waitlist.WaitlistEvent.OfferAccepted;
import clinic.meridian.booking.waitlist.WaitlistEvent.OfferEnd;
import clinic.meridian.booking.waitlist.WaitlistEvent.OfferExpired;
import clinic.meridian.booking.waitlist.WaitlistEvent.SlotOffered;
import clinic.meridian.booking.waitlist.WaitlistEvent.WaitlistJoined;
import clinic.meridian.booking.waitlist.WaitlistEvent.WaitlistLeft;
import clinic.meridian.platform.refusal.Refused;
import clinic.meridian.platform.time.ClinicClock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;

/// A client who would come sooner, or at a better time, until she does or leaves. Several slots may be on offer to her
/// at once; the first that she accepts ends her waiting and all other offers.
public class WaitlistEntry {

    @AggregateIdentifier
    private UUID entryId;

    private UUID clientId;
    private boolean waiting;
    private @Nullable UUID accepted;

    /// Until when, by offer.
    private final Map<UUID, Instant> standing = new LinkedHashMap<>();

    private final Map<UUID, OfferEnd> ended = new LinkedHashMap<>();

    /// For Axon, which fills the fields by the events.
    @SuppressWarnings("NullAway.Init")
    protected WaitlistEntry() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.ALWAYS)
    void join(JoinWaitlist command, BookingFacts facts, ServiceCatalogue catalogue, Visits visits, ClinicClock clock) {
        new WishRules(facts, catalogue, visits, clock.now()).judge(command.clientId(), command.wish());
        apply(new WaitlistJoined(command.entryId(), command.clientId(), command.wish(), clock.now()));
    }

    @CommandHandler
    void offer(OfferSlot command, ClinicClock clock) {
        mustBeWaiting();
        apply(new SlotOffered(
                entryId,
                command.offerId(),
                clientId,
                command.openingId(),
                command.slot(),
                command.expiresAt(),
                clock.now()));
    }

    @CommandHandler
    void accept(AcceptOffer command, ClinicClock clock) {
        if (command.offerId().equals(accepted)) {
            throw new Refused(WaitlistRefusal.OFFER_ACCEPTED, "The visit is booked.");
        }
        Instant expiresAt = standing.get(command.offerId());
        if (expiresAt == null) {
            throw notStanding(command.offerId());
        }
        if (!clock.now().isBefore(expiresAt)) {
            throw new Refused(WaitlistRefusal.OFFER_EXPIRED, "It stood until " + expiresAt + ".");
        }
        apply(new OfferAccepted(
                entryId,
                command.offerId(),
                clientId,
                command.appointmentId(),
                command.replacedAppointmentId(),
                clock.now()));
        endAll(OfferEnd.NOT_WAITING, clock);
    }

    private Refused notStanding(UUID offerId) {
        OfferEnd why = ended.get(offerId);
        if (why == null) {
            return new Refused(WaitlistRefusal.OFFER_UNKNOWN, "Nothing of this id was offered here.");
        }
        return switch (why) {
            case RAN_OUT -> new Refused(WaitlistRefusal.OFFER_EXPIRED, "It was not accepted in time.");
            case TAKEN -> new Refused(WaitlistRefusal.OFFER_TAKEN, "The next free slot may be yours.");
            case WITHDRAWN ->
                new Refused(WaitlistRefusal.OFFER_WITHDRAWN, "The visit that had been given up takes place after all.");
            case NOT_WAITING -> new Refused(WaitlistRefusal.NOT_WAITING, "The place on the waitlist was given up.");
        };
    }

    @CommandHandler
    void end(EndOffer command, ClinicClock clock) {
        if (standing.containsKey(command.offerId())) {
            apply(new OfferExpired(entryId, command.offerId(), clientId, command.why(), clock.now()));
        }
    }

    @CommandHandler
    void leave(LeaveWaitlist command, ClinicClock clock) {
        if (!waiting) {
            return;
        }
        endAll(OfferEnd.NOT_WAITING, clock);
        apply(new WaitlistLeft(entryId, clientId, command.reasonCode(), clock.now()));
    }

    private void endAll(OfferEnd why, ClinicClock clock) {
        for (UUID offerId : List.copyOf(standing.keySet())) {
            apply(new OfferExpired(entryId, offerId, clientId, why, clock.now()));
        }
    }

    private void mustBeWaiting() {
        if (!waiting) {
            throw new Refused(WaitlistRefusal.NOT_WAITING, "The place on the waitlist was given up.");
        }
    }

    @EventSourcingHandler
    void on(WaitlistEvent event) {
        switch (event) {
            case WaitlistJoined joined -> {
                entryId = joined.entryId();
                clientId = joined.clientId();
                waiting = true;
            }
            case SlotOffered offered -> standing.put(offered.offerId(), offered.expiresAt());
            case OfferAccepted offer -> {
                standing.remove(offer.offerId());
                accepted = offer.offerId();
                waiting = false;
            }
            case OfferExpired expired -> {
                standing.remove(expired.offerId());
                ended.put(expired.offerId(), expired.why());
            }
            case WaitlistLeft left -> waiting = false;
        }
    }
}
