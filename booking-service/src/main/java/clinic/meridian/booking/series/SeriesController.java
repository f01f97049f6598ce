package clinic.meridian.booking.series;

import clinic.meridian.booking.appointment.VisitBody;
import clinic.meridian.booking.appointment.VisitRow;
import clinic.meridian.booking.appointment.Visits;
import clinic.meridian.booking.appointment.WantedSlot;
import clinic.meridian.booking.reason.Reason;
import clinic.meridian.booking.rhythm.Rhythm;
import clinic.meridian.booking.series.SeriesCommand.AbandonSeries;
import clinic.meridian.booking.series.SeriesCommand.BookSeries;
import clinic.meridian.booking.series.SeriesCommand.ExtendSeries;
import clinic.meridian.booking.series.SeriesCommand.PauseSeries;
import clinic.meridian.booking.series.SeriesCommand.PlanSeries;
import clinic.meridian.booking.series.SeriesCommand.ResumeSeries;
import clinic.meridian.booking.series.SeriesEvent.BookedVisit;
import clinic.meridian.booking.series.SeriesEvent.MovedVisit;
import clinic.meridian.booking.series.SeriesMoves.WantedMove;
import clinic.meridian.booking.series.SeriesPlanner.Proposal;
import clinic.meridian.contracts.Codes;
import clinic.meridian.contracts.Maintenance;
import clinic.meridian.platform.command.Actor;
import clinic.meridian.platform.command.Commands;
import clinic.meridian.platform.refusal.Refused;
import clinic.meridian.platform.security.MayBook;
import clinic.meridian.platform.security.MayReadBookings;
import clinic.meridian.platform.security.SignedIn;
import clinic.meridian.platform.web.ExpectedVersion;
import clinic.meridian.platform.web.input.InvalidInput;
import clinic.meridian.platform.web.input.StatedTime;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
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

/// Series over HTTP.
@RestController
@RequestMapping("/api/v1/series")
class SeriesController {

    private final Commands commands;
    private final SeriesTable table;
    private final SeriesPlanner planner;
    private final SeriesMoves moves;
    private final Visits visits;

    SeriesController(Commands commands, SeriesTable table, SeriesPlanner planner, SeriesMoves moves, Visits visits) {
        this.commands = commands;
        this.table = table;
        this.planner = planner;
        this.moves = moves;
        this.visits = visits;
    }

    record PlanRequest(
            @NotNull UUID clientId,
            @NotNull @Pattern(regexp = Codes.PATTERN) String service,
            @NotNull UUID locationId,
            @NotNull UUID practitionerId,
            @Min(1) @Max(Rhythm.MOST_SESSIONS) @Nullable Integer targetSessions,
            @Min(1) @Max(Rhythm.MOST_PER_WEEK) @Nullable Integer sessionsPerWeek,
            @Min(1) @Max(90) @Nullable Integer minGapDays,
            @Min(1) @Max(365) @Nullable Integer maxGapDays,
            @Min(1) @Max(104) @Nullable Integer windowWeeks,
            @NotNull Maintenance maintenance) {

        Rhythm rhythm() {
            int minGap = or(minGapDays, 2);
            int maxGap = or(maxGapDays, 14);
            if (maxGap < minGap) {
                throw InvalidInput.field("maxGapDays", "must not be less than minGapDays (" + minGap + ")");
            }
            return new Rhythm(or(targetSessions, 12), or(sessionsPerWeek, 2), minGap, maxGap, or(windowWeeks, 10));
        }

        private static int or(@Nullable Integer value, int otherwise) {
            return value == null ? otherwise : value;
        }
    }

    record Planned(UUID seriesId) {}

    @MayBook
    @PostMapping
    ResponseEntity<Planned> plan(@Valid @RequestBody PlanRequest request, Actor actor) {
        UUID seriesId = UUID.randomUUID();
        Long version = commands.send(
                new PlanSeries(
                        seriesId,
                        request.clientId(),
                        request.service(),
                        request.locationId(),
                        request.practitionerId(),
                        request.rhythm(),
                        request.maintenance()),
                actor);
        return ResponseEntity.created(URI.create("/api/v1/series/" + seriesId))
                .eTag(ExpectedVersion.etag(version == null ? 0 : version))
                .body(new Planned(seriesId));
    }

    record ProposalsRequest(
            @NotNull LocalDate startDate,
            @NotNull @Size(min = 1, max = 7) Set<@NotNull DayOfWeek> days,
            @NotNull LocalTime time) {}

    /// @param warnings where the dates, with those that stand, lie further apart than they should
    record Proposals(List<Proposal> proposals, List<GapWarning> warnings) {}

