package clinic.meridian.booking.series;

import static clinic.meridian.booking.appointment.ClinicOnPaper.BERLIN;
import static clinic.meridian.booking.appointment.ClinicOnPaper.LENA;
import static clinic.meridian.booking.appointment.ClinicOnPaper.MEI;
import static clinic.meridian.booking.appointment.ClinicOnPaper.MITTE;
import static clinic.meridian.booking.appointment.ClinicOnPaper.id;
import static org.assertj.core.api.Assertions.assertThat;

import clinic.meridian.booking.Times;
import clinic.meridian.booking.appointment.Appointment;
import clinic.meridian.booking.appointment.BookingFacts;
import clinic.meridian.booking.appointment.BookingFacts.SeriesStanding;
import clinic.meridian.booking.appointment.BookingFacts.SeriesVisit;
import clinic.meridian.booking.appointment.ClinicOnPaper;
import clinic.meridian.booking.appointment.SeriesBooking;
import clinic.meridian.booking.appointment.WantedSlot;
import clinic.meridian.booking.catalogue.ServiceCatalogue;
import clinic.meridian.booking.reason.Reason;
import clinic.meridian.booking.reservation.Claims;
import clinic.meridian.booking.reservation.ResourceLocks;
import clinic.meridian.booking.rhythm.Rhythm;
import clinic.meridian.booking.series.SeriesCommand.AbandonSeries;
import clinic.meridian.booking.series.SeriesCommand.BookSeries;
import clinic.meridian.booking.series.SeriesCommand.CountSession;
import clinic.meridian.booking.series.SeriesCommand.ExtendSeries;
import clinic.meridian.booking.series.SeriesCommand.LapseSeries;
import clinic.meridian.booking.series.SeriesCommand.PauseSeries;
import clinic.meridian.booking.series.SeriesCommand.PlanSeries;
import clinic.meridian.booking.series.SeriesCommand.ReopenSeries;
import clinic.meridian.booking.series.SeriesCommand.ResumeSeries;
import clinic.meridian.booking.series.SeriesEvent.BookedVisit;
import clinic.meridian.booking.series.SeriesEvent.SeriesSessionCompleted;
import clinic.meridian.contracts.Maintenance;
import clinic.meridian.platform.refusal.Refused;
import clinic.meridian.platform.testing.Seeds;
import clinic.meridian.platform.time.ClinicClock;
import clinic.meridian.platform.web.input.StatedTime;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.messaging.Message;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;

/// The life of a series as a second, naive implementation, and thousands of random commands to both.
class SeriesModelTest {

    private static final UUID SERIES = id("series");
    private static final Reason BECAUSE = new Reason("TEST", null);

    private final Random random = new Random();

    @ParameterizedTest
    @Seeds({1, 2, 3, 4, 5, 6})
    void livesAsTheNaiveSeriesDoes(long seed) {
        random.setSeed(seed);
        Set<String> ways = new HashSet<>();
        for (int life = 0; life < 150; life++) {
            ways.addAll(new Life().live());
        }
        assertThat(ways)
                .as("every status was reached, and every command refused at least once")
                .contains(
                        "ACTIVE lapse [SeriesLapsed]",
                        "LAPSED book [SeriesBooked]",
                        "LAPSED stands [SeriesReopened]",
                        "PAUSED book SERIES_PAUSED",
                        "PAUSED lapse []",
                        "ACTIVE abandon SERIES_HAS_VISITS",
                        "ABANDONED book SERIES_ABANDONED",
                        "COMPLETED extend [SeriesExtended]",
                        "COMPLETED book SERIES_COMPLETED",
                        "ACTIVE fulfil [SeriesSessionCompleted, SeriesCompleted]",
                        "ACTIVE again []",
                        "ACTIVE extend SERIES_DOES_NOT_FIT",
                        "ACTIVE extend SERIES_TOO_LONG",
                        "ACTIVE resume WRONG_STATUS");
    }

