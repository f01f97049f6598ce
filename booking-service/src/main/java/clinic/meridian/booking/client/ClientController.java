package clinic.meridian.booking.client;

import clinic.meridian.booking.client.ClientCommand.CorrectClientDetails;
import clinic.meridian.booking.client.ClientCommand.RecallWish;
import clinic.meridian.booking.client.ClientCommand.RegisterClient;
import clinic.meridian.booking.client.ClientCommand.SetCommunicationPreferences;
import clinic.meridian.booking.client.ClientEvent.RecallConsent;
import clinic.meridian.contracts.Codes;
import clinic.meridian.contracts.EmailState;
import clinic.meridian.platform.command.Actor;
import clinic.meridian.platform.command.Commands;
import clinic.meridian.platform.security.MayBook;
import clinic.meridian.platform.security.MayReadBookings;
import clinic.meridian.platform.web.ExpectedVersion;
import clinic.meridian.platform.web.input.InvalidInput;
import clinic.meridian.platform.web.input.Name;
import com.fasterxml.jackson.annotation.JsonCreator;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Clients over HTTP.
@RestController
@RequestMapping("/api/v1/clients")
class ClientController {

    static final int PAGE = 50;

    private final Commands commands;
    private final Clients clients;

    ClientController(Commands commands, Clients clients) {
        this.commands = commands;
        this.clients = clients;
    }

    /// @param recall `true`, or with the version of the words that she agreed to
    record PreferencesRequest(
            @Nullable Boolean reminders, @Valid @Nullable RecallRequest recall) {}

    record RecallRequest(
            @NotNull Boolean granted,
            @Pattern(regexp = Codes.PATTERN) @Nullable String wordingVersion) {

        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        static RecallRequest of(boolean granted) {
            return new RecallRequest(granted, null);
        }

        @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
        RecallRequest {}

        RecallWish wish() {
            return new RecallWish(granted, wordingVersion);
        }
    }

    record RegisterRequest(
            @NotNull @Name String givenName,
            @NotNull @Name String familyName,
            @Nullable String email,
            @Nullable String phone,
            @Nullable String language,
            @Valid @Nullable PreferencesRequest preferences) {}

    record Registered(UUID clientId, long version) {}

    @MayBook
    @PostMapping
    ResponseEntity<Registered> register(@Valid @RequestBody RegisterRequest request, Actor actor) {
        UUID clientId = UUID.randomUUID();
        PreferencesRequest preferences = request.preferences();
        Boolean reminders = preferences == null ? null : preferences.reminders();
        RecallRequest recall = preferences == null ? null : preferences.recall();
        Long version = commands.send(
                new RegisterClient(
                        clientId,
                        details(
                                request.givenName(),
                                request.familyName(),
                                request.email(),
                                request.phone(),
                                request.language()),
                        reminders == null || reminders,
                        recall == null ? new RecallWish(false, null) : recall.wish()),
                actor);
        Registered registered = new Registered(clientId, version == null ? 0 : version);
        return ResponseEntity.created(URI.create("/api/v1/clients/" + clientId))
                .eTag(ExpectedVersion.etag(registered.version()))
                .body(registered);
    }

    record CorrectRequest(
            @NotNull @Name String givenName,
            @NotNull @Name String familyName,
            @Nullable String email,
            @Nullable String phone,
            @Nullable String language) {}

    @MayBook
    @PutMapping("/{clientId}")
    ResponseEntity<ClientBody> correct(
            @PathVariable UUID clientId,
            @Valid @RequestBody CorrectRequest request,
            ExpectedVersion expected,
            Actor actor) {
        commands.send(
                new CorrectClientDetails(
                        clientId,
                        expected,
                        details(
                                request.givenName(),
                                request.familyName(),
                                request.email(),
                                request.phone(),
                                request.language())),
                actor);
        return show(clientId);
    }

    @MayBook
    @PutMapping("/{clientId}/preferences")
    ResponseEntity<ClientBody> setPreferences(
            @PathVariable UUID clientId,
            @Valid @RequestBody PreferencesRequest request,
            ExpectedVersion expected,
            Actor actor) {
        RecallRequest recall = request.recall();
        commands.send(
                new SetCommunicationPreferences(
                        clientId, expected, request.reminders(), recall == null ? null : recall.wish()),
                actor);
        return show(clientId);
    }

    record PreferencesBody(boolean reminders, RecallConsent recall) {}

    /// A client as the API tells her.
    record ClientBody(
            UUID clientId,
            long version,
            String givenName,
            String familyName,
            @Nullable String email,
            EmailState emailState,
            @Nullable String phone,
            String language,
            PreferencesBody preferences) {

        static ClientBody of(ClientView client) {
            ContactDetails details = client.details();
            return new ClientBody(
                    client.clientId(),
                    client.version(),
                    details.givenName(),
                    details.familyName(),
                    details.email(),
                    client.emailState(),
                    details.phone(),
                    details.language(),
                    new PreferencesBody(client.reminders(), client.recall()));
        }
    }

    @MayReadBookings
    @GetMapping("/{clientId}")
    ResponseEntity<ClientBody> show(@PathVariable UUID clientId) {
        ClientView client = clients.mustFind(clientId);
        return ResponseEntity.ok().eTag(ExpectedVersion.etag(client.version())).body(ClientBody.of(client));
    }

    /// @param next cursor of the next page, where there may be one
    record Found(List<ClientBody> items, @Nullable UUID next) {}

    @MayReadBookings
    @GetMapping
    Found search(
            @RequestParam(required = false) @Nullable String query,
            @RequestParam(required = false) @Nullable UUID next) {
        List<ClientView> found = clients.search(query, next, PAGE);
        return new Found(
                found.stream().map(ClientBody::of).toList(),
                found.size() < PAGE ? null : found.getLast().clientId());
    }

    private static ContactDetails details(
            String givenName,
            String familyName,
            @Nullable String email,
            @Nullable String phone,
            @Nullable String language) {
        ContactDetails.fault(email, phone, language).ifPresent(fault -> {
            throw InvalidInput.field(fault.field(), fault.message());
        });
        return new ContactDetails(
                givenName, familyName, email, phone, language == null ? ContactDetails.DEFAULT_LANGUAGE : language);
    }
}
