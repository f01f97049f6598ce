package clinic.meridian.booking.appointment;

import static clinic.meridian.booking.appointment.ClinicOnPaper.MEI;
import static clinic.meridian.booking.appointment.ClinicOnPaper.PAUL;
import static clinic.meridian.booking.appointment.ClinicOnPaper.ROOM_2;
import static clinic.meridian.booking.appointment.ClinicOnPaper.facialAt;
import static clinic.meridian.booking.appointment.ClinicOnPaper.id;
import static org.assertj.core.api.Assertions.assertThat;

import clinic.meridian.booking.Times;
import clinic.meridian.booking.appointment.AppointmentCommand.BookSession;
import clinic.meridian.booking.appointment.AppointmentCommand.CancelSession;
import clinic.meridian.booking.appointment.AppointmentCommand.CheckInClient;
import clinic.meridian.booking.appointment.AppointmentCommand.ConfirmAttendance;
import clinic.meridian.booking.appointment.AppointmentCommand.RecordNoShow;
import clinic.meridian.booking.appointment.AppointmentCommand.RecordTreatmentAborted;
import clinic.meridian.booking.appointment.AppointmentCommand.RecordTreatmentCompleted;
import clinic.meridian.booking.appointment.AppointmentCommand.RecordTreatmentStarted;
import clinic.meridian.booking.appointment.AppointmentCommand.RescheduleSession;
import clinic.meridian.booking.appointment.AppointmentCommand.UndoLastChange;
import clinic.meridian.booking.reason.Reason;
import clinic.meridian.contracts.AppointmentStatus;
import clinic.meridian.contracts.CancelledBy;
import clinic.meridian.platform.refusal.Refused;
import clinic.meridian.platform.testing.Seeds;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.messaging.Message;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;

/// The table of states in the design as a second, naive implementation, and thousands of random commands to both.
class AppointmentModelTest {

    private static final UUID VISIT = id("visit");
    private static final UUID SESSION = id("session");
    private static final List<String> SLOTS =
            List.of("2026-03-02T10:00", "2026-03-02T15:00", "2026-03-03T10:00", "2026-03-03T12:00");

    private final Random random = new Random();

    @ParameterizedTest
    @Seeds({1, 2, 3, 4})
    void goesWhereTheTableSaysAndNowhereElse(long seed) {
        random.setSeed(seed);
        Set<String> taken = new HashSet<>();
        for (int life = 0; life < 150; life++) {
            taken.addAll(new Life().live());
        }
        assertThat(taken).as("every way of the table was gone").hasSizeGreaterThan(40);
    }

    /// One visit in a clinic of its own.
    private final class Life {
        private final ClinicOnPaper clinic = new ClinicOnPaper();
        private final Configuration axon = DefaultConfigurer.defaultConfiguration()
                .configureEmbeddedEventStore(c -> new InMemoryEventStorageEngine())
                .configureAggregate(Appointment.class)
                .registerComponent(Booking.class, c -> clinic.booking)
                .registerComponent(clinic.meridian.platform.time.ClinicClock.class, c -> clinic.clock)
                .buildConfiguration();
        private final Model model = new Model();
        private final Set<String> ways = new HashSet<>();

        Set<String> live() {
            axon.start();
            try {
                for (int step = 0; step < 14; step++) {
                    step();
                }
            } finally {
                axon.shutdown();
            }
            return ways;
        }

        private void step() {
            if (random.nextInt(3) == 0) {
                clinic.clock.advance(Duration.ofMinutes(random.nextInt(600)));
            }
            if (random.nextInt(4) == 0) {
                model.rivalTakesOrLeaves(SLOTS.get(random.nextInt(SLOTS.size())), clinic);
            }
            String slot = SLOTS.get(random.nextInt(SLOTS.size()));
            String what = model.status == null ? "book" : COMMANDS.get(random.nextInt(COMMANDS.size()));
            @Nullable AppointmentStatus before = model.status;
            String expected = model.expect(what, slot, clinic.clock.now());
            String actual = send(what, slot);
            ways.add(before + " " + what + " " + actual);

            assertThat(actual)
                    .as("%s from %s at %s", what, before, clinic.clock.now())
                    .isEqualTo(expected);
            assertThat(latestStatus()).isEqualTo(model.status);
            assertThat(clinic.reservations.of(VISIT).isEmpty())
                    .as("holds nothing after %s %s %s", before, what, actual)
                    .isEqualTo(!model.holds);
            if (model.holds) {
                assertThat(clinic.reservations.of(VISIT).getFirst().during().start())
                        .isEqualTo(moment(model.slot));
            }
        }