    /// Writes nothing.
    @MayBook
    @PostMapping("/{seriesId}/plan")
    ResponseEntity<Proposals> propose(@PathVariable UUID seriesId, @Valid @RequestBody ProposalsRequest request) {
        SeriesView series = find(seriesId);
        List<Proposal> proposals = planner.propose(series, request.startDate(), request.days(), request.time());
        List<LocalDate> dates = new ArrayList<>(SeriesProgress.dates(visits.ofSeries(seriesId)));
        proposals.forEach(proposal -> dates.add(proposal.date()));
        return ResponseEntity.ok(new Proposals(proposals, GapWarning.of(series.rhythm(), dates)));
    }

    record SlotRequest(
            @NotNull StatedTime start,
            @Nullable UUID practitionerId,
            @Nullable UUID roomId) {}

    record BookingsRequest(
            @NotNull @Size(min = 1, max = Rhythm.MOST_SESSIONS)
            List<@NotNull @Valid SlotRequest> slots) {}

    /// @param warnings where visits of the series lie further apart than they should
    record Booked(List<VisitBody> appointments, List<GapWarning> warnings) {}

    @MayBook
    @PostMapping("/{seriesId}/bookings")
    ResponseEntity<Booked> book(
            @PathVariable UUID seriesId,
            @Valid @RequestBody BookingsRequest request,
            ExpectedVersion expected,
            Actor actor) {
        SeriesView series = find(seriesId);
        List<WantedSlot> slots = request.slots().stream()
                .map(slot -> new WantedSlot(
                        UUID.randomUUID(),
                        slot.start(),
                        slot.practitionerId() == null ? series.practitionerId() : slot.practitionerId(),
                        slot.roomId()))
                .toList();
        List<BookedVisit> booked =
                Objects.requireNonNull(commands.send(new BookSeries(seriesId, expected, slots), actor));
        return ResponseEntity.created(URI.create("/api/v1/series/" + seriesId))
                .eTag(ExpectedVersion.etag(find(seriesId).version()))
                .body(new Booked(
                        booked.stream()
                                .map(visit -> VisitBody.of(
                                        visits.find(visit.appointmentId()).orElseThrow()))
                                .toList(),
                        GapWarning.of(series.rhythm(), SeriesProgress.dates(visits.ofSeries(seriesId)))));
    }

    /// A slot for one of the visits that move.
    record InsteadRequest(
            @NotNull UUID appointmentId,
            @NotNull StatedTime start,
            @Nullable UUID practitionerId,
            @Nullable UUID roomId) {}

    /// @param shiftDays by how many days each visit moves; backwards when negative
    /// @param time when each begins
    /// @param instead other slots for single visits among them
    record MoveRequest(
            @NotNull UUID appointmentId,
            @Min(-MOST_DAYS) @Max(MOST_DAYS) @Nullable Integer shiftDays,
            @Nullable LocalTime time,
            @Size(max = Rhythm.MOST_SESSIONS) @Nullable List<@NotNull @Valid InsteadRequest> instead) {

        static final int MOST_DAYS = 365;

        boolean saysNothing() {
            boolean stays = (shiftDays == null || shiftDays == 0) && time == null;
            return stays && (instead == null || instead.isEmpty());
        }
    }

    /// @param appointments the visits that were moved
    /// @param warnings where visits of the series lie further apart than they should
    record Moved(List<VisitBody> appointments, List<GapWarning> warnings) {}

    @MayBook
    @PostMapping("/{seriesId}/move-from")
    ResponseEntity<Moved> moveFrom(
            @PathVariable UUID seriesId,
            @Valid @RequestBody MoveRequest request,
            ExpectedVersion expected,
            Actor actor) {
        if (request.saysNothing()) {
            throw InvalidInput.field("shiftDays", "must not be 0 unless there is a time");
        }
        SeriesView series = find(seriesId);
        List<InsteadRequest> instead = request.instead() == null ? List.of() : request.instead();
        List<MovedVisit> moved = moves.move(
                new WantedMove(
                        seriesId,
                        expected,
                        request.appointmentId(),
                        request.shiftDays() == null ? 0 : request.shiftDays(),
                        request.time(),
                        instead.stream()
                                .map(slot -> new WantedSlot(
                                        slot.appointmentId(),
                                        slot.start(),
                                        slot.practitionerId() == null
                                                ? visits.find(slot.appointmentId())
                                                        .map(row -> row.visit().practitionerId())
                                                        .orElse(series.practitionerId())
                                                : slot.practitionerId(),
                                        slot.roomId()))
                                .toList()),
                actor);
        return ResponseEntity.ok()
                .eTag(ExpectedVersion.etag(find(seriesId).version()))
                .body(new Moved(
                        moved.stream()
                                .map(visit -> VisitBody.of(
                                        visits.find(visit.appointmentId()).orElseThrow()))
                                .toList(),
                        GapWarning.of(series.rhythm(), SeriesProgress.dates(visits.ofSeries(seriesId)))));
    }

    record ReasonRequest(@NotNull Reason reason) {}

