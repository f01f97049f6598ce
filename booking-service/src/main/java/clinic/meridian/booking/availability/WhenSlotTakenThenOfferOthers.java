package clinic.meridian.booking.availability;

import clinic.meridian.booking.appointment.RefusedSlot;
import clinic.meridian.booking.appointment.Visit;
import clinic.meridian.booking.calendar.SpokenTimes;
import clinic.meridian.booking.calendar.TimeRange;
import clinic.meridian.booking.location.LocationView;
import clinic.meridian.booking.location.Locations;
import clinic.meridian.booking.practitioner.PractitionerView;
import clinic.meridian.booking.practitioner.Practitioners;
import clinic.meridian.booking.reservation.Claim;
import clinic.meridian.booking.reservation.Occupancy;
import clinic.meridian.booking.reservation.Reservations;
import clinic.meridian.booking.reservation.ResourceKind;
import clinic.meridian.platform.refusal.Refused;
import clinic.meridian.platform.time.ClinicClock;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// Puts a taken slot into words: who has what, and what would fit instead. Asked after the refused transaction is over,
/// as it could not read any more.
@Component
public class WhenSlotTakenThenOfferOthers {

    private final Reservations reservations;
    private final Alternatives alternatives;
    private final Locations locations;
    private final Practitioners practitioners;
    private final ClinicClock clock;

    WhenSlotTakenThenOfferOthers(
            Reservations reservations,
            Alternatives alternatives,
            Locations locations,
            Practitioners practitioners,
            ClinicClock clock) {
        this.reservations = reservations;
        this.alternatives = alternatives;
        this.locations = locations;
        this.practitioners = practitioners;
        this.clock = clock;
    }

    /// Something of another visit that stands in the way.
    ///
    /// @param resource ROOM, CLIENT or PRACTITIONER
    public record ConflictBody(ResourceKind resource, UUID resourceId, OffsetDateTime start, OffsetDateTime end) {

        public static ConflictBody of(Claim taken, ZoneId zone) {
            return new ConflictBody(
                    taken.kind(),
                    taken.resource(),
                    taken.during().start().atZone(zone).toOffsetDateTime(),
                    taken.during().end().atZone(zone).toOffsetDateTime());
        }
    }

    /// The refusal in full, where it is about a slot.
    public Refused explain(Refused refused) {
        RefusedSlot slot = RefusedSlot.in(refused.facts());
        if (slot == null) {
            return refused;
        }
        Visit visit = slot.visit();
        LocationView location = locations
                .find(visit.locationId())
                .orElseThrow(() -> new IllegalStateException("No location " + visit.locationId()));
        List<Claim> wanted = slot.rooms().stream()
                .map(visit::inRoom)
                .flatMap(choice -> choice.claims(slot.holder(), slot.clientId()).claims().stream())
                .distinct()
                .toList();
        List<Claim> taken =
                Occupancy.decisive(reservations.inTheWayOf(wanted, slot.holder(), clock.now()), slot.rooms());
        List<FreeSlot> others = alternatives.insteadOf(slot);
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put(
                "conflicts",
                taken.stream()
                        .map(claim -> ConflictBody.of(claim, visit.zone()))
                        .toList());
        facts.put("alternatives", others.stream().map(SlotBody::of).toList());
        return new Refused(refused.reason(), words(location, visit, taken, others), facts);
    }

    private String words(LocationView location, Visit visit, Collection<Claim> taken, List<FreeSlot> others) {
        String who = taken.isEmpty() ? "Another visit was faster." : whoIsTaken(location, visit.zone(), taken);
        return others.isEmpty()
                ? who + " Nothing else fits within two weeks."
                : who + " Free: "
                        + others.stream()
                                .map(slot -> words(location, visit, slot))
                                .collect(Collectors.joining(", "))
                        + ".";
    }

    /// One sentence for each who is taken, with all the times that are in the way; what touches is one time.
    private String whoIsTaken(LocationView location, ZoneId zone, Collection<Claim> taken) {
        Map<String, List<TimeRange>> times = new LinkedHashMap<>();
        for (Claim claim : taken) {
            times.computeIfAbsent(name(location, claim), n -> new ArrayList<>()).add(claim.during());
        }
        return times.entrySet().stream()
                .limit(3)
                .map(one -> one.getKey() + " is taken "
                        + listed(TimeRange.merged(one.getValue()).stream()
                                .map(during -> "from " + time(during.start(), zone) + " to " + time(during.end(), zone))
                                .toList())
                        + " by another visit.")
                .collect(Collectors.joining(" "));
    }

    /// "a", "a and b", "a, b and c".
    private static String listed(List<String> parts) {
        String last = parts.getLast();
        return parts.size() == 1 ? last : String.join(", ", parts.subList(0, parts.size() - 1)) + " and " + last;
    }

    private static String time(Instant instant, ZoneId zone) {
        return time(instant.atZone(zone).toLocalTime());
    }

    private String words(LocationView location, Visit visit, FreeSlot slot) {
        boolean sameDay = slot.start().toLocalDate().equals(visit.localStart().toLocalDate());
        String day = sameDay ? "" : SpokenTimes.day(slot.start().toLocalDate()) + ", ";
        String with = slot.practitionerId().equals(visit.practitionerId())
                ? ""
                : " with " + practitioner(slot.practitionerId());
        return day + time(slot.start().toLocalTime()) + with + " in " + room(location, slot.roomId());
    }

    private String name(LocationView location, Claim claim) {
        return switch (claim.kind()) {
            case ROOM -> room(location, claim.resource());
            case PRACTITIONER -> practitioner(claim.resource());
            case CLIENT -> "The client";
        };
    }

    private static String room(LocationView location, UUID roomId) {
        Optional<LocationView.Room> room = location.room(roomId);
        return room.isPresent() ? room.get().name() : "a room";
    }

    private String practitioner(UUID practitionerId) {
        return practitioners.find(practitionerId).map(PractitionerView::name).orElse("a colleague");
    }

    private static String time(LocalTime time) {
        return String.format(Locale.ROOT, "%02d:%02d", time.getHour(), time.getMinute());
    }
}
