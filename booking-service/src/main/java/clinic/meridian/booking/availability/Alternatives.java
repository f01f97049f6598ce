package clinic.meridian.booking.availability;

import clinic.meridian.booking.appointment.Beside;
import clinic.meridian.booking.appointment.CurrentVisit;
import clinic.meridian.booking.appointment.RefusedSlot;
import clinic.meridian.booking.appointment.SlotOutcome.Free;
import clinic.meridian.booking.appointment.Suitability;
import clinic.meridian.booking.appointment.Suitability.Judge;
import clinic.meridian.booking.appointment.Visit;
import clinic.meridian.booking.appointment.VisitMoves.Moves;
import clinic.meridian.booking.appointment.VisitRow;
import clinic.meridian.booking.appointment.WantedSlot;
import clinic.meridian.booking.appointment.WantedVisit;
import clinic.meridian.booking.availability.Availability.Wish;
import clinic.meridian.booking.calendar.TimeRange;
import clinic.meridian.booking.catalogue.Timeline;
import clinic.meridian.booking.location.LocationView;
import clinic.meridian.booking.location.Locations;
import clinic.meridian.booking.practitioner.PractitionerView;
import clinic.meridian.booking.practitioner.Practitioners;
import clinic.meridian.booking.reservation.Occupancy;
import clinic.meridian.platform.web.input.StatedTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Three slots that fit instead of one that is taken: the nearest ones with the same practitioner that day, then with
/// others that day, then in the two weeks after.
@Component
public class Alternatives {

    private static final int COUNT = 3;
    private static final int DAYS = 14;
    private static final int ENOUGH = 2_000;
    private static final int LAST_YEAR = 2199;

    private final Availability availability;
    private final Locations locations;
    private final Practitioners practitioners;
    private final Suitability suitability;

    Alternatives(Availability availability, Locations locations, Practitioners practitioners, Suitability suitability) {
        this.availability = availability;
        this.locations = locations;
        this.practitioners = practitioners;
        this.suitability = suitability;
    }

    /// Instead of a slot that a booking, a move or an undo could not have.
    List<FreeSlot> insteadOf(RefusedSlot slot) {
        Visit visit = slot.visit();
        return around(
                new Missed(
                        slot.clientId(),
                        visit.service(),
                        new Timeline(visit.phases()),
                        visit.locationId(),
                        visit.practitionerId(),
                        visit.start(),
                        visit.seriesId()),
                slot.holder(),
                Beside.NOTHING,
                new Occupancy(List.of()));
    }

    /// A slot that could not be had.
    ///
    /// @param clientId absent: it was for nobody in particular, and screening and series do not matter
    public record Missed(
            @Nullable UUID clientId,
            String service,
            Timeline timeline,
            UUID locationId,
            UUID practitionerId,
            Instant start,
            @Nullable UUID seriesId) {}

    /// Instead of the slot that a visit has.
    ///
    /// @param beside what else becomes of its series in the same go
    /// @param promised what others get in the same go
    public List<FreeSlot> insteadOf(VisitRow row, Beside beside, Occupancy promised) {
        Visit visit = row.visit();
        return around(
                new Missed(
                        row.clientId(),
                        visit.service(),
                        new Timeline(visit.phases()),
                        visit.locationId(),
                        visit.practitionerId(),
                        visit.start(),
                        visit.seriesId()),
                row.appointmentId(),
                beside,
                promised);
    }

    /// Instead of a slot that one of several visits could not have that were to move together.
    public List<FreeSlot> insteadOf(Moves moves, int index) {
        CurrentVisit current = moves.visits().get(index);
        Visit visit = current.visit();
        WantedSlot wanted = moves.outcomes().get(index).wanted();
        Occupancy others = new Occupancy(List.of());
        for (int i = 0; i < moves.visits().size(); i++) {
            if (moves.outcomes().get(i) instanceof Free free) {
                CurrentVisit other = moves.visits().get(i);
                free.visit()
                        .claims(other.appointmentId(), other.clientId())
                        .claims()
                        .forEach(others::add);
            }
        }
        ZoneId zone = visit.zone();
        StatedTime stated = wanted.start();
        Instant start = stated.offset() == null
                ? ZonedDateTime.of(stated.local(), zone).toInstant()
                : stated.instant(zone, "start");
        return around(
                new Missed(
                        current.clientId(),
                        visit.service(),
                        new Timeline(visit.phases()),
                        visit.locationId(),
                        wanted.practitionerId(),
                        start,
                        visit.seriesId()),
                current.appointmentId(),
                Beside.others(moves, index),
                others);
    }

