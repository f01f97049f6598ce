package clinic.meridian.booking.imports;

import clinic.meridian.contracts.AppointmentStatus;
import clinic.meridian.contracts.Channel;
import clinic.meridian.contracts.Codes;
import clinic.meridian.platform.command.Actor;
import clinic.meridian.platform.security.MayManage;
import clinic.meridian.platform.web.input.Name;
import clinic.meridian.platform.web.input.StatedTime;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Imports over HTTP, in batches. A batch whose shape is wrong is refused whole; otherwise each line is
/// judged for itself and the good ones are brought over. The same line twice does nothing more.
@RestController
@RequestMapping("/api/v1/imports")
class ImportController {

    static final int MOST_LINES = 1_000;

    private final ClientLines clientLines;
    private final AppointmentLines appointmentLines;

    ImportController(ClientLines clientLines, AppointmentLines appointmentLines) {
        this.clientLines = clientLines;
        this.appointmentLines = appointmentLines;
    }

    /// @param reference what the other system calls her
    record ClientLine(
            @NotNull @Name String reference,
            @Nullable String givenName,
            @Nullable String familyName,
            @Nullable String email,
            @Nullable String phone,
            @Nullable String language,
            @Nullable Boolean reminders) {}

    /// @param system where the references come from
    /// @param dryRun judge and write nothing
    record ClientsRequest(
            @NotNull @Pattern(regexp = Codes.PATTERN) String system,
            @Nullable Boolean dryRun,
            @NotNull @Size(min = 1, max = MOST_LINES) List<@NotNull @Valid ClientLine> lines) {}

    /// What became of the lines, in their order.
    record Outcomes(boolean dryRun, List<LineOutcome> items) {}

    @MayManage
    @PostMapping("/clients")
    ResponseEntity<Outcomes> clients(@Valid @RequestBody ClientsRequest request, Actor actor) {
        boolean dryRun = Boolean.TRUE.equals(request.dryRun());
        return ResponseEntity.ok(new Outcomes(
                dryRun,
                clientLines.bringOver(new OldSystem(request.system()), request.lines(), dryRun, importing(actor))));
    }

    /// A visit; what it is for, where and with whom, by any name or code that it has here.
    ///
    /// @param reference what the other system calls it
    /// @param client the reference of its client
    /// @param room absent: any that is free
    /// @param happenedAt when it was fulfilled, missed or cancelled; absent: its end, or its start
    record AppointmentLine(
            @NotNull @Name String reference,
            @NotNull @Name String client,
            @NotNull @Name String service,
            @NotNull @Name String location,
            @NotNull @Name String practitioner,
            @Name @Nullable String room,
            @NotNull StatedTime start,
            @NotNull AppointmentStatus status,
            @Nullable StatedTime happenedAt) {}

    /// @param assumedClients in a dry run: references of clients who are found good and would be there by
    /// then
    record AppointmentsRequest(
            @NotNull @Pattern(regexp = Codes.PATTERN) String system,
            @Nullable Boolean dryRun,
            @Size(max = MOST_LINES) @Nullable List<@NotNull @Name String> assumedClients,
            @NotNull @Size(min = 1, max = MOST_LINES) List<@NotNull @Valid AppointmentLine> lines) {}

    @MayManage
    @PostMapping("/appointments")
    ResponseEntity<Outcomes> appointments(@Valid @RequestBody AppointmentsRequest request, Actor actor) {
        OldSystem system = new OldSystem(request.system());
        boolean dryRun = Boolean.TRUE.equals(request.dryRun());
        List<String> assumed = dryRun && request.assumedClients() != null ? request.assumedClients() : List.of();
        return ResponseEntity.ok(new Outcomes(
                dryRun,
                dryRun
                        ? appointmentLines.judge(system, request.lines(), assumed)
                        : appointmentLines.bringOver(system, request.lines(), importing(actor))));
    }

    private static Actor importing(Actor actor) {
        return new Actor(actor.by(), Channel.IMPORT, actor.correlationId());
    }
}