    /// One series in a clinic of its own.
    private final class Life {
        private final ClinicOnPaper clinic = new ClinicOnPaper();
        private final Configuration axon = DefaultConfigurer.defaultConfiguration()
                .configureEmbeddedEventStore(c -> new InMemoryEventStorageEngine())
                .configureAggregate(TreatmentSeries.class)
                .configureAggregate(Appointment.class)
                .registerComponent(BookingFacts.class, c -> clinic.facts)
                .registerComponent(SeriesBooking.class, c -> clinic.seriesBooking)
                .registerComponent(ServiceCatalogue.class, c -> clinic.catalogue)
                .registerComponent(ResourceLocks.class, c -> clinic.locks)
                .registerComponent(ClinicClock.class, c -> clinic.clock)
                .buildConfiguration();
        private final Naive naive = new Naive(2 + random.nextInt(4), 3 + random.nextInt(3));
        private final Set<String> ways = new HashSet<>();
        private int told;
        private int visits;

        Set<String> live() {
            axon.start();
            try {
                naive.tell(clinic);
                gateway()
                        .sendAndWait(new PlanSeries(
                                SERIES, LENA, "FACIAL", MITTE, MEI, naive.rhythm(), Maintenance.MONTHLY));
                told = events().size();
                for (int step = 0; step < 40; step++) {
                    step();
                }
            } finally {
                axon.shutdown();
            }
            return ways;
        }

        private CommandGateway gateway() {
            return axon.getComponent(CommandGateway.class);
        }

        private List<? extends Object> events() {
            return axon.getComponent(EventStore.class)
                    .readEvents(SERIES.toString())
                    .asStream()
                    .map(Message::getPayload)
                    .toList();
        }

        private void step() {
            if (random.nextInt(3) == 0) {
                clinic.clock.advance(Duration.ofHours(random.nextInt(24 * 12)));
            }
            SeriesStatus before = naive.status;
            String what = COMMANDS.get(random.nextInt(COMMANDS.size()));
            String expected;
            String actual;
            switch (what) {
                case "book" -> {
                    UUID visit = id("visit " + visits++);
                    LocalDate date = today().plusDays(1 + random.nextInt(20));
                    expected = naive.book(visit, date);
                    actual = send(new BookSeries(
                            SERIES,
                            Times.ANY,
                            List.of(new WantedSlot(visit, StatedTime.of(date.atTime(10, 0)), MEI, null))));
                }
                case "cancel" -> {
                    UUID visit = any(naive.booked.keySet());
                    if (visit != null) {
                        naive.booked.remove(visit);
                        clinic.reservations.release(new Claims(visit, List.of()));
                    }
                    expected = "[]";
                    actual = "[]";
                }
                case "fulfil" -> {
                    UUID visit = any(naive.booked.keySet());
                    if (visit == null) {
                        return;
                    }
                    LocalDate date = naive.booked.getOrDefault(visit, today());
                    if (date.isAfter(today())) {
                        clinic.clock.set(date.atTime(12, 0).atZone(BERLIN).toInstant());
                    }
                    expected = naive.fulfil(visit);
                    actual = send(new CountSession(SERIES, visit, id("session"), date));
                }
                case "again" -> {
                    UUID visit = any(naive.fulfilled.keySet());
                    if (visit == null) {
                        return;
                    }
                    expected = "[]";
                    actual = send(new CountSession(SERIES, visit, id("another"), today()));
                }
                case "pause" -> {
                    expected = naive.pause();
                    actual = send(new PauseSeries(SERIES, Times.ANY, BECAUSE));
                }
                case "resume" -> {
                    expected = naive.resume(today());
                    actual = send(new ResumeSeries(SERIES, Times.ANY, null));
                }
                case "extend" -> {
                    int sessions = random.nextInt(8) == 0 ? 24 : random.nextInt(7);
                    int weeks = sessions == 0 ? 1 : random.nextInt(2);
                    expected = naive.extend(sessions, weeks, today());
                    actual = send(new ExtendSeries(SERIES, Times.ANY, sessions, weeks));
                }
                case "abandon" -> {
                    if (random.nextInt(4) > 0) {
                        return;
                    }
                    expected = naive.abandon();
                    actual = send(new AbandonSeries(SERIES, Times.ANY, BECAUSE));
                }
                case "lapse" -> {
                    expected = naive.lapse(today());
                    actual = send(new LapseSeries(SERIES));
                }
                case "stands" -> {
                    expected = naive.stands();
                    actual = send(new ReopenSeries(
                            SERIES, new BookedVisit(id("other"), 1, OffsetDateTime.now(ZoneOffset.UTC))));
                }
                default -> throw new IllegalStateException(what);
            }
            ways.add(before + " " + what + " " + actual);
            assertThat(actual)
                    .as("%s from %s on %s: %s", what, before, today(), naive)
                    .isEqualTo(expected);
            naive.tell(clinic);
            List<? extends Object> all = events();
            assertThat(all.stream()
                            .filter(SeriesSessionCompleted.class::isInstance)
                            .map(event -> ((SeriesSessionCompleted) event).appointmentId())
                            .toList())
                    .as("each fulfilled visit is counted once")
                    .doesNotHaveDuplicates()
                    .containsExactlyInAnyOrderElementsOf(naive.fulfilled.keySet());
        }

