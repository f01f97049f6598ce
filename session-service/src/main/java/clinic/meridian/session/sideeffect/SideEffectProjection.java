package clinic.meridian.session.sideeffect;

import clinic.meridian.platform.command.ActorMetadata;
import clinic.meridian.session.sideeffect.SideEffectEvent.SideEffectFollowedUp;
import clinic.meridian.session.sideeffect.SideEffectEvent.SideEffectRegraded;
import clinic.meridian.session.sideeffect.SideEffectEvent.SideEffectReported;
import clinic.meridian.session.sideeffect.SideEffectEvent.SideEffectResolved;
import clinic.meridian.session.sideeffect.SideEffectTable.Change;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/// The side effects as they stand, in the transaction of the command.
@Component
public class SideEffectProjection {

    private final SideEffectTable table;

    SideEffectProjection(SideEffectTable table) {
        this.table = table;
    }

    @EventHandler
    void on(SideEffectEvent event, DomainEventMessage<SideEffectEvent> message) {
        Change change =
                new Change(message.getSequenceNumber(), ActorMetadata.by(message), ActorMetadata.recordedAt(message));
        switch (event) {
            case SideEffectReported reported -> table.add(reported, change);
            case SideEffectRegraded regraded -> table.regrade(regraded);
            case SideEffectFollowedUp followedUp -> table.countFollowUp(followedUp.sideEffectId());
            case SideEffectResolved resolved -> table.resolve(resolved.sideEffectId(), resolved.outcome());
        }
        table.touch(event.sideEffectId(), change);
    }
}
