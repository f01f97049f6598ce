package clinic.meridian.booking.client;

import clinic.meridian.booking.client.ClientCommand.FlagEmailAddress;
import clinic.meridian.booking.client.ClientCommand.RecallWish;
import clinic.meridian.booking.client.ClientCommand.SetCommunicationPreferences;
import clinic.meridian.contracts.Channel;
import clinic.meridian.contracts.ReminderEvent.ClientUnsubscribedV1;
import clinic.meridian.contracts.ReminderEvent.ReminderBouncedV1;
import clinic.meridian.platform.command.Actor;
import clinic.meridian.platform.command.ActorMetadata;
import clinic.meridian.platform.command.Commands;
import clinic.meridian.platform.web.ExpectedVersion;
import java.util.Set;
import java.util.UUID;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.springframework.stereotype.Component;

/// What became of the mails to a client: she stopped a class of them, or her address refuses them.
@Component
public class MailFacts {

    private static final ExpectedVersion ANY = new ExpectedVersion(true, Set.of());

    private final Commands commands;
    private final ClientTable clients;

    MailFacts(Commands commands, ClientTable clients) {
        this.commands = commands;
        this.clients = clients;
    }

    @EventHandler
    void on(ClientUnsubscribedV1 event, EventMessage<?> message) {
        UUID client = UUID.fromString(event.clientId());
        if (clients.find(client).isPresent()) {
            SetCommunicationPreferences stop = switch (event.mailClass()) {
                case REMINDERS -> new SetCommunicationPreferences(client, ANY, false, null);
                case RECALL -> new SetCommunicationPreferences(client, ANY, null, new RecallWish(false, null));
            };
            commands.send(stop, new Actor("client", Channel.LINK, ActorMetadata.correlationId(message)));
        }
    }

    @EventHandler
    void on(ReminderBouncedV1 event, EventMessage<?> message) {
        UUID client = UUID.fromString(event.clientId());
        if (event.hard() && clients.find(client).isPresent()) {
            commands.send(
                    new FlagEmailAddress(client, false),
                    new Actor(
                            ActorMetadata.by(message),
                            ActorMetadata.channel(message),
                            ActorMetadata.correlationId(message)));
        }
    }
}