    /// @param moved a visit that would give up its present slot
    /// @param beside what else becomes of its series in the same go
    /// @param promised what others get in the same go
    public List<FreeSlot> around(Missed missed, @Nullable UUID moved, Beside beside, Occupancy promised) {
        LocationView location = locations
                .find(missed.locationId())
                .orElseThrow(() -> new IllegalStateException("No location " + missed.locationId()));
        List<PractitionerView> colleagues = practitioners.at(missed.locationId()).stream()
                .filter(practitioner -> practitioner.services().contains(missed.service()))
                .toList();
        UUID clientId = missed.clientId();
        @Nullable
        Judge judge = clientId == null
                ? null
                : suitability.judge(
                        clientId,
                        missed.locationId(),
                        colleagues.stream()
                                .map(PractitionerView::practitionerId)
                                .toList(),
                        missed.seriesId(),
                        moved,
                        beside);
        ZoneId zone = location.zone();
        LocalDate day = LocalDate.ofInstant(missed.start(), zone);
        if (day.getYear() > LAST_YEAR) {
            return List.of();
        }
        List<FreeSlot> thatDay =
                best(missed, location, colleagues, judge, promised, moved, day(day, zone), day(day.plusDays(1), zone));
        return thatDay.size() == COUNT
                ? thatDay
                : best(
                        missed,
                        location,
                        colleagues,
                        judge,
                        promised,
                        moved,
                        day(day, zone),
                        day(day.plusDays(DAYS), zone));
    }

    private static Instant day(LocalDate day, ZoneId zone) {
        return day.atStartOfDay(zone).toInstant();
    }

    private List<FreeSlot> best(
            Missed missed,
            LocationView location,
            List<PractitionerView> colleagues,
            @Nullable Judge judge,
            Occupancy promised,
            @Nullable UUID moved,
            Instant from,
            Instant to) {
        Wish wish = new Wish(
                location,
                missed.service(),
                missed.timeline(),
                colleagues,
                new TimeRange(from, to),
                missed.clientId(),
                moved);
        LocalDate day = LocalDate.ofInstant(missed.start(), location.zone());
        return availability.find(wish, null, ENOUGH).stream()
                .sorted(Comparator.<FreeSlot, Boolean>comparing(
                                slot -> !slot.start().toLocalDate().equals(day))
                        .thenComparing(slot -> !slot.practitionerId().equals(missed.practitionerId()))
                        .thenComparing(slot -> Duration.between(
                                        missed.start(), slot.start().toInstant())
                                .abs())
                        .thenComparing(slot -> slot.start().toInstant())
                        .thenComparing(FreeSlot::practitionerId))
                .filter(slot -> promised.inTheWayOf(Visit.claims(
                                missed.timeline(),
                                slot.start().toInstant(),
                                slot.roomId(),
                                missed.clientId(),
                                slot.practitionerId()))
                        .isEmpty())
                .filter(slot -> suits(judge, missed, slot))
                .limit(COUNT)
                .toList();
    }

    private static boolean suits(@Nullable Judge judge, Missed missed, FreeSlot slot) {
        return judge == null
                || missed.clientId() == null
                || judge.suits(new WantedVisit(
                        missed.clientId(),
                        missed.service(),
                        missed.locationId(),
                        slot.practitionerId(),
                        slot.roomId(),
                        StatedTime.of(slot.start().toOffsetDateTime()),
                        missed.seriesId(),
                        null));
    }
}