        private String send(String what, String slot) {
            try {
                axon.getComponent(CommandGateway.class).sendAndWait(command(what, slot));
                return "accepted";
            } catch (Refused refused) {
                return refused.reason().name();
            } catch (CompletionException wrapped) {
                throw new AssertionError(wrapped);
            }
        }

        private @Nullable AppointmentStatus latestStatus() {
            return axon.getComponent(EventStore.class)
                    .readEvents(VISIT.toString())
                    .asStream()
                    .map(Message::getPayload)
                    .map(AppointmentEvent.class::cast)
                    .reduce((earlier, later) -> later)
                    .map(AppointmentEvent::status)
                    .orElse(null);
        }
    }

    private static final List<String> COMMANDS = List.of(
            "confirm",
            "confirm",
            "move",
            "move",
            "check in",
            "check in",
            "check in",
            "cancel",
            "no-show",
            "no-show",
            "undo",
            "undo",
            "undo",
            "undo",
            "started",
            "completed",
            "aborted");

    private static AppointmentCommand command(String what, String slot) {
        Reason reason = new Reason("TEST", null);
        return switch (what) {
            case "book" -> new BookSession(VISIT, facialAt(slot));
            case "confirm" -> new ConfirmAttendance(VISIT, Times.ANY);
            case "move" -> new RescheduleSession(VISIT, Times.ANY, Times.stated(slot), null, null, null, null);
            case "check in" -> new CheckInClient(VISIT, Times.ANY);
            case "cancel" -> new CancelSession(VISIT, Times.ANY, reason, CancelledBy.CLIENT, null);
            case "no-show" -> new RecordNoShow(VISIT, Times.ANY, null);
            case "undo" -> new UndoLastChange(VISIT, Times.ANY, null);
            case "started" -> new RecordTreatmentStarted(VISIT, SESSION);
            case "completed" -> new RecordTreatmentCompleted(VISIT, SESSION);
            case "aborted" -> new RecordTreatmentAborted(VISIT, SESSION);
            default -> throw new IllegalArgumentException(what);
        };
    }

    private static Instant moment(String slot) {
        return LocalDateTime.parse(slot).atZone(ClinicOnPaper.BERLIN).toInstant();
    }

    /// What the table says, written down as plainly as possible.
    private static final class Model {
        private static final Set<AppointmentStatus> WAITING =
                EnumSet.of(AppointmentStatus.BOOKED, AppointmentStatus.CONFIRMED);
        private static final Set<AppointmentStatus> IN_THE_ROOM =
                EnumSet.of(AppointmentStatus.IN_TREATMENT, AppointmentStatus.FULFILLED, AppointmentStatus.ABORTED);

        private static final Set<AppointmentStatus> GIVEN_UP =
                EnumSet.of(AppointmentStatus.CANCELLED, AppointmentStatus.NO_SHOW, AppointmentStatus.WITHDRAWN);

        private @Nullable AppointmentStatus status;
        private String slot = "";
        private boolean holds;
        private boolean sessionKnown;
        private final Set<String> rivals = new HashSet<>();
        private final Deque<Map.Entry<Instant, Before>> undoable = new ArrayDeque<>();

        private record Before(AppointmentStatus status, String slot, boolean held) {}

        void rivalTakesOrLeaves(String wanted, ClinicOnPaper clinic) {
            Visit visit = clinic.visit(new WantedVisit(
                    PAUL,
                    "CONSULTATION",
                    ClinicOnPaper.MITTE,
                    MEI,
                    ROOM_2,
                    Times.stated("2026-03-20T10:00"),
                    null,
                    null));
            Visit rival = new Visit(
                    visit.service(),
                    1,
                    visit.locationId(),
                    ROOM_2,
                    MEI,
                    LocalDateTime.parse(wanted),
                    visit.zone(),
                    moment(wanted),
                    moment(wanted).plusSeconds(1800),
                    visit.phases(),
                    null,
                    null,
                    1,
                    null,
                    false);
            UUID rivalId = id("rival " + wanted);
            if (rivals.remove(wanted)) {
                clinic.reservations.release(rival.claims(rivalId, PAUL));
            } else if (!(holds && slot.equals(wanted))) {
                clinic.reserve(rivalId, PAUL, rival);
                rivals.add(wanted);
            }
        }