        private LocalDate today() {
            return clinic.clock.today(BERLIN);
        }

        private @Nullable UUID any(Set<UUID> visits) {
            return visits.isEmpty() ? null : List.copyOf(visits).get(random.nextInt(visits.size()));
        }

        /// The refusal's reason, or the names of the events that came of it.
        private String send(SeriesCommand command) {
            try {
                gateway().sendAndWait(command);
            } catch (Refused refused) {
                return refused.reason().name();
            }
            List<? extends Object> all = events();
            List<String> names = all.subList(told, all.size()).stream()
                    .map(event -> event.getClass().getSimpleName())
                    .toList();
            told = all.size();
            return names.toString();
        }
    }

    private static final List<String> COMMANDS = List.of(
            "book", "book", "book", "book", "fulfil", "fulfil", "fulfil", "again", "cancel", "pause", "resume",
            "resume", "extend", "abandon", "lapse", "lapse", "stands");

    /// A series kept with plain lists and whole-calendar rules.
    private static final class Naive {
        private static final int MIN_GAP = 2;
        private static final int MAX_GAP = 10;
        private static final int PER_WEEK = 2;

        private final Map<UUID, LocalDate> booked = new TreeMap<>();
        private final Map<UUID, LocalDate> fulfilled = new TreeMap<>();
        private SeriesStatus status = SeriesStatus.ACTIVE;
        private int target;
        private int weeks;
        private @Nullable LocalDate gapFrom;

        Naive(int target, int weeks) {
            this.target = target;
            this.weeks = weeks;
        }

        Rhythm rhythm() {
            return new Rhythm(target, PER_WEEK, MIN_GAP, MAX_GAP, weeks);
        }

        /// What the tables of the service would say about it.
        void tell(ClinicOnPaper clinic) {
            List<SeriesVisit> all = new ArrayList<>();
            Stream.of(booked, fulfilled)
                    .forEach(visits -> visits.forEach((visit, date) -> all.add(new SeriesVisit(visit, 1, date))));
            clinic.series = new SeriesStanding(
                    LENA,
                    rhythm(),
                    status == SeriesStatus.ACTIVE || status == SeriesStatus.LAPSED,
                    status == SeriesStatus.COMPLETED || status == SeriesStatus.ABANDONED,
                    all);
        }

        String book(UUID visit, LocalDate date) {
            switch (status) {
                case PAUSED -> {
                    return "SERIES_PAUSED";
                }
                case COMPLETED -> {
                    return "SERIES_COMPLETED";
                }
                case ABANDONED -> {
                    return "SERIES_ABANDONED";
                }
                case ACTIVE, LAPSED -> {}
            }
            List<LocalDate> dates = new ArrayList<>(booked.values());
            dates.addAll(fulfilled.values());
            dates.add(date);
            Collections.sort(dates);
            if (!keepsEveryRule(dates, target, weeks)) {
                return "SERIES_CONFLICTS";
            }
            booked.put(visit, date);
            status = SeriesStatus.ACTIVE;
            return "[SeriesBooked]";
        }

