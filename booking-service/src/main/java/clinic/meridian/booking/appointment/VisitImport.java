package clinic.meridian.booking.appointment;

import clinic.meridian.booking.appointment.AppointmentCommand.ImportAppointment;
import clinic.meridian.booking.appointment.BookingFacts.Facts;
import clinic.meridian.booking.appointment.BookingFacts.Question;
import clinic.meridian.booking.appointment.ImportVerdict.Importable;
import clinic.meridian.booking.appointment.ImportVerdict.NotImportable;
import clinic.meridian.booking.appointment.VisitRules.Judged;
import clinic.meridian.booking.calendar.SpokenTimes;
import clinic.meridian.booking.calendar.TimeRange;
import clinic.meridian.booking.catalogue.OfferedService;
import clinic.meridian.booking.catalogue.ServiceCatalogue;
import clinic.meridian.booking.location.LocationView;
import clinic.meridian.booking.location.LocationView.Room;
import clinic.meridian.booking.reservation.Claim;
import clinic.meridian.booking.reservation.Occupancy;
import clinic.meridian.booking.reservation.Reservations;
import clinic.meridian.booking.reservation.ResourceKind;
import clinic.meridian.booking.reservation.ResourceLocks;
import clinic.meridian.contracts.AppointmentStatus;
import clinic.meridian.platform.database.AdvisoryLocks.Lock;
import clinic.meridian.platform.refusal.Refused;
import clinic.meridian.platform.time.ClinicClock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Judges visits that come from another system, many at a time and each beside those before it. What is
/// over is taken as it was, except that nobody can have been at two places; what is to come must fit this
/// clinic's hours as well. See docs/decisions/0066-what-an-imported-visit-must-be.md.
@Component
public class VisitImport {

    private final ResourceLocks locks;
    private final BookingFacts facts;
    private final Reservations reservations;
    private final ServiceCatalogue catalogue;
    private final ClinicClock clock;

