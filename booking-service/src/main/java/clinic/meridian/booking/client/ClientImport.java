package clinic.meridian.booking.client;

import clinic.meridian.booking.client.ClientCommand.RecallWish;
import clinic.meridian.booking.client.ClientCommand.RegisterClient;
import clinic.meridian.platform.command.Actor;
import clinic.meridian.platform.command.Commands;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Registers clients who come from another system. Consent to be invited again does not come with them: it
/// was given to other words.
@Component
public class ClientImport {

    private static final Pattern NAME = Pattern.compile("[^\\p{Cntrl}]{1,100}");

    private final Commands commands;

    ClientImport(Commands commands) {
        this.commands = commands;
    }

    /// A client as another system knew her.
    ///
    /// @param clientId what she will be called here; the same whenever she is brought again
    /// @param reminders absent: wants them
    public record ImportedClient(
            UUID clientId,
            @Nullable String givenName,
            @Nullable String familyName,
            @Nullable String email,
            @Nullable String phone,
            @Nullable String language,
            @Nullable Boolean reminders) {

        /// Nothing that must not stand in a log.
        @Override
        public String toString() {
            return "ImportedClient[" + clientId + "]";
        }
    }

    /// What is wrong with her details, beginning with the field's name; empty when she can be registered.
    public Optional<String> fault(ImportedClient client) {
        return nameFault("givenName", client.givenName())
                .or(() -> nameFault("familyName", client.familyName()))
                .or(() -> ContactDetails.fault(client.email(), client.phone(), language(client))
                        .map(fault -> fault.field() + " " + fault.message()));
    }

    private static Optional<String> nameFault(String field, @Nullable String name) {
        if (name == null || name.isBlank()) {
            return Optional.of(field + " is missing");
        }
        return NAME.matcher(name.strip()).matches()
                ? Optional.empty()
                : Optional.of(field + " must be a name of 1 to 100 characters on one line");
    }

    private static String language(ImportedClient client) {
        String language = client.language();
        return language == null || language.isBlank() ? ContactDetails.DEFAULT_LANGUAGE : language.strip();
    }

    /// Registers a client without [#fault].
    public void register(ImportedClient client, Actor actor) {
        commands.send(
                new RegisterClient(
                        client.clientId(),
                        new ContactDetails(
                                String.valueOf(client.givenName()),
                                String.valueOf(client.familyName()),
                                client.email(),
                                client.phone(),
                                language(client)),
                        client.reminders() == null || client.reminders(),
                        new RecallWish(false, null)),
                actor);
    }
}
