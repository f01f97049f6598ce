package clinic.meridian.booking.appointment;

import clinic.meridian.booking.appointment.AppointmentCommand.BookSession;
import clinic.meridian.booking.appointment.AppointmentCommand.CancelSession;
import clinic.meridian.booking.appointment.AppointmentCommand.CheckInClient;
import clinic.meridian.booking.appointment.AppointmentCommand.ConfirmAttendance;
import clinic.meridian.booking.appointment.AppointmentCommand.RecordNoShow;
import clinic.meridian.booking.appointment.AppointmentCommand.RescheduleSession;
import clinic.meridian.booking.appointment.AppointmentCommand.UndoLastChange;
import clinic.meridian.booking.appointment.HoldCommand.ReleaseHold;
import clinic.meridian.booking.appointment.HoldEvent.HoldEnd;
import clinic.meridian.booking.reason.Reason;
import clinic.meridian.contracts.CancelledBy;
import clinic.meridian.contracts.Codes;
import clinic.meridian.platform.command.Actor;
import clinic.meridian.platform.command.Commands;
import clinic.meridian.platform.refusal.Refused;
import clinic.meridian.platform.security.MayBook;
import clinic.meridian.platform.security.MayReadBookings;
import clinic.meridian.platform.security.SignedIn;
import clinic.meridian.platform.web.ExpectedVersion;
import clinic.meridian.platform.web.input.StatedTime;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.net.URI;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Visits over HTTP.
@RestController
@RequestMapping("/api/v1/appointments")
class AppointmentController {

    private final Commands commands;
    private final Visits visits;

    AppointmentController(Commands commands, Visits visits) {
        this.commands = commands;
        this.visits = visits;
    }

    /// @param reason of an override or a waiver
    record Because(@NotNull Reason reason) {}

    record BookRequest(
            @NotNull UUID clientId,
            @NotNull @Pattern(regexp = Codes.PATTERN) String service,
            @NotNull UUID locationId,
            @NotNull UUID practitionerId,
            @Nullable UUID roomId,
            @NotNull StatedTime start,
            @Nullable UUID seriesId,
            @Nullable UUID holdId,
            @Valid @Nullable Because override) {}

    @MayBook
    @PostMapping
    ResponseEntity<VisitBody> book(@Valid @RequestBody BookRequest request, Actor actor, SignedIn person) {
        ManagersOnly.check(person, "an override", request.override());
        WantedVisit wanted = new WantedVisit(
                request.clientId(),
                request.service(),
                request.locationId(),
                request.practitionerId(),
                request.roomId(),
                request.start(),
                request.seriesId(),
                reason(request.override()));
        CurrentVisit booked = send(new BookSession(UUID.randomUUID(), wanted, request.holdId()), actor);
        if (request.holdId() != null) {
            commands.send(new ReleaseHold(request.holdId(), HoldEnd.BOOKED), actor);
        }
        return ResponseEntity.created(URI.create("/api/v1/appointments/" + booked.appointmentId()))
                .eTag(ExpectedVersion.etag(booked.version()))
                .body(VisitBody.of(booked));
    }

    record RescheduleRequest(
            @NotNull StatedTime start,
            @Nullable UUID practitionerId,
            @Nullable UUID roomId,
            @Nullable Reason reason,
            @Valid @Nullable Because override) {}

    @MayBook
    @PostMapping("/{appointmentId}/reschedule")
    ResponseEntity<VisitBody> reschedule(
            @PathVariable UUID appointmentId,
            @Valid @RequestBody RescheduleRequest request,
            ExpectedVersion expected,
            Actor actor,
            SignedIn person) {
        ManagersOnly.check(person, "an override", request.override());
        return answer(send(
                new RescheduleSession(
                        appointmentId,
                        expected,
                        request.start(),
                        request.practitionerId(),
                        request.roomId(),
                        request.reason(),
                        reason(request.override())),
                actor));
    }

    /// @param cancelledBy on whose side it lies; the client's unless told otherwise
    record CancelRequest(
            @NotNull Reason reason,
            @Nullable CancelledBy cancelledBy,
            @Valid @Nullable Because waive) {}

    @MayBook
    @PostMapping("/{appointmentId}/cancel")
    ResponseEntity<VisitBody> cancel(
            @PathVariable UUID appointmentId,
            @Valid @RequestBody CancelRequest request,
            ExpectedVersion expected,
            Actor actor,
            SignedIn person) {
        ManagersOnly.check(person, "a waiver", request.waive());
        CancelledBy side = request.cancelledBy() == null ? CancelledBy.CLIENT : request.cancelledBy();
        return answer(send(
                new CancelSession(appointmentId, expected, request.reason(), side, reason(request.waive())), actor));
    }

