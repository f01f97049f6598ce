package clinic.meridian.booking.diary;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.meridian.booking.DeskTest;
import clinic.meridian.booking.TestClinic;
import clinic.meridian.booking.TestClinic.Branch;
import clinic.meridian.booking.TestDesk;
import clinic.meridian.booking.Times;
import clinic.meridian.booking.appointment.AppointmentCommand;
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
import clinic.meridian.booking.appointment.VisitRow;
import clinic.meridian.booking.appointment.WantedVisit;
import clinic.meridian.booking.calendar.TimeRange;
import clinic.meridian.booking.diary.Diary.Entry;
import clinic.meridian.booking.diary.DiaryHistory.ThenAndNow;
import clinic.meridian.booking.location.Locations;
import clinic.meridian.booking.reason.Reason;
import clinic.meridian.contracts.CancelledBy;
import clinic.meridian.contracts.Channel;
import clinic.meridian.platform.command.Actor;
import clinic.meridian.platform.command.Commands;
import clinic.meridian.platform.publishing.WireJson;
import clinic.meridian.platform.refusal.Refused;
import clinic.meridian.platform.testing.Seeds;
import clinic.meridian.platform.testing.SettableClinicClock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/// A thousand random commands to the real service, while its clock goes on by random steps or not at all. Then boards
/// as they were known at random moments, and at the very moments at which something happened, are compared with a
/// replay of the stored events, which knows nothing of the diary's table. A failure names the seed.
@DeskTest
class AsKnownAtIT {

    private static final int COMMANDS = 1_000;
    private static final int MOMENTS = 50;
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final LocalTime EVENING = LocalTime.of(19, 0);
    private static final Duration NIGHT = Duration.ofHours(12);

    /// How often of thirty each is tried.
    private static final Map<String, Integer> SHARES = Map.of(
            "book",
            7,
            "move",
            4,
            "cancel",
            2,
            "confirm",
            2,
            "check in",
            4,
            "no-show",
            4,
            "undo",
            4,
            "started",
            1,
            "completed",
            1,
            "aborted",
            1);
    private static final List<String> WHAT = SHARES.entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .flatMap(share -> Collections.nCopies(share.getValue(), share.getKey()).stream())
            .toList();

    @Autowired
    TestDesk desk;

    @Autowired
    TestClinic clinic;

    @Autowired
    Commands commands;

    @Autowired
    SettableClinicClock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Locations locations;

    @Autowired
    DiaryHistory history;

    private final Random random = new Random();
    private final List<UUID> visits = new ArrayList<>();
    private final Map<String, Integer> accepted = new TreeMap<>();
    private List<Branch> branches = List.of();
    private List<UUID> clients = List.of();

    @AfterEach
    void tearDown() {
        clock.set(SettableClinicClock.START);
    }

    @ParameterizedTest
    @Seeds({1, 2})
    void everyBoardIsWhatTheEventsUpToThenSay(long seed) {
        random.setSeed(seed);
        branches = List.of(clinic.open(), clinic.open());
        clients = IntStream.range(0, 9)
                .mapToObj(number -> clinic.client("Client", "Number " + number))
                .toList();
        for (int number = 0; number < COMMANDS; number++) {
            letTimePass();
            send(WHAT.get(random.nextInt(WHAT.size())));
        }
        assertThat(accepted)
                .as("commands accepted")
                .hasSize(10)
                .allSatisfy((what, times) -> assertThat(times).as(what).isGreaterThan(5));

        Replay replay = new Replay();
        for (int number = 0; number < MOMENTS; number++) {
            Instant one = moment(replay);
            Instant other = moment(replay);
            Look look = new Look(
                    branches.get(random.nextInt(branches.size())).location(),
                    period(),
                    one.isBefore(other) ? one : other,
                    one.isBefore(other) ? other : one);

            assertThat(look.board(look.until)).as("seed %d, %s", seed, look).isEqualTo(replay.board(look, look.until));
            assertThat(look.changes())
                    .as("changes, seed %d, %s", seed, look)
                    .containsExactlyInAnyOrderElementsOf(replay.changes(look));
            assertThat(look.boardGoneOn())
                    .as("the earlier board and the changes since, seed %d, %s", seed, look)
                    .isEqualTo(look.board(look.until));
            assertThat(look.thenAndNow())
                    .as("then and now, seed %d, %s", seed, look)
                    .containsExactlyInAnyOrderElementsOf(replay.thenAndNow(look));
        }
        for (UUID visit : visits.subList(0, MOMENTS)) {
            assertThat(historyOf(visit)).as("seed %d", seed).isEqualTo(replay.historyOf(visit));
        }
    }

