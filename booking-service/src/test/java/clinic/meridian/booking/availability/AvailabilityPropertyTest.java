package clinic.meridian.booking.availability;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.meridian.booking.availability.Availability.Wish;
import clinic.meridian.booking.calendar.DayHours;
import clinic.meridian.booking.calendar.TimeRange;
import clinic.meridian.booking.calendar.WeeklyHours;
import clinic.meridian.booking.catalogue.Phase;
import clinic.meridian.booking.catalogue.Timeline;
import clinic.meridian.booking.location.LocationView;
import clinic.meridian.booking.location.LocationView.Room;
import clinic.meridian.booking.practitioner.PractitionerView;
import clinic.meridian.booking.reservation.Claim;
import clinic.meridian.booking.reservation.Claims;
import clinic.meridian.booking.reservation.ReservationsOnPaper;
import clinic.meridian.booking.reservation.ResourceKind;
import clinic.meridian.contracts.PhaseKind;
import clinic.meridian.platform.testing.SettableClinicClock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Random rosters, closures, absences, visits and holds around the days when clocks change, asked for every slot, and
/// compared
/// with an oracle that tries each five minutes for each practitioner, minute by minute. A failure names the seed.
class AvailabilityPropertyTest {

    private static final int CLINICS = 40;
    private static final String SERVICE = "FACIAL";

    /// When holds run out, in seconds from now: some long before or after, some about now.
    private static final int[] HOLDS_END = {-300, -120, -60, -2, -1, 0, 1, 2, 60, 120, 300};

