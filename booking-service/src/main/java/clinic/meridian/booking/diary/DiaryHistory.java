package clinic.meridian.booking.diary;

import clinic.meridian.booking.appointment.VisitRow;
import clinic.meridian.booking.appointment.Visits;
import clinic.meridian.booking.client.Clients;
import clinic.meridian.booking.diary.Diary.Entry;
import clinic.meridian.booking.location.LocationView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// How a board came to be what it is: what changed on it, and what it was at an earlier moment beside what it is now.
/// What was known at a moment includes what became known in it, so the board at `since` and the changes after it up to
/// `until` make the board at `until`.
@Component
class DiaryHistory {

    private final Visits visits;
    private final Clients clients;
    private final Diary diary;

    DiaryHistory(Visits visits, Clients clients, Diary diary) {
        this.visits = visits;
        this.clients = clients;
        this.diary = diary;
    }

    /// One fact of one visit, as a change of the board.
    ///
    /// @param before null for a booking
    record Change(
            BoardChange kind,
            @Nullable VisitRow before,
            VisitRow after,
            @Nullable String clientName) {}

    /// What changed after `since` and up to `until`, the earliest first.
    List<Change> between(Board board, Instant since, Instant until) {
        Collection<List<VisitRow>> histories = histories(board, since, until);
        Map<UUID, String> names = clients.names(histories.stream()
                .map(history -> history.getFirst().clientId())
                .distinct()
                .toList());
        List<Change> changes = new ArrayList<>();
        for (List<VisitRow> history : histories) {
            VisitRow before = null;
            for (VisitRow after : history) {
                Optional<BoardChange> kind = BoardChange.of(board, before, after);
                if (kind.isPresent() && isWithin(after, since, until)) {
                    changes.add(new Change(kind.get(), before, after, names.get(after.clientId())));
                }
                before = after;
            }
        }
        changes.sort(Comparator.comparing(change -> change.after().recordedFrom()));
        return changes;
    }

    private static boolean isWithin(VisitRow row, Instant since, Instant until) {
        return row.recordedFrom().isAfter(since) && !row.recordedFrom().isAfter(until);
    }

    /// A visit as a board showed it at an earlier moment, beside what is known of it now.
    ///
    /// @param then null where it has come onto the board since
    /// @param now off the board where it has been removed since
    /// @param change since then; null where it stands as it stood
    record ThenAndNow(
            @Nullable Entry then, Entry now, @Nullable BoardChange change) {

        /// Where to show it: its place then, else its place now.
        Entry shown() {
            return then == null ? now : then;
        }
    }

    /// The board as it was known at a moment, each visit marked with what has become of it since; those that have come
    /// onto the board since are among them. By the start of what is to be shown.
    List<ThenAndNow> compare(LocationView location, Board board, Instant then, Instant now) {
        Map<UUID, VisitRow> changed = new LinkedHashMap<>();
        for (List<VisitRow> history : histories(board, then, now)) {
            history.stream()
                    .filter(row -> !row.recordedFrom().isAfter(now))
                    .forEach(row -> changed.put(row.appointmentId(), row));
        }
        List<Entry> before = diary.board(location, board.starts(), then);
        Map<UUID, Entry> after = new LinkedHashMap<>();
        diary.named(location, List.copyOf(changed.values()))
                .forEach(entry -> after.put(entry.visit().appointmentId(), entry));
        List<ThenAndNow> lines = new ArrayList<>();
        for (Entry entry : before) {
            Entry standing = after.remove(entry.visit().appointmentId());
            lines.add(
                    standing == null
                            ? new ThenAndNow(entry, entry, null)
                            : new ThenAndNow(entry, standing, since(board, entry.visit(), standing.visit())));
        }
        after.values().stream()
                .filter(entry -> board.shows(entry.visit()))
                .forEach(entry -> lines.add(new ThenAndNow(null, entry, BoardChange.ADDED)));
        lines.sort(Comparator.comparing(line -> line.shown().visit().visit().start()));
        return lines;
    }

    /// A visit that was changed and changed back stands as it stood.
    private static @Nullable BoardChange since(Board board, VisitRow then, VisitRow now) {
        return then.status() == now.status() && then.visit().equals(now.visit())
                ? null
                : BoardChange.of(board, then, now).orElse(null);
    }

    private Collection<List<VisitRow>> histories(Board board, Instant since, Instant until) {
        Map<UUID, List<VisitRow>> byVisit = new LinkedHashMap<>();
        for (VisitRow row : visits.historiesChangedOn(board.locationId(), board.starts(), since, until)) {
            byVisit.computeIfAbsent(row.appointmentId(), visit -> new ArrayList<>())
                    .add(row);
        }
        return byVisit.values();
    }
}