    /// Not at all, by the least that a clock can go, by up to half an hour, or over the night.
    private void letTimePass() {
        if (clock.now().atZone(BERLIN).toLocalTime().isAfter(EVENING)) {
            clock.advance(NIGHT);
        }
        switch (random.nextInt(5)) {
            case 0, 1 -> {}
            case 2 -> clock.advance(Duration.ofNanos(1_000));
            default -> clock.advance(Duration.ofNanos(1_000L * random.nextInt(1_800_000_000)));
        }
    }

    private void send(String what) {
        if (visits.isEmpty() && !what.equals("book")) {
            return;
        }
        UUID visit = what.equals("book")
                ? UUID.randomUUID()
                : visits.get(Math.max(0, visits.size() - 1 - random.nextInt(40)));
        try {
            commands.send(command(what, visit), Actor.of("user " + random.nextInt(3), Channel.API));
        } catch (Refused refused) {
            return;
        }
        if (what.equals("book")) {
            visits.add(visit);
        }
        accepted.merge(what, 1, Integer::sum);
    }

    private AppointmentCommand command(String what, UUID visit) {
        Reason reason = new Reason("REASON_" + random.nextInt(3), null);
        return switch (what) {
            case "book" -> {
                Branch branch = branches.get(random.nextInt(branches.size()));
                yield new BookSession(
                        visit,
                        new WantedVisit(
                                clients.get(random.nextInt(clients.size())),
                                "CONSULTATION",
                                branch.location(),
                                random.nextBoolean() ? branch.mei() : branch.jonas(),
                                random.nextBoolean() ? branch.room2() : null,
                                Times.stated(slot()),
                                null,
                                null));
            }
            case "move" -> new RescheduleSession(visit, Times.ANY, Times.stated(slot()), null, null, reason, null);
            case "cancel" -> new CancelSession(visit, Times.ANY, reason, CancelledBy.CLIENT, null);
            case "confirm" -> new ConfirmAttendance(visit, Times.ANY);
            case "check in" -> new CheckInClient(visit, Times.ANY);
            case "no-show" -> new RecordNoShow(visit, Times.ANY, null);
            case "undo" -> new UndoLastChange(visit, Times.ANY, reason);
            case "started" -> new RecordTreatmentStarted(visit, new UUID(1, random.nextInt(3)));
            case "completed" -> new RecordTreatmentCompleted(visit, new UUID(1, random.nextInt(3)));
            case "aborted" -> new RecordTreatmentAborted(visit, new UUID(1, random.nextInt(3)));
            default -> throw new IllegalArgumentException(what);
        };
    }

    /// Today or tomorrow, now and then in the past or when the clinic is closed.
    private String slot() {
        LocalDate day = clock.today(BERLIN).plusDays(random.nextInt(2));
        return day.atTime(LocalTime.of(9 + random.nextInt(10), random.nextBoolean() ? 0 : 30))
                .toString();
    }

    /// Anywhere between the first event and now, or exactly at an event or the least before it.
    private Instant moment(Replay replay) {
        Instant event = replay.events.get(random.nextInt(replay.events.size())).at();
        return switch (random.nextInt(4)) {
            case 0, 1 -> event;
            case 2 -> event.minusNanos(1);
            default ->
                SettableClinicClock.START.plusNanos((long) (random.nextDouble()
                        * Duration.between(SettableClinicClock.START, clock.now())
                                .toNanos()));
        };
    }

    private TimeRange period() {
        Instant from = SettableClinicClock.START.plus(Duration.ofMinutes(random.nextInt(
                (int) Duration.between(SettableClinicClock.START, clock.now()).toMinutes())));
        return new TimeRange(from, from.plus(Duration.ofMinutes(30 + random.nextInt(3 * 24 * 60))));
    }

    private List<String> historyOf(UUID visit) {
        return items(desk.get("/appointments/" + visit + "/history").expect(200).body())
                .map(item -> "%s %s %s %s -> %s"
                        .formatted(
                                OffsetDateTime.parse(item.path("at").asString()).toInstant(),
                                item.path("event").asString(),
                                why(item),
                                state(item.path("before")),
                                state(item.path("after"))))
                .toList();
    }

    private static Stream<JsonNode> items(JsonNode body) {
        List<JsonNode> items = new ArrayList<>();
        body.path("items").forEach(items::add);
        return items.stream();
    }

