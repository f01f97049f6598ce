package clinic.meridian.reporting.reminder;

import clinic.meridian.contracts.EmailState;
import clinic.meridian.contracts.MailClass;
import clinic.meridian.contracts.ReminderKind;
import clinic.meridian.reporting.client.Client;
import clinic.meridian.reporting.client.ClientTable;
import clinic.meridian.reporting.directory.DirectoryTable;
import clinic.meridian.reporting.directory.Location;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Decides about a mail at the moment when it would leave, from the state that the clinic has then.
@Component
class Decisions {

    /// A mail that could not leave for so long would only surprise.
    private static final Duration TOO_LATE_AFTER = Duration.ofDays(7);

    /// What is known of a client comes on another topic than that which she is written about.
    private static final Duration WAITS_FOR_CLIENT = Duration.ofMinutes(1);

    private final ClientTable clients;
    private final DirectoryTable directory;
    private final ReminderTable reminders;
    private final Map<ReminderKind, Occasion> occasions;

    Decisions(ClientTable clients, DirectoryTable directory, ReminderTable reminders, List<Occasion> occasions) {
        this.clients = clients;
        this.directory = directory;
        this.reminders = reminders;
        this.occasions = occasions.stream().collect(Collectors.toUnmodifiableMap(Occasion::kind, Function.identity()));
    }

    /// What is to become of a mail.
    sealed interface Decision {}

    record Suppress(Why why) implements Decision {}

    /// It cannot be decided yet.
    record Wait() implements Decision {}

    /// @param dueAt clinic time
    record Move(Instant dueAt, Why why) implements Decision {}

    /// @param to an address that can be written to
    record Send(Occasion occasion, Client client, InternetAddress to, Location location) implements Decision {}

    /// @param now clinic time
    /// @throws IllegalStateException when something is missing that must be there; try again later
    Decision decide(DueReminder reminder, Instant now) {
        Optional<Client> known = clients.find(reminder.clientId());
        if (known.isEmpty()) {
            return mayBecomeKnown(reminder, now) ? new Wait() : new Suppress(Why.CLIENT_UNKNOWN);
        }
        Client client = known.get();
        Occasion occasion = occasion(reminder);
        Optional<Why> against = unwanted(reminder.kind(), client)
                .or(() -> unreachable(client))
                .or(() -> occasion.reasonNotToSend(reminder, now))
                .or(() -> tooLate(reminder, now));
        if (against.isPresent()) {
            return new Suppress(against.get());
        }
        Location location = directory
                .location(reminder.locationId())
                .orElseThrow(() -> new IllegalStateException("No location " + reminder.locationId()));
        if (QuietHours.OF_THE_CLINIC.contains(now, location.zone())) {
            return later(reminder, occasion, QuietHours.OF_THE_CLINIC.allowed(now, location.zone(), now));
        }
        return address(client)
                .<Decision>map(to -> new Send(occasion, client, to, location))
                .orElseGet(() -> new Suppress(Why.NO_ADDRESS));
    }

    /// A mail is not put off until it would be pointless.
    private static Decision later(DueReminder reminder, Occasion occasion, Instant allowed) {
        return occasion.reasonNotToSend(reminder, allowed)
                .<Decision>map(Suppress::new)
                .orElseGet(() -> new Move(allowed, Why.QUIET_HOURS));
    }

    /// A notice leaves at once, perhaps before it is known here whom it is for; who is reminded of something has been
    /// known for long, or was erased.
    private static boolean mayBecomeKnown(DueReminder reminder, Instant now) {
        return MailRules.of(reminder.kind()).isNotice()
                && now.isBefore(reminder.dueAt().plus(WAITS_FOR_CLIENT));
    }

    /// Whether the client has agreed to, or not refused, mails of this class, as far as is known here.
    static boolean wants(Client client, MailClass mailClass, @Nullable Instant unsubscribedAt) {
        return switch (mailClass) {
            case RECALL -> client.recall() && !stoppedSince(client.recallGrantedAt(), unsubscribedAt);
            case REMINDERS -> client.reminders() && !stoppedSince(client.recordedAt(), unsubscribedAt);
        };
    }

    private Optional<Why> unwanted(ReminderKind kind, Client client) {
        MailClass mailClass = MailRules.of(kind).stoppedBy();
        if (mailClass == null) {
            return Optional.empty();
        }
        Instant unsubscribedAt =
                reminders.unsubscribedAt(client.clientId(), mailClass).orElse(null);
        if (wants(client, mailClass, unsubscribedAt)) {
            return Optional.empty();
        }
        return Optional.of(
                switch (mailClass) {
                    case RECALL -> unsubscribedAt == null ? Why.NO_RECALL_CONSENT : Why.UNSUBSCRIBED;
                    case REMINDERS -> unsubscribedAt == null ? Why.REMINDERS_OFF : Why.UNSUBSCRIBED;
                });
    }

    /// A click that came after what booking-service last told of the client counts, even before it has heard.
    private static boolean stoppedSince(@Nullable Instant grantedAt, @Nullable Instant unsubscribedAt) {
        return unsubscribedAt != null && (grantedAt == null || !unsubscribedAt.isBefore(grantedAt));
    }

    private static Optional<Why> unreachable(Client client) {
        if (client.emailState() == EmailState.BOUNCED) {
            return Optional.of(Why.ADDRESS_BOUNCED);
        }
        if (client.emailState() == EmailState.COMPLAINED) {
            return Optional.of(Why.ADDRESS_COMPLAINED);
        }
        return address(client).isEmpty() ? Optional.of(Why.NO_ADDRESS) : Optional.empty();
    }

    private static Optional<Why> tooLate(DueReminder reminder, Instant now) {
        return now.isAfter(reminder.dueAt().plus(TOO_LATE_AFTER)) ? Optional.of(Why.TOO_LATE) : Optional.empty();
    }

    private static Optional<InternetAddress> address(Client client) {
        String email = client.email();
        if (email == null || email.isBlank()) {
            return Optional.empty();
        }
        try {
            InternetAddress address = new InternetAddress(email.strip(), true);
            return Optional.of(address);
        } catch (AddressException unusable) {
            return Optional.empty();
        }
    }

    private Occasion occasion(DueReminder reminder) {
        Occasion occasion = occasions.get(reminder.kind());
        if (occasion == null) {
            throw new IllegalStateException("Nothing knows how to send a " + reminder.kind());
        }
        return occasion;
    }
}
