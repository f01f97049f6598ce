package clinic.meridian.reporting.reminder;

import clinic.meridian.contracts.Channel;
import clinic.meridian.contracts.MailChannel;
import clinic.meridian.contracts.ReminderKind;
import clinic.meridian.contracts.WaitlistEvent.SlotOfferedV1;
import clinic.meridian.platform.command.Actor;
import clinic.meridian.platform.command.ActorMetadata;
import clinic.meridian.platform.command.Commands;
import clinic.meridian.platform.time.ClinicClock;
import clinic.meridian.reporting.Reaction;
import clinic.meridian.reporting.reminder.ReminderCommand.ScheduleReminder;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.springframework.stereotype.Component;

/// Plans a mail for each slot that is offered, to leave at once. Whether it does is decided when it would leave: an
/// offer that comes late, or ends meanwhile, is not written about.
@Component
class WhenSlotOfferedThenWriteToClient implements Reaction {

    private static final String NAME = "reporting.write-of-offers";

    private final Commands commands;
    private final ClinicClock clock;

    WhenSlotOfferedThenWriteToClient(Commands commands, ClinicClock clock) {
        this.commands = commands;
        this.clock = clock;
    }

    @EventHandler
    void on(SlotOfferedV1 offered, EventMessage<?> message) {
        String occurrence = offered.start().toString();
        commands.send(
                new ScheduleReminder(
                        ReminderId.of(ReminderKind.WAITLIST_OFFER, offered.offerId(), occurrence, MailChannel.EMAIL),
                        ReminderKind.WAITLIST_OFFER,
                        offered.offerId(),
                        occurrence,
                        MailChannel.EMAIL,
                        offered.clientId(),
                        offered.locationId(),
                        null,
                        clock.now(),
                        Why.SLOT_OFFERED),
                new Actor(NAME, Channel.SYSTEM, ActorMetadata.correlationId(message)));
    }
}