    private static String why(JsonNode item) {
        return item.path("by").asString() + " " + item.path("channel").asString() + " "
                + item.path("reason").path("code").asString("-");
    }

    /// A visit of an answer, in the words of [State].
    private static @Nullable String state(JsonNode visit) {
        return visit.isMissingNode()
                ? null
                : "%s %d %s %s %s %s %s"
                        .formatted(
                                visit.path("appointmentId").asString(),
                                visit.path("version").asLong(),
                                visit.path("status").asString(),
                                OffsetDateTime.parse(visit.path("start").asString())
                                        .toInstant(),
                                visit.path("roomId").asString(),
                                visit.path("practitionerId").asString(),
                                visit.path("conflict").asString("-"));
    }

    /// What somebody asks for, and how the service answers.
    private final class Look {
        private final UUID location;
        private final TimeRange period;
        private final Instant since;
        private final Instant until;

        Look(UUID location, TimeRange period, Instant since, Instant until) {
            this.location = location;
            this.period = period;
            this.since = since;
            this.until = until;
        }

        private String query() {
            return "?locationId=%s&from=%s&to=%s".formatted(location, period.start(), period.end());
        }

        Map<String, String> board(Instant asOf) {
            Map<String, String> board = new HashMap<>();
            items(desk.get("/diary" + query() + "&asOf=" + asOf).expect(200).body())
                    .forEach(item -> board.put(item.path("appointmentId").asString(), String.valueOf(state(item))));
            return board;
        }

        private List<JsonNode> answer() {
            List<JsonNode> items = items(desk.get("/diary/changes" + query() + "&since=" + since + "&until=" + until)
                            .expect(200)
                            .body())
                    .toList();
            assertThat(items.stream()
                            .map(item -> OffsetDateTime.parse(item.path("at").asString())))
                    .isSorted();
            return items;
        }

        List<String> changes() {
            return answer().stream()
                    .map(item -> "%s %s %s %s %s -> %s"
                            .formatted(
                                    item.path("kind").asString(),
                                    OffsetDateTime.parse(item.path("at").asString())
                                            .toInstant(),
                                    item.path("event").asString(),
                                    why(item),
                                    state(item.path("before")),
                                    state(item.path("after"))))
                    .toList();
        }

        Map<String, String> boardGoneOn() {
            Map<String, String> board = board(since);
            for (JsonNode item : answer()) {
                String visit = item.path("appointmentId").asString();
                if (item.path("kind").asString().equals("REMOVED")) {
                    board.remove(visit);
                } else {
                    board.put(visit, String.valueOf(state(item.path("after"))));
                }
            }
            return board;
        }

        List<String> thenAndNow() {
            return history
                    .compare(locations.find(location).orElseThrow(), new Board(location, period), since, clock.now())
                    .stream()
                    .map(Look::words)
                    .toList();
        }

        private static String words(ThenAndNow line) {
            return "%s: %s -> %s".formatted(line.change(), words(line.then()), words(line.now()));
        }

        private static @Nullable String words(@Nullable Entry entry) {
            if (entry == null) {
                return null;
            }
            VisitRow row = entry.visit();
            return new State(
                            row.appointmentId(),
                            row.version(),
                            row.status().name(),
                            row.visit().start(),
                            row.visit().locationId(),
                            row.visit().roomId(),
                            row.visit().practitionerId(),
                            row.conflict() == null ? "-" : row.conflict())
                    .toString();
        }

        @Override
        public String toString() {
            return "%s, since %s, until %s".formatted(query(), since, until);
        }
    }

    private record State(
            UUID visit,
            long version,
            String status,
            Instant start,
            UUID location,
            UUID room,
            UUID practitioner,
            String conflict) {
        @Override
        public String toString() {
            return "%s %d %s %s %s %s %s".formatted(visit, version, status, start, room, practitioner, conflict);
        }
    }

    private record Stored(
            Instant at, String event, String why, @Nullable State before, State after) {}

    /// The events as they are stored, played again from the first one for each question.
    private final class Replay {
        private static final Map<String, String> STATUS = Map.of(
                "session-booked", "BOOKED",
                "session-rescheduled", "BOOKED",
                "session-cancelled", "CANCELLED",
                "attendance-confirmed", "CONFIRMED",
                "client-checked-in", "CHECKED_IN",
                "no-show-recorded", "NO_SHOW",
                "appointment-started", "IN_TREATMENT",
                "appointment-fulfilled", "FULFILLED",
                "appointment-aborted", "ABORTED");

