package clinic.meridian.booking.appointment;

import clinic.meridian.booking.appointment.BookingFacts.Facts;
import clinic.meridian.booking.appointment.BookingFacts.Question;
import clinic.meridian.booking.appointment.VisitRules.Judged;
import clinic.meridian.booking.catalogue.ServiceCatalogue;
import clinic.meridian.booking.location.LocationView.Room;
import clinic.meridian.booking.reservation.Reservations;
import clinic.meridian.platform.refusal.Refused;
import clinic.meridian.platform.time.ClinicClock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What a slot would become, whoever comes. Takes nothing.
@Component
public class Slots {

    private static final UUID NOBODY = new UUID(0, 0);

    private final BookingFacts facts;
    private final Reservations reservations;
    private final ServiceCatalogue catalogue;
    private final ClinicClock clock;

    Slots(BookingFacts facts, Reservations reservations, ServiceCatalogue catalogue, ClinicClock clock) {
        this.facts = facts;
        this.reservations = reservations;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    /// The slot by the rosters, taken or not; where any room will do, in the first one.
    ///
    /// @throws Refused where nobody could book it even if it was free
    public Visit judge(WantedPlace wanted) {
        Facts known = facts.read(new Question(null, wanted.locationId(), List.of(wanted.practitionerId()), null));
        Instant now = clock.now();
        Judged judged = new VisitRules(catalogue, now).judge(wanted, known);
        UUID room = wanted.roomId() != null
                ? wanted.roomId()
                : judged.location().openRooms().stream()
                        .map(Room::roomId)
                        .findFirst()
                        .orElseThrow(() -> new Refused(
                                AppointmentRefusal.ROOM_NOT_HERE,
                                judged.location().name() + " has no open room yet."));
        return judged.inRoom(
                room,
                wanted.practitionerId(),
                null,
                null,
                judged.location().policyAt(now).version(),
                null);
    }

    /// Whether nothing stands in the way of a slot at this moment. Stays so for as long as its locks are held.
    ///
    /// @param holdId a hold that would be given up for it
    public boolean isFree(Visit slot, @Nullable UUID holdId) {
        UUID holder = holdId == null ? NOBODY : holdId;
        return reservations
                .inTheWayOf(slot.claims(holder, null).claims(), holder, clock.now())
                .isEmpty();
    }
}
