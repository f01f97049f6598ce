package clinic.meridian.booking.series;

import clinic.meridian.booking.appointment.CurrentVisit;
import clinic.meridian.booking.appointment.MoveConflicts;
import clinic.meridian.booking.appointment.MovesTogether;
import clinic.meridian.booking.appointment.SlotOutcome.Free;
import clinic.meridian.booking.appointment.Visit;
import clinic.meridian.booking.appointment.VisitMoves.Moves;
import clinic.meridian.booking.appointment.VisitRow;
import clinic.meridian.booking.appointment.Visits;
import clinic.meridian.booking.appointment.WantedSlot;
import clinic.meridian.booking.calendar.SpokenTimes;
import clinic.meridian.booking.reason.Reason;
import clinic.meridian.booking.series.SeriesCommand.RecordMove;
import clinic.meridian.booking.series.SeriesEvent.MovedVisit;
import clinic.meridian.contracts.AppointmentStatus;
import clinic.meridian.platform.command.Actor;
import clinic.meridian.platform.command.Commands;
import clinic.meridian.platform.refusal.Refused;
import clinic.meridian.platform.time.ClinicClock;
import clinic.meridian.platform.web.ExpectedVersion;
import clinic.meridian.platform.web.input.StatedTime;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Moves one visit of a series and all that follow it, all or none, in the transaction of the request. What has begun
/// stays where it is. The rhythm is judged for the series as it will be.
@Component
public class SeriesMoves {

    private static final Reason MOVED_WITH_SERIES = new Reason("SERIES_MOVED", null);

    private final MovesTogether moves;
    private final Visits visits;
    private final SeriesTable table;
    private final Commands commands;
    private final ClinicClock clock;

    SeriesMoves(MovesTogether moves, Visits visits, SeriesTable table, Commands commands, ClinicClock clock) {
        this.moves = moves;
        this.visits = visits;
        this.table = table;
        this.commands = commands;
        this.clock = clock;
    }

    /// A move of a visit and all that follow it.
    ///
    /// @param shiftDays by how many days each moves; backwards when negative
    /// @param time when each begins; absent: as before
    /// @param instead other slots for single visits among them, taken from what was offered for a conflict
    public record WantedMove(
            UUID seriesId,
            ExpectedVersion expected,
            UUID fromAppointmentId,
            int shiftDays,
            @Nullable LocalTime time,
            List<WantedSlot> instead) {}

    /// @return the visits that were moved, by their new start
    /// @throws Refused with everything that stands in the way of each, when they cannot all be had
    public List<MovedVisit> move(WantedMove wanted, Actor actor) {
        if (table.find(wanted.seriesId()).isEmpty()) {
            throw new Refused(SeriesRefusal.SERIES_UNKNOWN, "There is no series of this id.");
        }
        Moves all = moves.move(() -> slots(wanted), MOVED_WITH_SERIES, actor);
        if (!all.allFree()) {
            throw new Refused(
                    SeriesRefusal.SERIES_CONFLICTS,
                    "See what is in the way of each visit, and take one of the others that are offered.",
                    Map.of(MoveConflicts.FACT, new MoveConflicts(all)));
        }
        List<MovedVisit> moved = moved(all);
        commands.send(new RecordMove(wanted.seriesId(), wanted.expected(), wanted.fromAppointmentId(), moved), actor);
        return moved;
    }

    private List<WantedSlot> slots(WantedMove wanted) {
        List<VisitRow> all = visits.ofSeries(wanted.seriesId());
        VisitRow first = all.stream()
                .filter(visit -> visit.appointmentId().equals(wanted.fromAppointmentId()))
                .findFirst()
                .orElseThrow(() -> notOfSeries(wanted.fromAppointmentId()));
        if (!mayMove(first)) {
            throw new Refused(
                    SeriesRefusal.VISIT_PAST,
                    "The visit of " + SpokenTimes.moment(first.visit().localStart())
                            + " has begun, is over or was given up.");
        }
        List<VisitRow> following = all.stream()
                .filter(visit -> !visit.visit().start().isBefore(first.visit().start()))
                .filter(this::mayMove)
                .toList();
        Map<UUID, WantedSlot> instead = wanted.instead().stream()
                .collect(Collectors.toMap(WantedSlot::appointmentId, slot -> slot, (one, other) -> other));
        for (UUID visit : instead.keySet()) {
            if (following.stream().noneMatch(row -> row.appointmentId().equals(visit))) {
                throw notOfSeries(visit);
            }
        }
        return following.stream()
                .map(row -> instead.getOrDefault(row.appointmentId(), shifted(row, wanted)))
                .toList();
    }

    private static Refused notOfSeries(UUID visit) {
        return new Refused(
                SeriesRefusal.VISIT_NOT_OF_SERIES, "Visit " + visit + " is not among those that would move.");
    }

    private boolean mayMove(VisitRow row) {
        boolean stands = row.status() == AppointmentStatus.BOOKED || row.status() == AppointmentStatus.CONFIRMED;
        return stands && row.visit().start().isAfter(clock.now());
    }

    private static WantedSlot shifted(VisitRow row, WantedMove wanted) {
        Visit visit = row.visit();
        LocalDateTime old = visit.localStart();
        LocalTime time = wanted.time() == null ? old.toLocalTime() : wanted.time();
        LocalDateTime start = old.toLocalDate().plusDays(wanted.shiftDays()).atTime(time);
        return new WantedSlot(row.appointmentId(), StatedTime.of(start), visit.practitionerId(), null);
    }

    private static List<MovedVisit> moved(Moves all) {
        List<MovedVisit> moved = new ArrayList<>();
        for (int i = 0; i < all.visits().size(); i++) {
            if (all.outcomes().get(i) instanceof Free free) {
                CurrentVisit before = all.visits().get(i);
                Visit old = before.visit();
                Integer index = old.seriesIndex();
                moved.add(new MovedVisit(
                        before.appointmentId(),
                        index == null ? 0 : index,
                        old.onTheClock(old.start()),
                        free.visit().onTheClock(free.visit().start())));
            }
        }
        return moved;
    }
}
