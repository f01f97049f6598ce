package clinic.meridian.booking.client;

import clinic.meridian.booking.client.ClientEvent.ClientDetailsCorrected;
import clinic.meridian.booking.client.ClientEvent.ClientRegistered;
import clinic.meridian.booking.client.ClientEvent.CommunicationPreferencesSet;
import clinic.meridian.booking.client.ClientEvent.EmailAddressFlagged;
import clinic.meridian.contracts.EmailState;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/// Keeps the clients as they stand, in the transaction of the command.
@Component
public class ClientProjection {

    private final ClientTable table;

    ClientProjection(ClientTable table) {
        this.table = table;
    }

    @EventHandler
    void on(ClientRegistered event, DomainEventMessage<?> message) {
        table.insert(
                event.clientId(),
                message.getSequenceNumber(),
                new ContactDetails(
                        event.givenName(), event.familyName(), event.email(), event.phone(), event.language()));
    }

    @EventHandler
    void on(ClientDetailsCorrected event, DomainEventMessage<?> message) {
        table.update(
                event.clientId(),
                message.getSequenceNumber(),
                new ContactDetails(
                        event.givenName(), event.familyName(), event.email(), event.phone(), event.language()),
                event.emailChanged());
    }

    @EventHandler
    void on(CommunicationPreferencesSet event, DomainEventMessage<?> message) {
        table.updatePreferences(event.clientId(), message.getSequenceNumber(), event.reminders(), event.recall());
    }

    @EventHandler
    void on(EmailAddressFlagged event, DomainEventMessage<?> message) {
        table.updateEmailState(
                event.clientId(),
                message.getSequenceNumber(),
                event.complained() ? EmailState.COMPLAINED : EmailState.BOUNCED);
    }
}
