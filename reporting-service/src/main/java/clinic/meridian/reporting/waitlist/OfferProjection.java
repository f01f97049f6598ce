package clinic.meridian.reporting.waitlist;

import clinic.meridian.contracts.WaitlistEvent.OfferAcceptedV1;
import clinic.meridian.contracts.WaitlistEvent.OfferExpiredV1;
import clinic.meridian.contracts.WaitlistEvent.SlotOfferedV1;
import clinic.meridian.contracts.WaitlistEvent.WaitlistLeftV1;
import clinic.meridian.reporting.ReadModel;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/// One row an offer. All that is told of it comes on one topic under one key, and so in order.
@Component
class OfferProjection implements ReadModel {

    private final OfferTable table;

    OfferProjection(OfferTable table) {
        this.table = table;
    }

    @EventHandler
    void on(SlotOfferedV1 offered) {
        table.put(offered);
    }

    @EventHandler
    void on(OfferAcceptedV1 accepted) {
        table.end(accepted.offerId(), OfferEnd.ACCEPTED);
    }

    @EventHandler
    void on(OfferExpiredV1 expired) {
        table.end(expired.offerId(), OfferEnd.GONE);
    }

    @EventHandler
    void on(WaitlistLeftV1 left) {
        table.endAll(left.entryId(), OfferEnd.GONE);
    }
}