        private final List<Stored> events = new ArrayList<>();

        Replay() {
            Map<UUID, State> last = new HashMap<>();
            jdbc.sql("""
                            SELECT aggregate_id, sequence_number, name, payload::text, metadata::text
                            FROM readable_event
                            WHERE aggregate_id = ANY(:visits)
                            ORDER BY global_index
                            """)
                    .param("visits", visits.stream().map(UUID::toString).toArray(String[]::new))
                    .query(row -> {
                        JsonNode payload = WireJson.mapper().readTree(row.getString("payload"));
                        JsonNode metadata = WireJson.mapper().readTree(row.getString("metadata"));
                        String name = row.getString("name").replaceFirst("booking\\.", "");
                        UUID visit = UUID.fromString(row.getString("aggregate_id"));
                        State state = new State(
                                visit,
                                row.getLong("sequence_number"),
                                STATUS.getOrDefault(name, payload.path("status").asString("")),
                                Instant.parse(
                                        payload.path("visit").path("start").asString()),
                                UUID.fromString(
                                        payload.path("visit").path("locationId").asString()),
                                UUID.fromString(
                                        payload.path("visit").path("roomId").asString()),
                                UUID.fromString(payload.path("visit")
                                        .path("practitionerId")
                                        .asString()),
                                payload.path("conflict").asString("-"));
                        events.add(new Stored(
                                Instant.parse(metadata.path("recordedAt").asString()),
                                className(name),
                                "%s %s %s"
                                        .formatted(
                                                metadata.path("by").asString(),
                                                metadata.path("channel").asString(),
                                                payload.path("reasonCode").asString("-")),
                                last.put(visit, state),
                                state));
                    });
        }

        private static String className(String name) {
            return Stream.of(name.split("-"))
                    .map(word -> word.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + word.substring(1))
                    .collect(Collectors.joining());
        }

        private Map<UUID, State> known(Instant asOf) {
            Map<UUID, State> states = new LinkedHashMap<>();
            for (Stored event : events) {
                if (!event.at().isAfter(asOf)) {
                    states.put(event.after().visit(), event.after());
                }
            }
            return states;
        }

        private static boolean isOn(Look look, @Nullable State state) {
            return state != null
                    && state.location().equals(look.location)
                    && !state.start().isBefore(look.period.start())
                    && state.start().isBefore(look.period.end())
                    && !state.status().equals("WITHDRAWN");
        }

        Map<String, String> board(Look look, Instant asOf) {
            Map<String, String> board = new HashMap<>();
            known(asOf).values().stream()
                    .filter(state -> isOn(look, state))
                    .forEach(state -> board.put(state.visit().toString(), state.toString()));
            return board;
        }

        List<String> changes(Look look) {
            return events.stream()
                    .filter(event ->
                            event.at().isAfter(look.since) && !event.at().isAfter(look.until))
                    .filter(event -> isOn(look, event.before()) || isOn(look, event.after()))
                    .map(event -> "%s %s %s %s %s -> %s"
                            .formatted(
                                    kind(look, event.before(), event.after()),
                                    event.at(),
                                    event.event(),
                                    event.why(),
                                    event.before(),
                                    event.after()))
                    .toList();
        }

        private static String kind(Look look, @Nullable State before, State after) {
            if (before == null || !isOn(look, before)) {
                return "ADDED";
            }
            if (!isOn(look, after)) {
                return "REMOVED";
            }
            boolean samePlace = before.start().equals(after.start())
                    && before.room().equals(after.room())
                    && before.practitioner().equals(after.practitioner());
            return samePlace ? "CHANGED" : "MOVED";
        }

        List<String> thenAndNow(Look look) {
            Map<UUID, State> then = known(look.since);
            List<String> lines = new ArrayList<>();
            known(clock.now()).forEach((visit, now) -> {
                State before = then.get(visit);
                if (isOn(look, before) || isOn(look, now)) {
                    boolean same = before != null
                            && isOn(look, now)
                            && before.status().equals(now.status())
                            && kind(look, before, now).equals("CHANGED");
                    lines.add("%s: %s -> %s"
                            .formatted(same ? null : kind(look, before, now), isOn(look, before) ? before : null, now));
                }
            });
            return lines;
        }

        List<String> historyOf(UUID visit) {
            return events.stream()
                    .filter(event -> event.after().visit().equals(visit))
                    .map(event -> "%s %s %s %s -> %s"
                            .formatted(event.at(), event.event(), event.why(), event.before(), event.after()))
                    .toList();
        }
    }
}
