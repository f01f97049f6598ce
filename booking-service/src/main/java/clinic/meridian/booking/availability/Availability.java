package clinic.meridian.booking.availability;

import clinic.meridian.booking.calendar.TimeRange;
import clinic.meridian.booking.catalogue.Timeline;
import clinic.meridian.booking.location.LocationView;
import clinic.meridian.booking.location.LocationView.Room;
import clinic.meridian.booking.practitioner.PractitionerView;
import clinic.meridian.booking.reservation.Claim;
import clinic.meridian.booking.reservation.Reservations;
import clinic.meridian.booking.reservation.ResourceKind;
import clinic.meridian.platform.time.ClinicClock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Which slots are free at this moment. An answer is a proposal: who has a slot is decided when it is booked.
@Component
public class Availability {

    private final Reservations reservations;
    private final ClinicClock clock;

    Availability(Reservations reservations, ClinicClock clock) {
        this.reservations = reservations;
        this.clock = clock;
    }

    /// What somebody looks for.
    ///
    /// @param practitioners in the order in which they are preferred
    /// @param within slots that begin in this time
    /// @param clientId whose own visits are in the way, if it is for somebody
    /// @param exceptVisit a visit that would give up its own slot
    public record Wish(
            LocationView location,
            String service,
            Timeline timeline,
            List<PractitionerView> practitioners,
            TimeRange within,
            @Nullable UUID clientId,
            @Nullable UUID exceptVisit) {}

    /// The first slots, by start.
    public List<FreeSlot> first(Wish wish, int limit) {
        return find(wish, null, limit);
    }

    /// The first slots, by start.
    ///
    /// @param after slots up to this one have been seen already
    List<FreeSlot> find(Wish wish, @Nullable SlotCursor after, int limit) {
        FreeSlots free = free(wish);
        List<FreeSlot> found = new ArrayList<>();
        LocalDate day = dayOf(wish, wish.within().start());
        LocalDate lastDay = dayOf(wish, wish.within().end().minusNanos(1));
        for (; !day.isAfter(lastDay) && found.size() < limit; day = day.plusDays(1)) {
            for (FreeSlot slot : free.on(day, wish.within())) {
                if (after == null || after.isBefore(slot, wish.practitioners())) {
                    found.add(slot);
                }
            }
        }
        return found.size() <= limit ? found : found.subList(0, limit);
    }

    /// The first slot of all.
    public Optional<FreeSlot> first(Wish wish) {
        return find(wish, null, 1).stream().findFirst();
    }

    private static LocalDate dayOf(Wish wish, Instant moment) {
        return LocalDate.ofInstant(moment, wish.location().zone());
    }

    private FreeSlots free(Wish wish) {
        Instant now = clock.now();
        Instant end = wish.within().end().plusSeconds(60L * wish.timeline().totalMinutes());
        TimeRange window = new TimeRange(wish.within().start(), end);
        List<Claim> asked = new ArrayList<>();
        wish.location().openRooms().stream()
                .map(Room::roomId)
                .forEach(room -> asked.add(new Claim(ResourceKind.ROOM, room, window)));
        wish.practitioners().forEach(p -> asked.add(new Claim(ResourceKind.PRACTITIONER, p.practitionerId(), window)));
        if (wish.clientId() != null) {
            asked.add(new Claim(ResourceKind.CLIENT, wish.clientId(), window));
        }
        return new FreeSlots(
                wish.location(),
                wish.service(),
                wish.timeline(),
                wish.practitioners(),
                reservations.inTheWayOf(asked, wish.exceptVisit(), now),
                wish.clientId(),
                now);
    }
}