        private static boolean keepsEveryRule(List<LocalDate> dates, int target, int weeks) {
            for (int i = 1; i < dates.size(); i++) {
                if (ChronoUnit.DAYS.between(dates.get(i - 1), dates.get(i)) < MIN_GAP) {
                    return false;
                }
            }
            for (LocalDate date : dates) {
                LocalDate monday = date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
                if (dates.stream()
                                .filter(d -> !d.isBefore(monday) && d.isBefore(monday.plusWeeks(1)))
                                .count()
                        > PER_WEEK) {
                    return false;
                }
            }
            return dates.size() <= target
                    && dates.getLast().isBefore(dates.getFirst().plusWeeks(weeks));
        }

        String fulfil(UUID visit) {
            LocalDate date = booked.remove(visit);
            if (date == null) {
                throw new IllegalStateException("Not booked");
            }
            fulfilled.put(visit, date);
            gapFrom = later(gapFrom, date);
            if (status != SeriesStatus.COMPLETED && fulfilled.size() >= target) {
                status = SeriesStatus.COMPLETED;
                return "[SeriesSessionCompleted, SeriesCompleted]";
            }
            return "[SeriesSessionCompleted]";
        }

        private static LocalDate later(@Nullable LocalDate one, LocalDate other) {
            return one == null || other.isAfter(one) ? other : one;
        }

        String pause() {
            if (status != SeriesStatus.ACTIVE) {
                return "WRONG_STATUS";
            }
            status = SeriesStatus.PAUSED;
            return "[SeriesPaused]";
        }

        String resume(LocalDate today) {
            if (status != SeriesStatus.PAUSED) {
                return "WRONG_STATUS";
            }
            status = SeriesStatus.ACTIVE;
            gapFrom = gapFrom == null ? null : later(gapFrom, today);
            return "[SeriesResumed]";
        }

        String extend(int sessions, int more, LocalDate today) {
            if (status == SeriesStatus.ABANDONED) {
                return "SERIES_ABANDONED";
            }
            if (status == SeriesStatus.COMPLETED && sessions == 0) {
                return "SERIES_COMPLETED";
            }
            if (target + sessions > 24) {
                return "SERIES_TOO_LONG";
            }
            // Two a week, at least every other day: as many weeks as half the visits.
            if ((target + sessions + 1) / 2 > weeks + more) {
                return "SERIES_DOES_NOT_FIT";
            }
            target += sessions;
            weeks += more;
            status = status == SeriesStatus.COMPLETED ? SeriesStatus.ACTIVE : status;
            gapFrom = gapFrom == null ? null : later(gapFrom, today);
            return "[SeriesExtended]";
        }

        String abandon() {
            if (status == SeriesStatus.COMPLETED || status == SeriesStatus.ABANDONED) {
                return "WRONG_STATUS";
            }
            if (!booked.isEmpty()) {
                return "SERIES_HAS_VISITS";
            }
            status = SeriesStatus.ABANDONED;
            return "[SeriesAbandoned]";
        }

        String lapse(LocalDate today) {
            boolean lapses = status == SeriesStatus.ACTIVE
                    && booked.isEmpty()
                    && gapFrom != null
                    && ChronoUnit.DAYS.between(gapFrom, today) > MAX_GAP;
            if (!lapses) {
                return "[]";
            }
            status = SeriesStatus.LAPSED;
            return "[SeriesLapsed]";
        }

        String stands() {
            if (status != SeriesStatus.LAPSED) {
                return "[]";
            }
            status = SeriesStatus.ACTIVE;
            return "[SeriesReopened]";
        }

        @Override
        public String toString() {
            return status + " " + fulfilled.values() + " of " + target + " in " + weeks + ", booked " + booked.values();
        }
    }
}
