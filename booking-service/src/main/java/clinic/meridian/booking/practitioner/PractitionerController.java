package clinic.meridian.booking.practitioner;

import clinic.meridian.booking.calendar.DayHours;
import clinic.meridian.booking.location.HoursRequest;
import clinic.meridian.booking.location.LocationView;
import clinic.meridian.booking.location.Locations;
import clinic.meridian.booking.practitioner.PractitionerCommand.AnnounceAbsence;
import clinic.meridian.booking.practitioner.PractitionerCommand.CorrectPractitionerDetails;
import clinic.meridian.booking.practitioner.PractitionerCommand.JoinPractitioner;
import clinic.meridian.booking.practitioner.PractitionerCommand.LeavePractice;
import clinic.meridian.booking.practitioner.PractitionerCommand.OfferServices;
import clinic.meridian.booking.practitioner.PractitionerCommand.SetWorkingHours;
import clinic.meridian.booking.practitioner.PractitionerCommand.StayInPractice;
import clinic.meridian.booking.practitioner.PractitionerCommand.WithdrawAbsence;
import clinic.meridian.booking.reason.Reason;
import clinic.meridian.contracts.Codes;
import clinic.meridian.platform.command.Actor;
import clinic.meridian.platform.command.Commands;
import clinic.meridian.platform.refusal.Refused;
import clinic.meridian.platform.security.MayEnter;
import clinic.meridian.platform.security.MayManage;
import clinic.meridian.platform.web.ExpectedVersion;
import clinic.meridian.platform.web.input.Name;
import clinic.meridian.platform.web.input.StatedTime;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Practitioners and their rosters over HTTP.
@RestController
@RequestMapping("/api/v1/practitioners")
class PractitionerController {

    static final String USERNAME = "[A-Za-z0-9][A-Za-z0-9._@-]{0,63}";

    private final Commands commands;
    private final Practitioners practitioners;
    private final Locations locations;

    PractitionerController(Commands commands, Practitioners practitioners, Locations locations) {
        this.commands = commands;
        this.practitioners = practitioners;
        this.locations = locations;
    }

    record JoinRequest(
            @NotNull @Name String name,

            @Pattern(regexp = USERNAME, message = "must be a user name") @Nullable
            String username,

            @NotNull UUID locationId,
            @NotNull @Size(min = 1, max = 50) List<@NotNull @Pattern(regexp = Codes.PATTERN) String> services,
            @NotNull @Size(max = 100) List<@NotNull @Valid HoursRequest> workingHours) {}

    record Joined(UUID practitionerId) {}

    @MayManage
    @PostMapping
    ResponseEntity<Joined> join(@Valid @RequestBody JoinRequest request, Actor actor) {
        UUID practitionerId = UUID.randomUUID();
        commands.send(
                new JoinPractitioner(
                        practitionerId,
                        request.locationId(),
                        request.name().strip(),
                        request.username(),
                        request.services().stream().distinct().toList(),
                        HoursRequest.hours("workingHours", request.workingHours())),
                actor);
        return ResponseEntity.created(URI.create("/api/v1/practitioners/" + practitionerId))
                .body(new Joined(practitionerId));
    }

    /// @param username whom she signs in as; left out, she signs in no longer
    record DetailsRequest(
            @NotNull @Name String name,

            @Pattern(regexp = USERNAME, message = "must be a user name") @Nullable
            String username) {}

    @MayManage
    @PutMapping("/{practitionerId}")
    ResponseEntity<PractitionerBody> correctDetails(
            @PathVariable UUID practitionerId,
            @Valid @RequestBody DetailsRequest request,
            ExpectedVersion expected,
            Actor actor) {
        commands.send(
                new CorrectPractitionerDetails(
                        practitionerId, expected, request.name().strip(), request.username()),
                actor);
        return show(practitionerId);
    }

    record ServicesRequest(
            @NotNull @Size(min = 1, max = 50) List<@NotNull @Pattern(regexp = Codes.PATTERN) String> services) {}

    @MayManage
    @PutMapping("/{practitionerId}/services")
    ResponseEntity<PractitionerBody> offerServices(
            @PathVariable UUID practitionerId,
            @Valid @RequestBody ServicesRequest request,
            ExpectedVersion expected,
            Actor actor) {
        commands.send(
                new OfferServices(
                        practitionerId,
                        expected,
                        request.services().stream().distinct().toList()),
                actor);
        return show(practitionerId);
    }

    record WorkingHoursRequest(@NotNull @Size(max = 100) List<@NotNull @Valid HoursRequest> workingHours) {}

