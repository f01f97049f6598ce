package clinic.meridian.session.screening;

import clinic.meridian.platform.command.ActorMetadata;
import clinic.meridian.session.screening.ScreeningEvent.ClearanceRecorded;
import clinic.meridian.session.screening.ScreeningEvent.ClientScreened;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.springframework.stereotype.Component;

/// The clients' screenings and clearances, in the transaction of the command.
@Component
public class ScreeningProjection {

    private final ScreeningTable table;

    ScreeningProjection(ScreeningTable table) {
        this.table = table;
    }

    @EventHandler
    void on(ClientScreened event, @SequenceNumber long sequence, @MetaDataValue(ActorMetadata.BY) String by) {
        table.add(event, sequence, by);
    }

    @EventHandler
    void on(ClearanceRecorded event, @MetaDataValue(ActorMetadata.BY) String by) {
        table.add(event, by);
    }
}
