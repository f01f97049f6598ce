package clinic.meridian.booking.appointment;

import static clinic.meridian.booking.appointment.ClinicOnPaper.BERLIN;
import static clinic.meridian.booking.appointment.ClinicOnPaper.JONAS;
import static clinic.meridian.booking.appointment.ClinicOnPaper.LENA;
import static clinic.meridian.booking.appointment.ClinicOnPaper.MEI;
import static clinic.meridian.booking.appointment.ClinicOnPaper.PAUL;
import static clinic.meridian.booking.appointment.ClinicOnPaper.id;
import static org.assertj.core.api.Assertions.assertThat;

import clinic.meridian.booking.appointment.BookingFacts.SeriesStanding;
import clinic.meridian.booking.appointment.BookingFacts.SeriesVisit;
import clinic.meridian.booking.appointment.SlotOutcome.Free;
import clinic.meridian.booking.appointment.VisitMoves.Moves;
import clinic.meridian.booking.location.LocationView;
import clinic.meridian.booking.rhythm.Rhythm;
import clinic.meridian.contracts.AppointmentStatus;
import clinic.meridian.platform.web.input.StatedTime;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Random moves of several visits at once beside a second, naive judgement of the diary as it would be. There are more
/// rooms than visits, so that which room is taken first decides nothing.
class VisitMovesModelTest {

    private static final UUID SERIES = id("series");
    private static final Rhythm RHYTHM = new Rhythm(8, 2, 2, 14, 4);
    private static final LocalDateTime MONDAY = LocalDateTime.parse("2026-03-09T09:00");

    private final Random random = new Random();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void areMadeExactlyWhenTheWholeDiaryIsRightAfterwards(long seed) {
        random.setSeed(seed);
        int made = 0;
        int refused = 0;
        for (int round = 0; round < 40; round++) {
            Diary diary = new Diary();
            for (int step = 0; step < 6; step++) {
                if (diary.move()) {
                    made++;
                } else {
                    refused++;
                }
            }
        }
        assertThat(made).isGreaterThan(20);
        assertThat(refused).isGreaterThan(20);
    }

    /// Lena has a series of four with Mei; Paul, who has none, comes four times to one of the two.
    private final class Diary {
        private final ClinicOnPaper clinic = new ClinicOnPaper();
        private final Map<UUID, CurrentVisit> visits = new HashMap<>();
        private final VisitMoves moves = new VisitMoves(
                clinic.locks, clinic.facts, clinic.reservations, clinic.catalogue, this::current, clinic.clock);

        Diary() {
            clinic.rooms = IntStream.range(0, 9)
                    .mapToObj(n -> new LocationView.Room(id("room " + n), "Room " + n, true))
                    .toList();
            for (int n = 0; n < 4; n++) {
                add("Lena " + n, LENA, MEI, MONDAY.plusDays(4L * n));
                add(
                        "Paul " + n,
                        PAUL,
                        n % 2 == 0 ? MEI : JONAS,
                        MONDAY.plusDays(2L * n).plusHours(4));
            }
            tellSeries();
        }

        private Map<UUID, CurrentVisit> current(Collection<UUID> ids) {
            Map<UUID, CurrentVisit> found = new HashMap<>(visits);
            found.keySet().retainAll(ids);
            return found;
        }

        private CurrentVisit visit(UUID appointmentId) {
            return java.util.Objects.requireNonNull(visits.get(appointmentId));
        }

        private void add(String name, UUID client, UUID practitioner, LocalDateTime start) {
            WantedVisit wanted = ClinicOnPaper.visitAt("FACIAL", client, practitioner, null, start.toString());
            Visit visit = clinic.booking.book(id(name), wanted, null);
            Visit kept = client.equals(LENA) ? ofSeries(visit) : visit;
            visits.put(id(name), new CurrentVisit(id(name), 0, client, AppointmentStatus.BOOKED, kept));
        }

        private static Visit ofSeries(Visit visit) {
            return new Visit(
                    visit.service(),
                    visit.catalogueVersion(),
                    visit.locationId(),
                    visit.roomId(),
                    visit.practitionerId(),
                    visit.localStart(),
                    visit.zone(),
                    visit.start(),
                    visit.end(),
                    visit.phases(),
                    SERIES,
                    1,
                    visit.policyVersion(),
                    null,
                    false);
        }

        private void tellSeries() {
            clinic.series = new SeriesStanding(
                    LENA,
                    RHYTHM,
                    true,
                    false,
                    visits.values().stream()
                            .filter(visit -> visit.clientId().equals(LENA))
                            .map(visit -> new SeriesVisit(
                                    visit.appointmentId(),
                                    1,
                                    visit.visit().localStart().toLocalDate()))
                            .toList());
        }

