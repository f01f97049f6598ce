package clinic.meridian.session.board;

import clinic.meridian.platform.time.ClinicClock;
import clinic.meridian.session.treatment.SessionRow;
import clinic.meridian.session.treatment.Sessions;
import clinic.meridian.session.treatment.StartConditions;
import clinic.meridian.session.visit.Directory;
import clinic.meridian.session.visit.Directory.Location;
import clinic.meridian.session.visit.Visit;
import clinic.meridian.session.visit.Visits;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Puts the board together from what is going on, with names and with minutes counted by the server's clinic
/// clock.
@Component
class RoomBoard {

    private final Sessions sessions;
    private final Visits visits;
    private final Directory directory;
    private final StartConditions conditions;
    private final ClinicClock clock;

    RoomBoard(Sessions sessions, Visits visits, Directory directory, StartConditions conditions, ClinicClock clock) {
        this.sessions = sessions;
        this.visits = visits;
        this.directory = directory;
        this.conditions = conditions;
        this.clock = clock;
    }

    /// A session that is going on.
    ///
    /// @param client first name and initial; the client's id where no name is known
    /// @param restedMinutes whole minutes since the rest began; null before
    /// @param alert null when all is well
    public record Card(
            SessionRow session,
            String client,
            String practitioner,
            @Nullable Long restedMinutes,
            @Nullable Long plannedMinutes,
            @Nullable Alert alert) {

        /// Whole minutes past the planned end of the rest; 0 before it.
        public long overMinutes() {
            return restedMinutes == null || plannedMinutes == null ? 0 : Math.max(0, restedMinutes - plannedMinutes);
        }
    }

    /// A room with who is in it.
    ///
    /// @param cards usually one; none where the room is free
    public record RoomCards(String roomId, String name, List<Card> cards) {}

    /// What wants attention, the most urgent last.
    public enum Alert {
        /// The planned rest is over and needles are in.
        REST_OVER,
        /// Needles were pulled in an emergency and wait to be counted.
        COUNT_NEEDLES,
        /// Five minutes and more past the planned end, and needles are in.
        REST_OVERRAN
    }

    /// A visit that is expected today.
    ///
    /// @param missing what still keeps it from being started; null when it can start
    public record Expected(
            Visit visit,
            String client,
            String practitioner,
            String service,
            @Nullable String missing) {}

    /// What needs attention first, then by start.
    List<Card> cards(String locationId) {
        List<SessionRow> rows = sessions.goingOn(locationId);
        Map<String, String> clients = directory.shortNames(ids(rows, SessionRow::clientId));
        Map<String, String> practitioners = directory.practitionerNames(ids(rows, SessionRow::practitionerId));
        Instant now = clock.now();
        return rows.stream()
                .map(row -> new Card(
                        row,
                        clients.getOrDefault(row.clientId(), row.clientId()),
                        practitioners.getOrDefault(row.practitionerId(), row.practitionerId()),
                        minutes(row.restStartedAt(), now),
                        row.restStartedAt() == null ? null : minutes(row.restStartedAt(), row.plannedEnd()),
                        alert(row, now)))
                .sorted((a, b) -> Integer.compare(urgency(b), urgency(a)))
                .toList();
    }

    /// All open rooms, and others in which somebody still is; those that need attention first, then by name.
    List<RoomCards> rooms(String locationId) {
        List<Card> cards = cards(locationId);
        List<RoomCards> rooms = new ArrayList<>();
        directory
                .rooms(locationId)
                .forEach(room -> rooms.add(new RoomCards(
                        room.roomId(),
                        room.name(),
                        cards.stream()
                                .filter(card -> card.session().roomId().equals(room.roomId()))
                                .toList())));
        Set<String> shown = ids(rooms, RoomCards::roomId);
        cards.stream()
                .filter(card -> !shown.contains(card.session().roomId()))
                .forEach(card ->
                        rooms.add(new RoomCards(card.session().roomId(), "A room that is closed", List.of(card))));
        rooms.sort((a, b) -> Integer.compare(urgency(b), urgency(a)));
        return List.copyOf(rooms);
    }

    private static int urgency(RoomCards room) {
        return room.cards().stream().mapToInt(RoomBoard::urgency).max().orElse(-1);
    }

    private static int urgency(Card card) {
        return card.alert() == null ? -1 : List.of(Alert.values()).indexOf(card.alert());
    }

    private static @Nullable Long minutes(@Nullable Instant from, @Nullable Instant to) {
        return from == null || to == null ? null : Duration.between(from, to).toMinutes();
    }

    private static @Nullable Alert alert(SessionRow row, Instant now) {
        if (row.uncounted() > 0) {
            return Alert.COUNT_NEEDLES;
        }
        if (row.needlesIn() == 0 || row.plannedEnd() == null || now.isBefore(row.plannedEnd())) {
            return null;
        }
        return row.overran() ? Alert.REST_OVERRAN : Alert.REST_OVER;
    }

    /// Visits of the location's local day that have not been started, by start.
    List<Expected> expectedToday(Location location) {
        LocalDate today = clock.today(location.zone());
        List<Visit> todays = visits.expected(
                location.locationId(),
                today.atStartOfDay(location.zone()).toInstant(),
                today.plusDays(1).atStartOfDay(location.zone()).toInstant());
        Set<String> started = sessions.startedAmong(ids(todays, Visit::appointmentId));
        List<Visit> open = todays.stream()
                .filter(visit -> !started.contains(visit.appointmentId()))
                .toList();
        Map<String, String> clients = directory.shortNames(ids(open, Visit::clientId));
        Map<String, String> practitioners = directory.practitionerNames(ids(open, Visit::practitionerId));
        return open.stream()
                .map(visit -> new Expected(
                        visit,
                        clients.getOrDefault(visit.clientId(), visit.clientId()),
                        practitioners.getOrDefault(visit.practitionerId(), visit.practitionerId()),
                        directory.serviceName(visit.service()),
                        conditions
                                .whatIsMissing(visit)
                                .map(missing -> missing.reason().title())
                                .orElse(null)))
                .toList();
    }

    private static <T> Set<String> ids(List<T> rows, Function<T, String> id) {
        return rows.stream().map(id).collect(Collectors.toCollection(HashSet::new));
    }
}
