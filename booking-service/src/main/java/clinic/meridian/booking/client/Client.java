package clinic.meridian.booking.client;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import clinic.meridian.booking.client.ClientCommand.CorrectClientDetails;
import clinic.meridian.booking.client.ClientCommand.FlagEmailAddress;
import clinic.meridian.booking.client.ClientCommand.RecallWish;
import clinic.meridian.booking.client.ClientCommand.RegisterClient;
import clinic.meridian.booking.client.ClientCommand.SetCommunicationPreferences;
import clinic.meridian.booking.client.ClientEvent.ClientDetailsCorrected;
import clinic.meridian.booking.client.ClientEvent.ClientRegistered;
import clinic.meridian.booking.client.ClientEvent.CommunicationPreferencesSet;
import clinic.meridian.booking.client.ClientEvent.EmailAddressFlagged;
import clinic.meridian.booking.client.ClientEvent.RecallConsent;
import clinic.meridian.booking.version.LastChange;
import clinic.meridian.platform.time.ClinicClock;
import java.util.Objects;
import java.util.UUID;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;

/// A client's entry. What she is called and how she is reached are personal data and decide nothing here.
public class Client {

    /// The words that the clinic asks with today, where a caller does not name those she used.
    static final String CURRENT_RECALL_WORDING = "1";

    @AggregateIdentifier
    private UUID clientId;

    private boolean reminders;
    private RecallConsent recall = RecallConsent.NEVER_GIVEN;
    private @Nullable String email;
    private boolean flagged;
    private LastChange lastChange = LastChange.NONE;

    /// For Axon, which fills the fields by the events.
    @SuppressWarnings("NullAway.Init")
    protected Client() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.ALWAYS)
    long register(RegisterClient command, ClinicClock clock) {
        ContactDetails details = command.details();
        apply(new ClientRegistered(
                command.clientId(),
                details.givenName(),
                details.familyName(),
                details.email(),
                details.phone(),
                details.language()));
        apply(new CommunicationPreferencesSet(
                command.clientId(), command.reminders(), consent(command.recall(), clock)));
        return lastChange.version();
    }

    @CommandHandler
    long correct(CorrectClientDetails command) {
        lastChange.mustBe(command.expected());
        ContactDetails details = command.details();
        apply(new ClientDetailsCorrected(
                clientId,
                details.givenName(),
                details.familyName(),
                details.email(),
                details.phone(),
                details.language(),
                !Objects.equals(email, details.email())));
        return lastChange.version();
    }

    @CommandHandler
    long set(SetCommunicationPreferences command, ClinicClock clock) {
        lastChange.mustBe(command.expected());
        boolean wantsReminders = command.reminders() == null ? reminders : command.reminders();
        RecallConsent given = command.recall() == null ? recall : consent(command.recall(), clock);
        if (wantsReminders != reminders || !given.equals(recall)) {
            apply(new CommunicationPreferencesSet(clientId, wantsReminders, given));
        }
        return lastChange.version();
    }

    /// A consent that stands under the same words keeps the moment when it was given.
    private RecallConsent consent(RecallWish wish, ClinicClock clock) {
        if (!wish.granted()) {
            return RecallConsent.NEVER_GIVEN;
        }
        String wording = wish.wordingVersion() == null ? CURRENT_RECALL_WORDING : wish.wordingVersion();
        return recall.granted() && wording.equals(recall.wordingVersion())
                ? recall
                : new RecallConsent(true, clock.now(), wording);
    }

    @CommandHandler
    void flag(FlagEmailAddress command) {
        if (!flagged) {
            apply(new EmailAddressFlagged(clientId, command.complained()));
        }
    }

    @EventSourcingHandler
    void on(ClientEvent event, MetaData metadata) {
        lastChange = lastChange.next(metadata);
        switch (event) {
            case ClientRegistered registered -> {
                clientId = registered.clientId();
                email = registered.email();
            }
            case ClientDetailsCorrected corrected -> {
                email = corrected.email();
                flagged = flagged && !corrected.emailChanged();
            }
            case CommunicationPreferencesSet set -> {
                reminders = set.reminders();
                recall = set.recall();
            }
            case EmailAddressFlagged flag -> flagged = true;
        }
    }
}
