package clinic.meridian.booking.series;

import clinic.meridian.booking.appointment.VisitBody;
import clinic.meridian.booking.appointment.Visits;
import clinic.meridian.booking.appointment.WantedSlot;
import clinic.meridian.booking.rhythm.Rhythm;
import clinic.meridian.booking.series.SeriesCommand.BookSeries;
import clinic.meridian.booking.series.SeriesCommand.PlanSeries;
import clinic.meridian.booking.series.SeriesEvent.BookedVisit;
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
    private final Visits visits;

    SeriesController(Commands commands, SeriesTable table, SeriesPlanner planner, Visits visits) {
        this.commands = commands;
        this.table = table;
        this.planner = planner;
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

    record Proposals(List<Proposal> proposals) {}

    /// Writes nothing.
    @MayBook
    @PostMapping("/{seriesId}/plan")
    ResponseEntity<Proposals> propose(@PathVariable UUID seriesId, @Valid @RequestBody ProposalsRequest request) {
        return ResponseEntity.ok(
                new Proposals(planner.propose(find(seriesId), request.startDate(), request.days(), request.time())));
    }

    record SlotRequest(
            @NotNull StatedTime start,
            @Nullable UUID practitionerId,
            @Nullable UUID roomId) {}

    record BookingsRequest(
            @NotNull @Size(min = 1, max = Rhythm.MOST_SESSIONS)
            List<@NotNull @Valid SlotRequest> slots) {}

    record Booked(List<VisitBody> appointments) {}

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
                .body(new Booked(booked.stream()
                        .map(visit ->
                                VisitBody.of(visits.find(visit.appointmentId()).orElseThrow()))
                        .toList()));
    }

    /// A series as the API tells it.
    ///
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
            List<VisitBody> sessions) {}

    @MayReadBookings
    @GetMapping("/{seriesId}")
    ResponseEntity<SeriesBody> show(@PathVariable UUID seriesId, SignedIn person) {
        SeriesView series = find(seriesId);
        if (person.isOnlyPractitioner() && !person.worksAt(series.locationId().toString())) {
            throw new AccessDeniedException("Works at other locations");
        }
        var sessions = visits.ofSeries(seriesId);
        SeriesProgress progress = SeriesProgress.of(sessions);
        Rhythm rhythm = series.rhythm();
        return ResponseEntity.ok()
                .eTag(ExpectedVersion.etag(series.version()))
                .body(new SeriesBody(
                        seriesId,
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
                        sessions.stream().map(VisitBody::of).toList()));
    }

    private SeriesView find(UUID seriesId) {
        return table.find(seriesId)
                .orElseThrow(() -> new Refused(SeriesRefusal.SERIES_UNKNOWN, "There is no series of this id."));
    }
}
