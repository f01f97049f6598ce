package clinic.meridian.booking.waitlist;

import clinic.meridian.booking.appointment.DiaryBell;
import clinic.meridian.booking.waitlist.WaitlistEvent.OfferAccepted;
import clinic.meridian.booking.waitlist.WaitlistEvent.OfferExpired;
import clinic.meridian.booking.waitlist.WaitlistEvent.SlotOffered;
import clinic.meridian.booking.waitlist.WaitlistEvent.WaitlistJoined;
import clinic.meridian.booking.waitlist.WaitlistEvent.WaitlistLeft;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/// Keeps the waitlist as it stands, in the transaction of the command, and lets open diaries hear of it.
@Component
public class WaitlistProjection {

    private final WaitlistTable table;
    private final DiaryBell bell;

    WaitlistProjection(WaitlistTable table, DiaryBell bell) {
        this.table = table;
        this.bell = bell;
    }

    @EventHandler
    void on(WaitlistEvent event) {
        switch (event) {
            case WaitlistJoined joined -> table.insert(joined);
            case SlotOffered offered -> table.insert(offered);
            case OfferAccepted accepted -> {
                table.accepted(accepted.offerId(), accepted.appointmentId());
                table.waitsNoLonger(accepted.entryId());
            }
            case OfferExpired expired -> table.ended(expired.offerId(), expired.why());
            case WaitlistLeft left -> table.waitsNoLonger(left.entryId());
        }
        table.entry(event.entryId()).ifPresent(entry -> bell.ring(entry.wish().locationId()));
    }
}