    /// Before any hold ran out, so that what was taken stays as it was.
    private static final Instant LONG_AGO = Instant.parse("2000-01-01T00:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "Europe/Berlin, 2026-03-29",
        "Europe/Berlin, 2026-10-25",
        "America/New_York, 2026-03-08",
        "America/New_York, 2026-11-01",
        "Australia/Lord_Howe, 2026-04-05",
        "Australia/Lord_Howe, 2026-10-04",
        "Europe/Berlin, 2026-06-17"
    })
    void findsWhatTryingEverythingFinds(ZoneId zone, LocalDate day) {
        int slots = 0;
        int doubled = 0;
        int overTheChange = 0;
        int holds = 0;
        for (int number = 0; number < CLINICS; number++) {
            long seed = 1_000L * day.toEpochDay() + number;
            Clinic clinic = new Clinic(seed, zone, day);

            List<FreeSlot> found = clinic.availability.find(clinic.wish, null, Integer.MAX_VALUE);

            assertThat(found).as("seed %d", seed).isEqualTo(new Oracle(clinic).slots());
            assertThat(inPages(clinic)).as("pages, seed %d", seed).isEqualTo(found);
            slots += found.size();
            holds += (int) clinic.takings.stream()
                    .filter(taking -> taking.expiresAt() != null)
                    .map(Taking::holder)
                    .distinct()
                    .count();
            doubled += (int) found.stream()
                    .filter(slot -> offsetsAt(slot.start().toLocalDateTime(), zone) == 2)
                    .filter(slot -> !slot.start().equals(slot.start().withEarlierOffsetAtOverlap()))
                    .count();
            overTheChange += (int) found.stream()
                    .filter(slot -> !slot.start().getOffset().equals(slot.end().getOffset()))
                    .count();
            assertThat(found)
                    .allSatisfy(slot -> assertThat(offsetsAt(slot.start().toLocalDateTime(), zone))
                            .isPositive());
        }
        boolean clocksChange = !zone.getRules().isFixedOffset()
                && !day.atStartOfDay(zone)
                        .getOffset()
                        .equals(day.plusDays(1).atStartOfDay(zone).getOffset());
        boolean back = clocksChange
                && zone.getRules()
                        .nextTransition(day.atStartOfDay(zone).toInstant())
                        .isOverlap();
        assertThat(overTheChange > 0).as("slots over the change of the clocks").isEqualTo(clocksChange);
        assertThat(doubled > 0)
                .as("slots in a time that came for the second time")
                .isEqualTo(back);
        assertThat(slots).as("slots in all clinics").isGreaterThan(1_000);
        assertThat(holds).as("holds in all clinics").isGreaterThan(50);
    }

    private static int offsetsAt(LocalDateTime local, ZoneId zone) {
        return zone.getRules().getValidOffsets(local).size();
    }

    private static List<FreeSlot> inPages(Clinic clinic) {
        List<FreeSlot> all = new ArrayList<>();
        SlotCursor after = null;
        while (true) {
            List<FreeSlot> page = clinic.availability.find(clinic.wish, after, 37);
            all.addAll(page);
            if (page.size() < 37) {
                return all;
            }
            after = SlotCursor.parse(SlotCursor.at(page.getLast()).toString());
        }
    }

    /// What a visit or a hold takes.
    ///
    /// @param expiresAt of a hold only: from then on it is in nobody's way
    /// @param yieldsTo of a hold only: a visit that may have the slot back all the same
    private record Taking(
            UUID holder,
            UUID resource,
            TimeRange during,
            @Nullable Instant expiresAt,
            @Nullable UUID yieldsTo) {}

    /// A clinic that a seed has drawn.
    private static final class Clinic {
        private final Random random;
        private final ZoneId zone;
        private final DayOfWeek changeDay;
        private final Instant begin;
        private final Instant now;
        private final Wish wish;
        private final ReservationsOnPaper reservations = new ReservationsOnPaper();
        private final List<Taking> takings = new ArrayList<>();
        private final Availability availability;

        Clinic(long seed, ZoneId zone, LocalDate day) {
            this.random = new Random(seed);
            this.zone = zone;
            this.changeDay = day.getDayOfWeek();
            this.begin = day.minusDays(1 + random.nextInt(2)).atStartOfDay(zone).toInstant();
            Instant end = begin.plus(Duration.ofMinutes(60 + random.nextInt(4 * 24 * 60)));
            this.now = begin.plusSeconds(random.nextInt(48 * 3600) - 24 * 3600);
            UUID locationId = id();
            LocationView location = new LocationView(
                    locationId,
                    0,
                    "Somewhere",
                    zone,
                    "",
                    "",
                    "",
                    "en",
                    hours(),
                    IntStream.range(0, 1 + random.nextInt(3))
                            .mapToObj(number -> new Room(id(), "Room " + number, random.nextInt(5) > 0))
                            .toList(),
                    pauses(),
                    List.of());
            List<PractitionerView> practitioners = IntStream.range(0, 1 + random.nextInt(3))
                    .mapToObj(number -> new PractitionerView(
                            id(),
                            0,
                            locationId,
                            "Practitioner " + number,
                            null,
                            random.nextInt(6) > 0 ? List.of("CONSULTATION", SERVICE) : List.of("CONSULTATION"),
                            hours(),
                            pauses(),
                            random.nextInt(4) == 0 ? day.plusDays(random.nextInt(3) - 1) : null))
                    .toList();
            UUID client = random.nextInt(3) == 0 ? null : id();
            this.wish = new Wish(
                    location,
                    SERVICE,
                    timeline(),
                    practitioners,
                    new TimeRange(begin, end),
                    client,
                    random.nextInt(3) == 0 ? take(location, practitioners, client, null) : null);
            for (int visit = random.nextInt(25); visit > 0; visit--) {
                take(location, practitioners, client, wish.exceptVisit());
            }
            SettableClinicClock clock = new SettableClinicClock();
            clock.set(now);
            this.availability = new Availability(reservations, clock);
        }

        private UUID id() {
            return new UUID(random.nextLong(), random.nextLong());
        }

        /// Every second time over the night in which clocks change, and now and then off the grid.
        private WeeklyHours hours() {
            List<DayHours> hours = new ArrayList<>();
            if (random.nextBoolean()) {
                hours.add(new DayHours(changeDay, time(2), LocalTime.of(5 + random.nextInt(4), 0)));
            }
            for (DayOfWeek day : DayOfWeek.values()) {
                for (int stretch = random.nextInt(3); stretch > 0; stretch--) {
                    LocalTime from = time(random.nextInt(3) == 0 ? 4 : 20);
                    LocalTime to = time(24);
                    if (from.isBefore(to)) {
                        hours.add(new DayHours(day, from, to));
                    }
                }
            }
            return new WeeklyHours(hours);
        }

        private LocalTime time(int beforeHour) {
            int minute = random.nextInt(12) == 0 ? random.nextInt(60) : 5 * random.nextInt(12);
            return LocalTime.of(random.nextInt(beforeHour), minute);
        }

        private List<TimeRange> pauses() {
            return IntStream.range(0, random.nextInt(3))
                    .mapToObj(number -> {
                        Instant start = begin.plusSeconds(random.nextInt(4 * 24 * 3600));
                        return new TimeRange(start, start.plusSeconds(1 + random.nextInt(8 * 3600)));
                    })
                    .toList();
        }

        private Timeline timeline() {
            List<Phase> phases = new ArrayList<>();
            phases.add(phase(PhaseKind.PREPARE));
            for (int more = random.nextInt(5); more > 0; more--) {
                phases.add(phase(PhaseKind.REST));
            }
            if (random.nextBoolean()) {
                phases.add(new Phase(PhaseKind.TURNOVER, 1 + random.nextInt(15), false, true));
            }
            return new Timeline(phases);
        }

        private Phase phase(PhaseKind kind) {
            int minutes = random.nextInt(5) == 0 ? 1 + random.nextInt(20) : 5 * (1 + random.nextInt(5));
            return new Phase(kind, minutes, random.nextInt(3) > 0, random.nextInt(4) > 0);
        }

        /// A visit of somebody's, at times the client's own, or a hold for one that may have run out; where it would
        /// overlap, none.
        ///
        /// @param mine a visit or a hold to which some holds yield
        private UUID take(
                LocationView location,
                List<PractitionerView> practitioners,
                @Nullable UUID client,
                @Nullable UUID mine) {
            UUID holder = id();
            UUID practitioner =
                    practitioners.get(random.nextInt(practitioners.size())).practitionerId();
            UUID room = location.rooms()
                    .get(random.nextInt(location.rooms().size()))
                    .roomId();
            UUID whose = client != null && random.nextInt(4) == 0 ? client : id();
            Instant start = begin.plusSeconds(300L * (random.nextInt(4 * 24 * 12) - 24));
            Timeline timeline = timeline();
            List<Claim> claims = new ArrayList<>();
            claims.add(new Claim(ResourceKind.CLIENT, whose, timeline.client().from(start)));
            timeline.room().forEach(span -> claims.add(new Claim(ResourceKind.ROOM, room, span.from(start))));
            timeline.hands()
                    .forEach(span -> claims.add(new Claim(ResourceKind.PRACTITIONER, practitioner, span.from(start))));
            Claims all = new Claims(holder, claims);
            Instant expiresAt =
                    random.nextInt(3) > 0 ? null : now.plusSeconds(HOLDS_END[random.nextInt(HOLDS_END.length)]);
            UUID yieldsTo = expiresAt != null && random.nextInt(3) == 0 ? mine : null;
            try {
                if (expiresAt == null) {
                    reservations.reserve(List.of(all), LONG_AGO, Taken::new);
                } else {
                    reservations.hold(all, expiresAt, yieldsTo, LONG_AGO, Taken::new);
                }
                claims.forEach(claim ->
                        takings.add(new Taking(holder, claim.resource(), claim.during(), expiresAt, yieldsTo)));
            } catch (Taken taken) {
                return holder;
            }
            return holder;
        }
    }

    private static final class Taken extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /// Tries everything, and knows nothing clever.
    private static final class Oracle {
        private final Clinic clinic;
        private final LocationView location;
        private final Timeline timeline;

        Oracle(Clinic clinic) {
            this.clinic = clinic;
            this.location = clinic.wish.location();
            this.timeline = clinic.wish.timeline();
        }

        List<FreeSlot> slots() {
            List<FreeSlot> slots = new ArrayList<>();
            TimeRange within = clinic.wish.within();
            Instant first = within.start();
            for (Instant start = first; start.isBefore(within.end()); start = start.plusSeconds(60)) {
                if (start.getEpochSecond() % 300 == 0 && !start.isBefore(clinic.now)) {
                    for (PractitionerView practitioner : clinic.wish.practitioners()) {
                        add(practitioner, start, slots);
                    }
                }
            }
            return slots;
        }

        private void add(PractitionerView practitioner, Instant start, List<FreeSlot> slots) {
            LocalDate day = LocalDate.ofInstant(start, clinic.zone);
            LocalDate lastDay = practitioner.lastDay();
            if (!practitioner.services().contains(SERVICE) || (lastDay != null && day.isAfter(lastDay))) {
                return;
            }
            int minute = 0;
            Instant at = start;
            List<UUID> rooms = new ArrayList<>(
                    location.openRooms().stream().map(Room::roomId).toList());
            for (Phase phase : timeline.phases()) {
                boolean clientHere = phase.kind() != PhaseKind.TURNOVER;
                for (int end = minute + phase.minutes(); minute < end; minute++, at = start.plusSeconds(60L * minute)) {
                    if (clientHere && !mayStay(practitioner, day, at)) {
                        return;
                    }
                    if (phase.hands() && isTaken(practitioner.practitionerId(), at)) {
                        return;
                    }
                    Instant moment = at;
                    if (phase.room()) {
                        rooms.removeIf(room -> isTaken(room, moment));
                    }
                }
            }
            if (!rooms.isEmpty()) {
                slots.add(new FreeSlot(
                        start.atZone(clinic.zone),
                        start.plusSeconds(60L * timeline.clientMinutes()).atZone(clinic.zone),
                        practitioner.practitionerId(),
                        rooms.getFirst()));
            }
        }

        private boolean mayStay(PractitionerView practitioner, LocalDate day, Instant minute) {
            UUID client = clinic.wish.clientId();
            return isWithin(location.openingHours(), day, minute)
                    && isWithin(practitioner.workingHours(), day, minute)
                    && isNotDuring(location.closures(), minute)
                    && isNotDuring(practitioner.absences(), minute)
                    && (client == null || !isTaken(client, minute));
        }

        private static boolean isNotDuring(List<TimeRange> pauses, Instant minute) {
            return pauses.stream().noneMatch(pause -> pause.overlaps(oneMinute(minute)));
        }

        private static TimeRange oneMinute(Instant start) {
            return new TimeRange(start, start.plusSeconds(60));
        }

        /// By visits and by holds that stand; not by what the wish itself has, nor by what yields to it.
        private boolean isTaken(UUID resource, Instant minute) {
            UUID mine = clinic.wish.exceptVisit();
            return clinic.takings.stream()
                    .filter(taking -> taking.resource().equals(resource))
                    .filter(taking -> taking.expiresAt() == null || clinic.now.isBefore(taking.expiresAt()))
                    .filter(taking -> mine == null || !(mine.equals(taking.holder()) || mine.equals(taking.yieldsTo())))
                    .anyMatch(taking -> taking.during().overlaps(oneMinute(minute)));
        }

        private boolean isWithin(WeeklyHours hours, LocalDate day, Instant minute) {
            return hours.hours().stream()
                    .filter(stretch -> stretch.day() == day.getDayOfWeek())
                    .anyMatch(stretch -> !minute.isBefore(moment(day.atTime(stretch.from())))
                            && !minute.plusSeconds(60).isAfter(moment(day.atTime(stretch.to()))));
        }

        /// The first moment at which the wall clock shows this; of a time that is skipped, as if the clocks had not
        /// changed yet.
        private Instant moment(LocalDateTime local) {
            List<ZoneOffset> offsets = clinic.zone.getRules().getValidOffsets(local);
            ZoneOffset offset = offsets.isEmpty()
                    ? clinic.zone.getRules().getTransition(local).getOffsetBefore()
                    : offsets.getFirst();
            return local.toInstant(offset);
        }
    }
}