        String expect(String what, String wanted, Instant now) {
            return switch (what) {
                case "book" -> book(wanted, now);
                case "confirm" ->
                    is(EnumSet.of(AppointmentStatus.BOOKED))
                            ? becomes(AppointmentStatus.CONFIRMED, now, slot, true)
                            : "WRONG_STATUS";
                case "move" -> move(wanted, now);
                case "check in" ->
                    !is(WAITING)
                            ? "WRONG_STATUS"
                            : day(moment(slot)).equals(day(now))
                                    ? becomes(AppointmentStatus.CHECKED_IN, now, slot, true)
                                    : "NOT_THE_DAY";
                case "cancel" ->
                    is(WAITING) || is(EnumSet.of(AppointmentStatus.CHECKED_IN))
                            ? becomes(AppointmentStatus.CANCELLED, now, slot, false)
                            : "WRONG_STATUS";
                case "no-show" ->
                    !is(WAITING)
                            ? "WRONG_STATUS"
                            : now.isBefore(moment(slot).plusSeconds(900))
                                    ? "TOO_EARLY_FOR_NO_SHOW"
                                    : becomes(AppointmentStatus.NO_SHOW, now, slot, false);
                case "undo" -> undo(now);
                case "started" -> treated(AppointmentStatus.IN_TREATMENT);
                case "completed" -> treated(AppointmentStatus.FULFILLED);
                case "aborted" -> treated(AppointmentStatus.ABORTED);
                default -> throw new IllegalArgumentException(what);
            };
        }

        private String book(String wanted, Instant now) {
            String answer = slotFor(wanted, now);
            return answer.isEmpty() ? firstly(wanted, now) : answer;
        }

        private String firstly(String wanted, Instant now) {
            slot = wanted;
            undoable.push(Map.entry(now, new Before(AppointmentStatus.WITHDRAWN, wanted, false)));
            status = AppointmentStatus.BOOKED;
            holds = true;
            return "accepted";
        }

        private String move(String wanted, Instant now) {
            if (!is(WAITING)) {
                return "WRONG_STATUS";
            }
            String answer = slotFor(wanted, now);
            return answer.isEmpty() ? becomes(AppointmentStatus.BOOKED, now, wanted, true) : answer;
        }

        private String slotFor(String wanted, Instant now) {
            return moment(wanted).isBefore(now) ? "IN_THE_PAST" : rivals.contains(wanted) ? "SLOT_TAKEN" : "";
        }

        private String undo(Instant now) {
            if (is(IN_THE_ROOM)) {
                return "WRONG_STATUS";
            }
            if (undoable.isEmpty()) {
                return "NOTHING_TO_UNDO";
            }
            Map.Entry<Instant, Before> last = undoable.peek();
            Before before = last.getValue();
            if (Duration.between(last.getKey(), now).compareTo(Duration.ofHours(24)) > 0) {
                return "UNDO_TOO_LATE";
            }
            boolean needsSlot = before.held() && !(holds && slot.equals(before.slot()));
            if (needsSlot && rivals.contains(before.slot())) {
                return "SLOT_TAKEN";
            }
            undoable.pop();
            status = before.status();
            slot = before.slot();
            holds = before.held();
            return "accepted";
        }

        private String treated(AppointmentStatus next) {
            boolean repeated = sessionKnown && (next == AppointmentStatus.IN_TREATMENT || status == next);
            if (!repeated) {
                holds = holds || (is(GIVEN_UP) && !rivals.contains(slot));
                status = next;
                sessionKnown = true;
            }
            return "accepted";
        }

        private String becomes(AppointmentStatus next, Instant now, String nextSlot, boolean nextHolds) {
            undoable.push(Map.entry(now, new Before(java.util.Objects.requireNonNull(status), slot, holds)));
            status = next;
            slot = nextSlot;
            holds = nextHolds;
            return "accepted";
        }

        private boolean is(Set<AppointmentStatus> allowed) {
            return status != null && allowed.contains(status);
        }

        private static java.time.LocalDate day(Instant moment) {
            return java.time.LocalDate.ofInstant(moment, ClinicOnPaper.BERLIN);
        }
    }
}