    public VisitImport(
            ResourceLocks locks,
            BookingFacts facts,
            Reservations reservations,
            ServiceCatalogue catalogue,
            ClinicClock clock) {
        this.locks = locks;
        this.facts = facts;
        this.reservations = reservations;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    /// Whether room, client and hands belong to a visit in this status: cancelled and missed ones have
    /// given them up.
    static boolean holdsItsSlot(AppointmentStatus status) {
        return status == AppointmentStatus.BOOKED || status == AppointmentStatus.FULFILLED;
    }

    /// Locks everything that the visits may take, and tells what can become of each; takes nothing. What is
    /// found importable stays so until the transaction ends.
    ///
    /// @param clients those who are known, or will be by then
    /// @return one verdict a visit, in the same order
    public List<ImportVerdict> judge(List<ImportedVisit> visits, Set<UUID> clients) {
        lock(visits);
        Instant now = clock.now();
        Map<Place, Facts> places = new HashMap<>();
        List<Alone> alone = visits.stream()
                .map(visit -> alone(visit, known(visit, clients, places), now))
                .toList();
        Occupancy taken = new Occupancy(reservations.inTheWayOf(
                alone.stream().flatMap(Alone::claims).distinct().toList(), null, now));
        return alone.stream().map(visit -> beside(visit, taken)).toList();
    }

    private void lock(List<ImportedVisit> visits) {
        Set<Lock> all = new LinkedHashSet<>();
        for (ImportedVisit visit : visits) {
            all.add(ResourceLocks.relyingOnLocation(visit.locationId()));
            all.add(ResourceLocks.exclusively(ResourceKind.CLIENT, visit.clientId()));
            all.add(ResourceLocks.exclusively(ResourceKind.PRACTITIONER, visit.practitionerId()));
            facts.location(visit.locationId()).stream()
                    .flatMap(location -> location.rooms().stream())
                    .forEach(room -> all.add(ResourceLocks.exclusively(ResourceKind.ROOM, room.roomId())));
        }
        locks.take(all);
    }

    /// What is known of a visit without looking at others.
    ///
    /// @param choices the visit in every room that would do
    /// @param refusal why it cannot be had in any
    private record Alone(
            ImportedVisit imported,
            List<Visit> choices,
            @Nullable Instant happenedAt,
            @Nullable NotImportable refusal) {

        Stream<Claim> claims() {
            return holdsItsSlot(imported.status()) ? choices.stream().flatMap(this::claims) : Stream.of();
        }

        Stream<Claim> claims(Visit choice) {
            return choice.claims(imported.appointmentId(), imported.clientId()).claims().stream();
        }
    }

    private Alone alone(ImportedVisit visit, Facts known, Instant now) {
        try {
            Judged judged = judge(visit, known, now);
            return new Alone(visit, choices(visit, judged, now), happenedAt(visit, judged, now), null);
        } catch (Refused refused) {
            return new Alone(
                    visit, List.of(), null, new NotImportable(refused.reason().code(), refused.detail()));
        }
    }

    private Judged judge(ImportedVisit visit, Facts known, Instant now) {
        VisitRules rules = new VisitRules(catalogue, now);
        WantedVisit wanted = visit.wanted();
        OfferedService service = rules.service(visit.service());
        return switch (visit.status()) {
            case BOOKED -> rules.judgeUnscreened(wanted, service, known);
            case FULFILLED, NO_SHOW -> {
                Judged judged = rules.judgePast(wanted, service, known);
                mustBeOver(judged.start().toInstant(), "The visit begins", judged, now);
                yield judged;
            }
            case CANCELLED -> rules.judgePast(wanted, service, known);
            case CONFIRMED, CHECKED_IN, IN_TREATMENT, ABORTED, WITHDRAWN ->
                throw new Refused(
                        AppointmentRefusal.NOT_IMPORTABLE,
                        "A visit comes as BOOKED, FULFILLED, NO_SHOW or CANCELLED, not as " + visit.status() + ".");
        };
    }

    private record Place(UUID locationId, UUID practitionerId) {}

    /// Where and with whom is read once for all visits; who the clients are has been told.
    private Facts known(ImportedVisit visit, Set<UUID> clients, Map<Place, Facts> places) {
        Facts read = places.computeIfAbsent(
                new Place(visit.locationId(), visit.practitionerId()),
                place -> facts.read(
                        new Question(visit.clientId(), place.locationId(), List.of(place.practitionerId()), null)));
        return new Facts(read.location(), read.practitioners(), clients.contains(visit.clientId()), null, null);
    }

    private static void mustBeOver(Instant moment, String what, Judged judged, Instant now) {
        if (moment.isAfter(now)) {
            throw new Refused(
                    AppointmentRefusal.NOT_YET,
                    what + " on "
                            + SpokenTimes.moment(LocalDateTime.ofInstant(
                                    moment, judged.location().zone()))
                            + ", which has not come yet.");
        }
    }

    private static @Nullable Instant happenedAt(ImportedVisit visit, Judged judged, Instant now) {
        if (visit.status() == AppointmentStatus.BOOKED) {
            return null;
        }
        if (visit.happenedAt() != null) {
            Instant stated = VisitRules.moment(
                            visit.happenedAt(), judged.location().zone())
                    .toInstant();
            mustBeOver(stated, "It is said to have happened", judged, now);
            return stated;
        }
        Instant start = judged.start().toInstant();
        Instant otherwise = visit.status() == AppointmentStatus.FULFILLED
                ? judged.service().timeline().client().from(start).end()
                : start;
        return otherwise.isAfter(now) ? now : otherwise;
    }

    private static List<Visit> choices(ImportedVisit visit, Judged judged, Instant now) {
        LocationView location = judged.location();
        int policy = location.policyAt(now).version();
        List<Visit> choices = rooms(visit, location).stream()
                .map(room -> judged.inRoom(room, visit.practitionerId(), null, null, policy, null)
                        .asImported())
                .toList();
        if (choices.isEmpty()) {
            throw new Refused(AppointmentRefusal.ROOM_NOT_HERE, location.name() + " has no open room yet.");
        }
        return choices;
    }

    /// Rooms that have been closed since do for what is over, if no open one is left.
    private static List<UUID> rooms(ImportedVisit visit, LocationView location) {
        if (visit.roomId() != null) {
            return List.of(visit.roomId());
        }
        Stream<Room> rooms = visit.status() == AppointmentStatus.BOOKED
                ? location.openRooms().stream()
                : location.rooms().stream().sorted(Comparator.comparing(room -> !room.open()));
        return rooms.map(Room::roomId).toList();
    }

    private static ImportVerdict beside(Alone alone, Occupancy taken) {
        if (alone.refusal() != null) {
            return alone.refusal();
        }
        if (!holdsItsSlot(alone.imported().status())) {
            return importable(alone, alone.choices().getFirst());
        }
        for (Visit choice : alone.choices()) {
            List<Claim> claims = alone.claims(choice).toList();
            if (taken.inTheWayOf(claims).isEmpty()) {
                claims.forEach(taken::add);
                return importable(alone, choice);
            }
        }
        return new NotImportable(AppointmentRefusal.SLOT_TAKEN.code(), inTheWay(alone, taken));
    }

    private static Importable importable(Alone alone, Visit visit) {
        ImportedVisit imported = alone.imported();
        return new Importable(new ImportAppointment(
                imported.appointmentId(), imported.clientId(), visit, imported.status(), alone.happenedAt()));
    }

    private static String inTheWay(Alone alone, Occupancy taken) {
        List<Claim> decisive = Occupancy.decisive(
                alone.choices().stream()
                        .flatMap(choice -> taken.inTheWayOf(alone.claims(choice).toList()).stream())
                        .distinct()
                        .toList(),
                alone.choices().stream().map(Visit::roomId).toList());
        String who = decisive.stream()
                .map(Claim::kind)
                .distinct()
                .sorted()
                .map(kind -> switch (kind) {
                    case ROOM -> "the room";
                    case CLIENT -> "the client";
                    case PRACTITIONER -> "the practitioner";
                })
                .reduce((some, more) -> some + " and " + more)
                .orElse("the room");
        Visit visit = alone.choices().getFirst();
        return "Another visit has " + who + " "
                + VisitRules.onTheClock(new TimeRange(visit.start(), visit.end()), visit.zone())
                + ".";
    }
}