    @MayManage
    @PutMapping("/{practitionerId}/working-hours")
    ResponseEntity<PractitionerBody> setWorkingHours(
            @PathVariable UUID practitionerId,
            @Valid @RequestBody WorkingHoursRequest request,
            ExpectedVersion expected,
            Actor actor) {
        commands.send(
                new SetWorkingHours(
                        practitionerId, expected, HoursRequest.hours("workingHours", request.workingHours())),
                actor);
        return show(practitionerId);
    }

    record AbsenceRequest(
            @NotNull StatedTime from,
            @NotNull StatedTime to,
            @NotNull Reason reason) {}

    /// @param affected visits that stand and need another slot or practitioner
    record Affected(@Nullable List<UUID> affected) {}

    @MayManage
    @PostMapping("/{practitionerId}/absences")
    ResponseEntity<Affected> announceAbsence(
            @PathVariable UUID practitionerId, @Valid @RequestBody AbsenceRequest request, Actor actor) {
        List<UUID> affected = commands.send(
                new AnnounceAbsence(practitionerId, UUID.randomUUID(), request.from(), request.to(), request.reason()),
                actor);
        return ResponseEntity.created(URI.create("/api/v1/practitioners/" + practitionerId))
                .body(new Affected(affected));
    }

    @MayManage
    @DeleteMapping("/{practitionerId}/absences/{absenceId}")
    ResponseEntity<PractitionerBody> withdrawAbsence(
            @PathVariable UUID practitionerId, @PathVariable UUID absenceId, Actor actor) {
        commands.send(new WithdrawAbsence(practitionerId, absenceId), actor);
        return show(practitionerId);
    }

    /// @param lastDay the last day on which she works
    record LeaveRequest(@NotNull LocalDate lastDay) {}

    @MayManage
    @PostMapping("/{practitionerId}/leave")
    ResponseEntity<Affected> leave(
            @PathVariable UUID practitionerId,
            @Valid @RequestBody LeaveRequest request,
            ExpectedVersion expected,
            Actor actor) {
        List<UUID> affected = commands.send(new LeavePractice(practitionerId, expected, request.lastDay()), actor);
        return ResponseEntity.ok(new Affected(affected));
    }

    record EmptyRequest() {}

    @MayManage
    @PostMapping("/{practitionerId}/stay")
    ResponseEntity<PractitionerBody> stay(
            @PathVariable UUID practitionerId,
            @Valid @RequestBody(required = false) @Nullable EmptyRequest request,
            ExpectedVersion expected,
            Actor actor) {
        commands.send(new StayInPractice(practitionerId, expected), actor);
        return show(practitionerId);
    }

    /// Why she is away is nobody's business but her manager's.
    record AbsenceBody(UUID absenceId, OffsetDateTime from, OffsetDateTime to) {}

    /// A practitioner as the API tells her.
    record PractitionerBody(
            UUID practitionerId,
            long version,
            UUID locationId,
            String name,
            @Nullable String username,
            List<String> services,
            List<DayHours> workingHours,
            List<AbsenceBody> absences,
            @Nullable LocalDate lastDay) {}

    private PractitionerBody body(PractitionerView view) {
        ZoneId zone =
                locations.recent(view.locationId()).map(LocationView::zone).orElse(ZoneOffset.UTC);
        return new PractitionerBody(
                view.practitionerId(),
                view.version(),
                view.locationId(),
                view.name(),
                view.username(),
                view.services(),
                view.workingHours().hours(),
                practitioners.absences(view.practitionerId()).stream()
                        .map(absence -> new AbsenceBody(
                                absence.absenceId(),
                                absence.during().start().atZone(zone).toOffsetDateTime(),
                                absence.during().end().atZone(zone).toOffsetDateTime()))
                        .toList(),
                view.lastDay());
    }

    record Listed(List<PractitionerBody> items) {}

    @MayEnter
    @GetMapping
    Listed list(@RequestParam(required = false) @Nullable UUID locationId) {
        return new Listed(practitioners.at(locationId).stream().map(this::body).toList());
    }

    @MayEnter
    @GetMapping("/{practitionerId}")
    ResponseEntity<PractitionerBody> show(@PathVariable UUID practitionerId) {
        PractitionerView view = practitioners
                .find(practitionerId)
                .orElseThrow(() ->
                        new Refused(PractitionerRefusal.PRACTITIONER_UNKNOWN, "There is no practitioner of this id."));
        return ResponseEntity.ok().eTag(ExpectedVersion.etag(view.version())).body(body(view));
    }
}
