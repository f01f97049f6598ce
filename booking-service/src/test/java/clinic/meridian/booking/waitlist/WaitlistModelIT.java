package clinic.meridian.booking.waitlist;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.meridian.booking.DeskTest;
import clinic.meridian.booking.TestClinic;
import clinic.meridian.booking.TestClinic.Branch;
import clinic.meridian.booking.TestDesk;
import clinic.meridian.booking.TestDesk.Answer;
import clinic.meridian.platform.security.Role;
import clinic.meridian.platform.testing.Seeds;
import clinic.meridian.platform.testing.SettableClinicClock;
import clinic.meridian.platform.time.DueTasks;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/// The waitlist as a second, naive implementation in lists, and hundreds of random requests to both: who waits, to whom
/// what is on offer, and what each request is answered.
@DeskTest
class WaitlistModelIT {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final LocalDate TUESDAY = LocalDate.of(2026, 3, 3);
    private static final List<LocalTime> STARTS =
            List.of(LocalTime.of(9, 0), LocalTime.of(10, 30), LocalTime.of(13, 0), LocalTime.of(15, 0));

    @Autowired
    TestDesk desk;

    @Autowired
    TestClinic clinic;

    @Autowired
    SettableClinicClock clock;

    @Autowired
    DueTasks due;

    @Autowired
    JdbcClient jdbc;

    private final Random random = new Random();
    private Branch branch;
    private WaitingRoom room;
    private List<UUID> clients;
    private Model model;
    private final Set<String> ways = new TreeSet<>();

    @BeforeEach
    void setUp() {
        branch = clinic.open();
        room = new WaitingRoom(desk, jdbc, branch);
        clients = IntStream.range(0, 7)
                .mapToObj(n -> clinic.screenedClient("Client", "Number " + n))
                .toList();
        model = new Model();
    }

    @AfterEach
    void tearDown() {
        clock.set(SettableClinicClock.START);
    }

    @ParameterizedTest
    @Seeds({1, 2, 3})
    void agreesWithTheModel(long seed) {
        random.setSeed(seed);
        for (int step = 0; step < 140; step++) {
            String done = step();
            due.runDue();
            model.settle();

            assertThat(offered()).as("seed %d, step %d: %s", seed, step, done).isEqualTo(model.offered());
        }
        assertThat(ways)
                .as("the ways that matter were gone")
                .contains("book 201", "book 409", "cancel 200", "undo 200", "accept 200");
    }

