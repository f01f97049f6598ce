package clinic.meridian.booking.appointment;

import clinic.meridian.booking.appointment.HoldEvent.SlotHeld;
import clinic.meridian.booking.appointment.HoldEvent.SlotReleased;
import clinic.meridian.platform.command.ActorMetadata;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.springframework.stereotype.Component;

/// Keeps the holds as they stand, in the transaction of the command, and lets open diaries hear of them.
@Component
public class HoldProjection {

    private final HoldTable table;
    private final DiaryBell bell;

    HoldProjection(HoldTable table, DiaryBell bell) {
        this.table = table;
        this.bell = bell;
    }

    @EventHandler
    void on(HoldEvent event, EventMessage<?> message) {
        switch (event) {
            case SlotHeld held -> {
                table.insert(held, ActorMetadata.by(message));
                bell.ring(held.visit().locationId());
            }
            case SlotReleased released -> {
                table.end(released.holdId(), released.why());
                bell.ring(released.locationId());
            }
        }
    }
}