        /// @return whether they were made
        boolean move() {
            List<UUID> chosen = new ArrayList<>(visits.keySet());
            java.util.Collections.sort(chosen);
            java.util.Collections.shuffle(chosen, random);
            chosen = chosen.subList(0, 1 + random.nextInt(4));
            int days = random.nextInt(9) - 4;
            List<WantedSlot> slots = chosen.stream()
                    .map(visit -> new WantedSlot(
                            visit,
                            StatedTime.of(visit(visit)
                                    .visit()
                                    .localStart()
                                    .plusDays(random.nextInt(3) == 0 ? random.nextInt(9) - 4 : days)
                                    .withHour(9 + 2 * random.nextInt(5))),
                            random.nextInt(3) == 0 ? JONAS : MEI,
                            null))
                    .toList();
            boolean right = isRight(slots);

            Moves made = moves.exchange(() -> slots);

            assertThat(made.allFree()).as("%s beside %s", slots, starts()).isEqualTo(right);
            for (int i = 0; i < slots.size(); i++) {
                if (right && made.outcomes().get(i) instanceof Free free) {
                    UUID visit = slots.get(i).appointmentId();
                    CurrentVisit old = visit(visit);
                    visits.put(
                            visit,
                            new CurrentVisit(visit, old.version() + 1, old.clientId(), old.status(), free.visit()));
                }
            }
            tellSeries();
            visits.values()
                    .forEach(visit -> assertThat(clinic.reservations.of(visit.appointmentId()))
                            .as("what stands is what is reserved")
                            .containsExactlyInAnyOrderElementsOf(visit.visit()
                                    .claims(visit.appointmentId(), visit.clientId())
                                    .claims()));
            return right;
        }

        private List<String> starts() {
            return visits.values().stream()
                    .map(visit -> visit.clientId() + " " + visit.visit().localStart())
                    .sorted()
                    .toList();
        }

        private boolean isRight(List<WantedSlot> slots) {
            Map<UUID, WantedSlot> bySlot = new HashMap<>();
            slots.forEach(slot -> bySlot.put(slot.appointmentId(), slot));
            List<LocalDate> ofLena = new ArrayList<>();
            Set<Taken> taken = new HashSet<>();
            boolean noneTwice = true;
            boolean possible = true;
            for (CurrentVisit visit : visits.values()) {
                WantedSlot slot = bySlot.get(visit.appointmentId());
                LocalDateTime start =
                        slot == null ? visit.visit().localStart() : slot.start().local();
                UUID practitioner = slot == null ? visit.visit().practitionerId() : slot.practitionerId();
                if (slot != null) {
                    possible &= !start.atZone(BERLIN).toInstant().isBefore(clinic.clock.now());
                }
                // A facial: 5 + 15 minutes of hands, 25 of rest, 5 + 10 of hands; the client stays for all of it.
                for (int minute = 0; minute < 60; minute++) {
                    LocalDateTime at = start.plusMinutes(minute);
                    noneTwice &= taken.add(new Taken(visit.clientId(), at));
                    if (minute < 20 || minute >= 45) {
                        noneTwice &= taken.add(new Taken(practitioner, at));
                    }
                }
                if (visit.clientId().equals(LENA)) {
                    ofLena.add(start.toLocalDate());
                }
            }
            boolean touchesSeries = slots.stream()
                    .anyMatch(slot -> visit(slot.appointmentId()).clientId().equals(LENA));
            return possible && noneTwice && (!touchesSeries || keepsEveryRule(ofLena));
        }

        private record Taken(UUID who, LocalDateTime minute) {}

        private static boolean keepsEveryRule(List<LocalDate> dates) {
            List<LocalDate> sorted = dates.stream().sorted().toList();
            Map<Integer, Integer> weeks = new HashMap<>();
            for (int i = 0; i < sorted.size(); i++) {
                boolean close =
                        i > 0 && ChronoUnit.DAYS.between(sorted.get(i - 1), sorted.get(i)) < RHYTHM.minGapDays();
                if (close
                        || weeks.merge(sorted.get(i).get(IsoFields.WEEK_OF_WEEK_BASED_YEAR), 1, Integer::sum)
                                > RHYTHM.sessionsPerWeek()) {
                    return false;
                }
            }
            return Duration.between(
                                    sorted.getFirst().atStartOfDay(),
                                    sorted.getLast().atStartOfDay())
                            .toDays()
                    < 7L * RHYTHM.windowWeeks();
        }
    }
}