    @MayBook
    @PostMapping("/{seriesId}/pause")
    ResponseEntity<SeriesBody> pause(
            @PathVariable UUID seriesId,
            @Valid @RequestBody ReasonRequest request,
            ExpectedVersion expected,
            Actor actor) {
        find(seriesId);
        commands.send(new PauseSeries(seriesId, expected, request.reason()), actor);
        return answer(find(seriesId));
    }

    record ResumeRequest(@Nullable Reason reason) {}

    @MayBook
    @PostMapping("/{seriesId}/resume")
    ResponseEntity<SeriesBody> resume(
            @PathVariable UUID seriesId,
            @Valid @RequestBody(required = false) @Nullable ResumeRequest request,
            ExpectedVersion expected,
            Actor actor) {
        find(seriesId);
        commands.send(new ResumeSeries(seriesId, expected, request == null ? null : request.reason()), actor);
        return answer(find(seriesId));
    }

    /// @param sessions how many more
    /// @param weeks how many more
    record ExtendRequest(
            @Min(0) @Max(Rhythm.MOST_SESSIONS) @Nullable Integer sessions,
            @Min(0) @Max(Rhythm.MOST_WEEKS) @Nullable Integer weeks) {

        int moreSessions() {
            return sessions == null ? 0 : sessions;
        }

        int moreWeeks() {
            return weeks == null ? 0 : weeks;
        }
    }

    @MayBook
    @PostMapping("/{seriesId}/extend")
    ResponseEntity<SeriesBody> extend(
            @PathVariable UUID seriesId,
            @Valid @RequestBody ExtendRequest request,
            ExpectedVersion expected,
            Actor actor) {
        if (request.moreSessions() == 0 && request.moreWeeks() == 0) {
            throw InvalidInput.field("sessions", "must be at least 1, or weeks must");
        }
        find(seriesId);
        commands.send(new ExtendSeries(seriesId, expected, request.moreSessions(), request.moreWeeks()), actor);
        return answer(find(seriesId));
    }

    @MayBook
    @PostMapping("/{seriesId}/abandon")
    ResponseEntity<SeriesBody> abandon(
            @PathVariable UUID seriesId,
            @Valid @RequestBody ReasonRequest request,
            ExpectedVersion expected,
            Actor actor) {
        find(seriesId);
        commands.send(new AbandonSeries(seriesId, expected, request.reason()), actor);
        return answer(find(seriesId));
    }

    /// A series as the API tells it.
    ///
    /// @param pacePerWeek fulfilled visits a week from the first to the last one; from two on
    /// @param lastGapDays days between the last two fulfilled visits
    /// @param warnings where visits lie further apart than they should
    /// @param sessions its visits by start, given-up ones included
    record SeriesBody(
            UUID seriesId,
            long version,
            UUID clientId,
            String service,
            UUID locationId,
            UUID practitionerId,
            SeriesStatus status,
            int target,
            int completed,
            int booked,
            int sessionsPerWeek,
            int minGapDays,
            int maxGapDays,
            int windowWeeks,
            @Nullable Double pacePerWeek,
            @Nullable Long lastGapDays,
            @Nullable LocalDate lastVisitDate,
            Maintenance maintenance,
            List<GapWarning> warnings,
            List<VisitBody> sessions) {}

    @MayReadBookings
    @GetMapping("/{seriesId}")
    ResponseEntity<SeriesBody> show(@PathVariable UUID seriesId, SignedIn person) {
        SeriesView series = find(seriesId);
        if (person.isOnlyPractitioner() && !person.worksAt(series.locationId().toString())) {
            throw new AccessDeniedException("Works at other locations");
        }
        return answer(series);
    }

    private ResponseEntity<SeriesBody> answer(SeriesView series) {
        List<VisitRow> sessions = visits.ofSeries(series.seriesId());
        SeriesProgress progress = SeriesProgress.of(sessions);
        Rhythm rhythm = series.rhythm();
        return ResponseEntity.ok()
                .eTag(ExpectedVersion.etag(series.version()))
                .body(new SeriesBody(
                        series.seriesId(),
                        series.version(),
                        series.clientId(),
                        series.service(),
                        series.locationId(),
                        series.practitionerId(),
                        series.status(),
                        rhythm.targetSessions(),
                        series.completed(),
                        progress.booked(),
                        rhythm.sessionsPerWeek(),
                        rhythm.minGapDays(),
                        rhythm.maxGapDays(),
                        rhythm.windowWeeks(),
                        progress.pacePerWeek(),
                        progress.lastGapDays(),
                        series.lastVisitDate(),
                        series.maintenance(),
                        GapWarning.of(rhythm, SeriesProgress.dates(sessions)),
                        sessions.stream().map(VisitBody::of).toList()));
    }

    private SeriesView find(UUID seriesId) {
        return table.find(seriesId)
                .orElseThrow(() -> new Refused(SeriesRefusal.SERIES_UNKNOWN, "There is no series of this id."));
    }
}