    record NoShowRequest(@Valid @Nullable Because waive) {}

    @MayBook
    @PostMapping("/{appointmentId}/no-show")
    ResponseEntity<VisitBody> noShow(
            @PathVariable UUID appointmentId,
            @Valid @RequestBody(required = false) @Nullable NoShowRequest request,
            ExpectedVersion expected,
            Actor actor,
            SignedIn person) {
        Because waive = request == null ? null : request.waive();
        ManagersOnly.check(person, "a waiver", waive);
        return answer(send(new RecordNoShow(appointmentId, expected, reason(waive)), actor));
    }

    /// Nothing needs to be said.
    record EmptyRequest() {}

    @MayBook
    @PostMapping("/{appointmentId}/confirm")
    ResponseEntity<VisitBody> confirm(
            @PathVariable UUID appointmentId,
            @Valid @RequestBody(required = false) @Nullable EmptyRequest request,
            ExpectedVersion expected,
            Actor actor) {
        return answer(send(new ConfirmAttendance(appointmentId, expected), actor));
    }

    @MayBook
    @PostMapping("/{appointmentId}/check-in")
    ResponseEntity<VisitBody> checkIn(
            @PathVariable UUID appointmentId,
            @Valid @RequestBody(required = false) @Nullable EmptyRequest request,
            ExpectedVersion expected,
            Actor actor) {
        return answer(send(new CheckInClient(appointmentId, expected), actor));
    }

    record UndoRequest(@Nullable Reason reason) {}

    @MayBook
    @PostMapping("/{appointmentId}/undo")
    ResponseEntity<VisitBody> undo(
            @PathVariable UUID appointmentId,
            @Valid @RequestBody(required = false) @Nullable UndoRequest request,
            ExpectedVersion expected,
            Actor actor) {
        Reason reason = request == null ? null : request.reason();
        return answer(send(new UndoLastChange(appointmentId, expected, reason), actor));
    }

    @MayReadBookings
    @GetMapping("/{appointmentId}")
    ResponseEntity<VisitBody> show(@PathVariable UUID appointmentId, SignedIn person) {
        VisitRow visit = visits.find(appointmentId).orElseThrow(AppointmentController::unknown);
        mayRead(person, visit);
        return ResponseEntity.ok().eTag(ExpectedVersion.etag(visit.version())).body(VisitBody.of(visit));
    }

    /// A reason as it was recorded.
    record ReasonBody(String code, @Nullable String note) {}

    /// @param before the visit before it; absent for its booking
    record HistoryItem(
            OffsetDateTime at,
            String by,
            String channel,
            String event,
            @Nullable VisitBody before,
            VisitBody after,
            @Nullable ReasonBody reason) {}

    record History(List<HistoryItem> items) {}

    @MayReadBookings
    @GetMapping("/{appointmentId}/history")
    History history(@PathVariable UUID appointmentId, SignedIn person) {
        List<VisitRow> rows = visits.history(appointmentId);
        if (rows.isEmpty()) {
            throw unknown();
        }
        mayRead(person, rows.getLast());
        List<HistoryItem> items = new java.util.ArrayList<>();
        VisitRow before = null;
        for (VisitRow row : rows) {
            items.add(new HistoryItem(
                    row.visit().onTheClock(row.recordedFrom()),
                    row.by(),
                    row.channel(),
                    row.event(),
                    before == null ? null : VisitBody.of(before),
                    VisitBody.of(row),
                    row.reasonCode() == null ? null : new ReasonBody(row.reasonCode(), row.reasonNote())));
            before = row;
        }
        return new History(items);
    }

    private static void mayRead(SignedIn person, VisitRow visit) {
        if (person.isOnlyPractitioner()
                && !person.worksAt(visit.visit().locationId().toString())) {
            throw new AccessDeniedException("Works at other locations");
        }
    }

    private static Refused unknown() {
        return new Refused(AppointmentRefusal.APPOINTMENT_UNKNOWN, "There is no visit of this id.");
    }

    private CurrentVisit send(AppointmentCommand command, Actor actor) {
        return Objects.requireNonNull(commands.<CurrentVisit>send(command, actor));
    }

    private static ResponseEntity<VisitBody> answer(CurrentVisit current) {
        return ResponseEntity.ok().eTag(ExpectedVersion.etag(current.version())).body(VisitBody.of(current));
    }

    private static @Nullable Reason reason(@Nullable Because because) {
        return because == null ? null : because.reason();
    }
}
