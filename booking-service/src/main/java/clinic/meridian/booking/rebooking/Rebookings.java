package clinic.meridian.booking.rebooking;

import clinic.meridian.booking.appointment.AppointmentRefusal;
import clinic.meridian.booking.appointment.Beside;
import clinic.meridian.booking.appointment.MoveConflicts;
import clinic.meridian.booking.appointment.MovesTogether;
import clinic.meridian.booking.appointment.Visit;
import clinic.meridian.booking.appointment.VisitMoves.Moves;
import clinic.meridian.booking.appointment.VisitRow;
import clinic.meridian.booking.appointment.Visits;
import clinic.meridian.booking.appointment.WantedSlot;
import clinic.meridian.booking.availability.Alternatives;
import clinic.meridian.booking.availability.FreeSlot;
import clinic.meridian.booking.catalogue.Timeline;
import clinic.meridian.booking.reason.Reason;
import clinic.meridian.booking.reservation.Occupancy;
import clinic.meridian.contracts.AppointmentStatus;
import clinic.meridian.platform.command.Actor;
import clinic.meridian.platform.refusal.Refused;
import clinic.meridian.platform.web.input.StatedTime;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Finds visits other slots and moves them there, all or none.
@Component
public class Rebookings {

    /// As many as somebody can call in a morning, and one transaction can move.
    static final int MOST_VISITS = 60;

    static final Reason BY_THE_CLINIC = new Reason("CLINIC_REBOOKED", null);

    private final Visits visits;
    private final Alternatives alternatives;
    private final MovesTogether moves;

    Rebookings(Visits visits, Alternatives alternatives, MovesTogether moves) {
        this.visits = visits;
        this.alternatives = alternatives;
        this.moves = moves;
    }

    /// What could become of a visit.
    ///
    /// @param alternatives the nearest slots that fit, best first; empty where nothing does or the visit no longer
    /// stands. The first ones of all visits can be had together.
    public record Proposal(VisitRow visit, List<FreeSlot> alternatives) {
        public Proposal {
            alternatives = List.copyOf(alternatives);
        }
    }

    /// Proposes slots for all of these visits beside each other, earliest visit first. Writes nothing.
    public List<Proposal> plan(Collection<UUID> appointmentIds) {
        List<VisitRow> rows = appointmentIds.stream()
                .distinct()
                .map(this::find)
                .sorted(Comparator.comparing((VisitRow row) -> row.visit().start())
                        .thenComparing(VisitRow::appointmentId))
                .toList();
        Occupancy promised = new Occupancy(List.of());
        Map<UUID, Set<UUID>> leaving = new HashMap<>();
        Map<UUID, List<LocalDate>> coming = new HashMap<>();
        List<Proposal> proposals = new ArrayList<>();
        for (VisitRow row : rows) {
            UUID series = row.visit().seriesId();
            Beside beside = series == null
                    ? Beside.NOTHING
                    : new Beside(leaving.getOrDefault(series, Set.of()), coming.getOrDefault(series, List.of()));
            List<FreeSlot> free =
                    stands(row) ? elsewhere(row, alternatives.insteadOf(row, beside, promised)) : List.of();
            proposals.add(new Proposal(row, free));
            if (!free.isEmpty()) {
                FreeSlot first = free.getFirst();
                Visit.claims(
                                new Timeline(row.visit().phases()),
                                first.start().toInstant(),
                                first.roomId(),
                                row.clientId(),
                                first.practitionerId())
                        .forEach(promised::add);
                if (series != null) {
                    leaving.computeIfAbsent(series, s -> new HashSet<>()).add(row.appointmentId());
                    coming.computeIfAbsent(series, s -> new ArrayList<>())
                            .add(first.start().toLocalDate());
                }
            }
        }
        return proposals;
    }

    /// Where the visit is already it need not be moved to.
    private static List<FreeSlot> elsewhere(VisitRow row, List<FreeSlot> free) {
        return free.stream()
                .filter(slot -> !(slot.start().toInstant().equals(row.visit().start())
                        && slot.practitionerId().equals(row.visit().practitionerId())
                        && slot.roomId().equals(row.visit().roomId())))
                .toList();
    }

    private static boolean stands(VisitRow row) {
        return row.status() == AppointmentStatus.BOOKED || row.status() == AppointmentStatus.CONFIRMED;
    }

    /// A slot that was chosen for a visit.
    ///
    /// @param practitionerId absent: stays with the same one
    /// @param roomId absent: stays in the room if that is free, else any room that is
    public record ChosenSlot(
            UUID appointmentId,
            StatedTime start,
            @Nullable UUID practitionerId,
            @Nullable UUID roomId) {}

    /// Moves all of these visits in the transaction of the request, or none.
    ///
    /// @param chosen a slot for each visit, no visit twice
    /// @param reason recorded with each move
    /// @return the visits afterwards, in the same order
    /// @throws Refused with everything that stands in the way of each, when they cannot all be had
    public List<VisitRow> move(List<ChosenSlot> chosen, Reason reason, Actor actor) {
        Moves all = moves.move(() -> chosen.stream().map(this::wanted).toList(), reason, actor);
        if (!all.allFree()) {
            throw new Refused(
                    RebookingRefusal.REBOOKING_CONFLICTS,
                    "See what is in the way of each visit, and take one of the others that are offered.",
                    Map.of(MoveConflicts.FACT, new MoveConflicts(all)));
        }
        return chosen.stream().map(slot -> find(slot.appointmentId())).toList();
    }

    private WantedSlot wanted(ChosenSlot slot) {
        UUID practitioner = slot.practitionerId();
        return new WantedSlot(
                slot.appointmentId(),
                slot.start(),
                practitioner == null ? find(slot.appointmentId()).visit().practitionerId() : practitioner,
                slot.roomId());
    }

    private VisitRow find(UUID appointmentId) {
        return visits.find(appointmentId)
                .orElseThrow(() ->
                        new Refused(AppointmentRefusal.VISIT_UNKNOWN, "There is no visit " + appointmentId + "."));
    }
}
