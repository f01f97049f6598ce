package clinic.meridian.booking.availability;

import clinic.meridian.booking.calendar.TimeRange;
import clinic.meridian.booking.catalogue.Timeline;
import clinic.meridian.booking.catalogue.Timeline.Span;
import clinic.meridian.booking.location.LocationView;
import clinic.meridian.booking.location.LocationView.Room;
import clinic.meridian.booking.practitioner.PractitionerView;
import clinic.meridian.booking.reservation.Claim;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Finds the slots of one service at one location, day by day, from the rosters and from what is taken. Knows the same
/// rules as a booking, apart from screening and series, which are the client's.
final class FreeSlots {

    static final int GRID_SECONDS = 5 * 60;

    private final LocationView location;
    private final Timeline timeline;
    private final String service;
    private final List<PractitionerView> practitioners;
    private final Map<UUID, BusyTimes> busy;
    private final @Nullable UUID clientId;
    private final Instant now;

    /// @param practitioners whom to look at; those who do not offer the service are left out
    /// @param taken what is taken of their hands, the rooms and the client in the time that will be asked for
    /// @param clientId whose other visits are in the way too
    FreeSlots(
            LocationView location,
            String service,
            Timeline timeline,
            List<PractitionerView> practitioners,
            Collection<Claim> taken,
            @Nullable UUID clientId,
            Instant now) {
        this.location = location;
        this.service = service;
        this.timeline = timeline;
        this.practitioners = practitioners;
        this.clientId = clientId;
        this.now = now;
        this.busy = taken.stream()
                .collect(Collectors.groupingBy(
                        Claim::resource,
                        Collectors.collectingAndThen(
                                Collectors.mapping(Claim::during, Collectors.toList()), BusyTimes::new)));
    }

    /// The slots of one local day that begin within a time, by start and then in the order of the practitioners.
    List<FreeSlot> on(LocalDate day, TimeRange within) {
        Map<Instant, Optional<UUID>> rooms = new HashMap<>();
        List<FreeSlot> slots = new ArrayList<>();
        for (PractitionerView practitioner : practitioners) {
            if (practitioner.services().contains(service) && isHere(practitioner, day)) {
                for (TimeRange shift : shifts(practitioner, day)) {
                    addStarts(practitioner, shift, within, rooms, slots);
                }
            }
        }
        slots.sort((a, b) -> a.start().compareTo(b.start()));
        return slots;
    }

    private boolean isHere(PractitionerView practitioner, LocalDate day) {
        LocalDate lastDay = practitioner.lastDay();
        return practitioner.locationId().equals(location.locationId()) && (lastDay == null || !day.isAfter(lastDay));
    }

    /// When the location is open and the practitioner works.
    private List<TimeRange> shifts(PractitionerView practitioner, LocalDate day) {
        ZoneId zone = location.zone();
        List<TimeRange> shifts = new ArrayList<>();
        for (TimeRange open : location.openingHours().on(day, zone)) {
            for (TimeRange works : practitioner.workingHours().on(day, zone)) {
                Instant start = open.start().isAfter(works.start()) ? open.start() : works.start();
                Instant end = open.end().isBefore(works.end()) ? open.end() : works.end();
                if (start.isBefore(end)) {
                    shifts.add(new TimeRange(start, end));
                }
            }
        }
        return shifts;
    }

    private void addStarts(
            PractitionerView practitioner,
            TimeRange shift,
            TimeRange within,
            Map<Instant, Optional<UUID>> rooms,
            List<FreeSlot> slots) {
        ZoneId zone = location.zone();
        long stay = 60L * timeline.clientMinutes();
        long first =
                Math.max(Math.max(shift.start().getEpochSecond(), within.start().getEpochSecond()), ceil(now));
        long last = Math.min(shift.end().getEpochSecond() - stay, within.end().getEpochSecond() - 1);
        for (long second = Math.ceilDiv(first, GRID_SECONDS) * GRID_SECONDS; second <= last; second += GRID_SECONDS) {
            Instant start = Instant.ofEpochSecond(second);
            if (isFree(practitioner, start)) {
                rooms.computeIfAbsent(start, this::firstFreeRoom)
                        .ifPresent(room -> slots.add(new FreeSlot(
                                start.atZone(zone),
                                start.plusSeconds(stay).atZone(zone),
                                practitioner.practitionerId(),
                                room)));
            }
        }
    }

    private static long ceil(Instant moment) {
        return moment.getNano() == 0 ? moment.getEpochSecond() : moment.getEpochSecond() + 1;
    }

    private boolean isFree(PractitionerView practitioner, Instant start) {
        TimeRange stay = timeline.client().from(start);
        return hasFree(practitioner.practitionerId(), timeline.hands(), start)
                && (clientId == null || hasFree(clientId, List.of(timeline.client()), start))
                && location.closures().stream().noneMatch(stay::overlaps)
                && practitioner.absences().stream().noneMatch(stay::overlaps);
    }

    private Optional<UUID> firstFreeRoom(Instant start) {
        return location.openRooms().stream()
                .map(Room::roomId)
                .filter(room -> hasFree(room, timeline.room(), start))
                .findFirst();
    }

    private boolean hasFree(UUID resource, List<Span> spans, Instant start) {
        BusyTimes taken = busy.getOrDefault(resource, BusyTimes.NONE);
        return spans.stream().allMatch(span -> taken.isFree(start, span.from(), span.to()));
    }
}