    /// What is on offer to everybody who waits, in their order.
    private List<String> offered() {
        return room.entries().stream()
                .map(entry -> WaitingRoom.id(entry, "entryId") + " "
                        + entry.path("offers")
                                .valueStream()
                                .map(offer -> offer.path("start").asString().substring(0, 16) + " "
                                        + offer.path("practitionerId").asString())
                                .sorted()
                                .toList())
                .toList();
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private String step() {
        return switch (random.nextInt(14)) {
            case 0, 1, 2 -> join();
            case 3, 4, 5 -> book();
            case 6, 7, 8 -> cancel();
            case 9 -> undo();
            case 10 -> leave();
            case 11, 12 -> accept();
            default -> wait(random.nextInt(8) == 0 ? 600 : 5 + random.nextInt(20));
        };
    }

    private String wait(int minutes) {
        clock.advance(Duration.ofMinutes(minutes));
        return "wait " + minutes;
    }

    private String join() {
        clock.advance(Duration.ofSeconds(1));
        UUID client = any(clients);
        @Nullable UUID practitioner = random.nextInt(3) == 0 ? practitioner() : null;
        @Nullable DayOfWeek day = random.nextInt(4) == 0 ? DayOfWeek.of(2 + random.nextInt(3)) : null;
        boolean mornings = random.nextInt(3) == 0;
        String more = (practitioner == null ? "" : ",\"practitionerIds\":[\"" + practitioner + "\"]")
                + (day == null ? "" : ",\"days\":[\"" + day + "\"]")
                + (mornings ? ",\"times\":[{\"from\":\"09:00\",\"to\":\"12:00\"}]" : "");
        UUID entry = room.join(client, more).expect(201).id("entryId");
        model.entries.add(new Waiting(entry, client, practitioner, day, mornings));
        return "join " + entry;
    }

    private UUID practitioner() {
        return random.nextBoolean() ? branch.mei() : branch.jonas();
    }

    private String book() {
        Slot slot = new Slot(TUESDAY.plusDays(random.nextInt(3)).atTime(any(STARTS)), practitioner());
        if (!slot.start().isAfter(model.now())) {
            return "nothing";
        }
        UUID client = any(clients);
        Answer answer = desk.post("/appointments", """
                {"clientId":"%s","service":"FACIAL","locationId":"%s","practitionerId":"%s","roomId":"%s","start":"%s"}
                """.formatted(
                        client,
                        branch.location(),
                        slot.practitioner(),
                        slot.practitioner().equals(branch.mei()) ? branch.room1() : branch.room2(),
                        slot.local()));
        boolean expected = model.isFree(slot, null) && model.isFree(client, slot);
        said("book", answer, expected ? 201 : 409);
        if (expected) {
            model.visits.put(answer.id("appointmentId"), new Booked(client, slot));
        }
        return "book " + slot;
    }

    private String cancel() {
        if (model.visits.isEmpty()) {
            return "nothing";
        }
        UUID visit = any(List.copyOf(model.visits.keySet()));
        said("cancel", room.cancel(visit), 200);
        model.cancel(visit);
        return "cancel " + visit;
    }

    private String undo() {
        if (model.cancelled.isEmpty()) {
            return "nothing";
        }
        UUID visit = any(List.copyOf(model.cancelled.keySet()));
        Booked was = Objects.requireNonNull(model.cancelled.get(visit));
        Instant at = Objects.requireNonNull(model.cancelledAt.get(visit));
        boolean inTime = !model.now().isAfter(at.plus(Duration.ofHours(24)));
        boolean expected = inTime && model.isFree(was.slot(), visit) && model.isFree(was.client(), was.slot());
        said("undo", room.undo(visit), expected ? 200 : 409);
        if (expected) {
            model.undo(visit);
        }
        return "undo " + visit;
    }

    private String leave() {
        if (model.entries.isEmpty()) {
            return "nothing";
        }
        Waiting entry = any(model.entries);
        said("leave", desk.send(HttpMethod.DELETE, "/waitlist/" + entry.entry(), "", r -> {}, Role.FRONT_DESK), 204);
        model.leave(entry);
        return "leave " + entry.entry();
    }

    private String accept() {
        List<JsonNode> asked = room.entries().stream()
                .filter(entry -> !entry.path("offers").isEmpty())
                .toList();
        if (asked.isEmpty()) {
            return "nothing";
        }
        JsonNode entry = any(asked);
        JsonNode offer = any(entry.path("offers").valueStream().toList());
        UUID entryId = WaitingRoom.id(entry, "entryId");
        Slot slot = new Slot(
                LocalDateTime.parse(offer.path("start").asString().substring(0, 16)),
                WaitingRoom.id(offer, "practitionerId"));
        Waiting waiting = model.entries.stream()
                .filter(found -> found.entry().equals(entryId))
                .findFirst()
                .orElseThrow();
        boolean expected = model.isFree(waiting.client(), slot);
        Answer answer = room.accept(entryId, WaitingRoom.id(offer, "offerId"));
        said("accept", answer, expected ? 200 : 409);
        if (expected) {
            model.accept(waiting, slot, answer.id("appointmentId"));
        }
        return "accept " + slot;
    }

    private void said(String what, Answer answer, int expected) {
        ways.add(what + " " + answer.status());
        assertThat(answer.status()).as("%s: %s", what, answer.body()).isEqualTo(expected);
    }

    private record Slot(LocalDateTime local, UUID practitioner) {
        Instant start() {
            return local.atZone(BERLIN).toInstant();
        }
    }

    private record Booked(UUID client, Slot slot) {}

    private record Waiting(
            UUID entry,
            UUID client,
            @Nullable UUID practitioner,
            @Nullable DayOfWeek day,
            boolean mornings) {

        boolean wants(Slot slot) {
            return (practitioner == null || practitioner.equals(slot.practitioner()))
                    && (day == null || day == slot.local().getDayOfWeek())
                    && (!mornings || slot.local().getHour() < 12);
        }
    }

    private static final class Free {
        final Slot slot;
        final UUID freedBy;
        final Set<UUID> notAsked = new HashSet<>();
        final Set<Waiting> asked = new HashSet<>();
        Instant due;
        boolean over;

        Free(Slot slot, UUID freedBy, UUID client, Instant now) {
            this.slot = slot;
            this.freedBy = freedBy;
            this.due = now;
            notAsked.add(client);
        }
    }

    private final class Model {
        final List<Waiting> entries = new ArrayList<>();
        final List<Free> openings = new ArrayList<>();
        final Map<UUID, Booked> visits = new LinkedHashMap<>();
        final Map<UUID, Booked> cancelled = new LinkedHashMap<>();
        final Map<UUID, Instant> cancelledAt = new LinkedHashMap<>();

        Instant now() {
            return clock.now();
        }

        List<String> offered() {
            return entries.stream()
                    .map(entry -> entry.entry() + " "
                            + openings.stream()
                                    .filter(opening -> opening.asked.contains(entry))
                                    .map(opening -> opening.slot.local() + " " + opening.slot.practitioner())
                                    .sorted()
                                    .toList())
                    .toList();
        }

        /// Apart from what yields to this visit.
        boolean isFree(Slot slot, @Nullable UUID visit) {
            return visits.values().stream().noneMatch(other -> other.slot().equals(slot))
                    && openings.stream()
                            .noneMatch(opening ->
                                    opening.slot.equals(slot) && isHeld(opening) && !opening.freedBy.equals(visit));
        }

        private boolean isHeld(Free opening) {
            return !opening.over && !opening.asked.isEmpty() && opening.due.isAfter(now());
        }

        boolean isFree(UUID client, Slot slot) {
            return visits.values().stream()
                    .noneMatch(other -> other.client().equals(client)
                            && other.slot().local().equals(slot.local()));
        }

        void cancel(UUID visit) {
            Booked was = Objects.requireNonNull(visits.remove(visit));
            cancelled.put(visit, was);
            cancelledAt.put(visit, now());
            if (was.slot().start().isAfter(now())) {
                openings.add(new Free(was.slot(), visit, was.client(), now()));
            }
        }

        void undo(UUID visit) {
            visits.put(visit, Objects.requireNonNull(cancelled.remove(visit)));
            openings.stream().filter(opening -> opening.freedBy.equals(visit)).forEach(this::close);
        }

        private void close(Free opening) {
            opening.over = true;
            opening.asked.clear();
        }

        void leave(Waiting entry) {
            entries.remove(entry);
            for (Free opening : openings) {
                if (opening.asked.remove(entry) && opening.asked.isEmpty()) {
                    opening.due = now();
                }
            }
        }

        void accept(Waiting entry, Slot slot, UUID visit) {
            openings.stream()
                    .filter(opening -> opening.slot.equals(slot) && opening.asked.contains(entry))
                    .forEach(this::close);
            leave(entry);
            visits.put(visit, new Booked(entry.client(), slot));
        }

        void settle() {
            openings.stream()
                    .filter(opening -> !opening.over && !opening.due.isAfter(now()))
                    .sorted(Comparator.comparing((Free opening) -> opening.due))
                    .forEach(opening -> {
                        opening.asked.clear();
                        settle(opening);
                    });
        }

        private void settle(Free opening) {
            LocalDateTime local = LocalDateTime.ofInstant(now(), BERLIN);
            LocalDateTime asks = local;
            while (asks.getHour() < 8 || asks.getHour() >= 20) {
                asks = asks.plusHours(1).withMinute(0).withSecond(0).withNano(0);
            }
            if (!asks.isBefore(opening.slot.local())) {
                close(opening);
            } else if (asks.isAfter(local)) {
                opening.due = asks.atZone(BERLIN).toInstant();
            } else if (!isFree(opening.slot, null)) {
                close(opening);
            } else {
                ask(opening);
            }
        }

        private void ask(Free opening) {
            for (Waiting entry : entries) {
                if (opening.asked.size() < 3
                        && entry.wants(opening.slot)
                        && !opening.notAsked.contains(entry.client())
                        && isFree(entry.client(), opening.slot)) {
                    opening.asked.add(entry);
                    opening.notAsked.add(entry.client());
                }
            }
            Instant until = now().plus(Duration.ofMinutes(15));
            opening.due = until.isBefore(opening.slot.start()) ? until : opening.slot.start();
            opening.over = opening.asked.isEmpty();
        }
    }
}
