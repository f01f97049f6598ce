package clinic.meridian.local.demo;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a front desk would have in its diary after the calls of a plan, with the rules that it would refuse them by. It
/// knows nothing of how the plan was made.
final class Diary {
    private static final int MIN_GAP_DAYS = 2;
    private static final int MOST_IN_A_WEEK = 2;

    private final Map<Id, Entry> standing = new HashMap<>();
    private final Map<Id, Integer> targets = new HashMap<>();

    /// @param series null for a visit of its own
    record Entry(Id client, @Nullable Id series, VisitKind kind, Id practitioner, Id room, LocalDateTime start) {
        boolean collidesWith(Entry other) {
            return (client.equals(other.client)
                            && overlap(other, 0, kind.clientMinutes(), 0, other.kind.clientMinutes()))
                    || (room.equals(other.room) && overlap(other, 0, kind.roomMinutes(), 0, other.kind.roomMinutes()))
                    || (practitioner.equals(other.practitioner) && handsCollide(other));
        }

        private boolean handsCollide(Entry other) {
            return kind.hands().stream()
                    .anyMatch(mine -> other.kind.hands().stream()
                            .anyMatch(hers -> overlap(other, mine.from(), mine.to(), hers.from(), hers.to())));
        }

        private boolean overlap(Entry other, int from, int to, int otherFrom, int otherTo) {
            return start.plusMinutes(from).isBefore(other.start.plusMinutes(otherTo))
                    && other.start.plusMinutes(otherFrom).isBefore(start.plusMinutes(to));
        }
    }

    /// Applies a call.
    ///
    /// @throws AssertionError when it asks for what another visit has, for a time that is past, or for a visit of a
    /// series that has all of them or too soon after another
    void see(Step step) {
        var call = step.call();
        if (call.path().equals("/api/v1/appointments")) {
            var visit = call.yields().values().iterator().next();
            var kind = VisitKind.valueOf(field(call.body(), "service", String.class));
            enter(step, visit, entry(step.lane(), null, kind, call.body()));
        } else if (call.path().equals("/api/v1/series")) {
            var series = call.yields().values().iterator().next();
            targets.put(series, field(call.body(), "targetSessions", Integer.class));
        } else if (call.path().endsWith("/bookings")) {
            var slots = field(call.body(), "slots", List.class);
            for (int i = 0; i < slots.size(); i++) {
                var visit = requireNonNull(call.yields().get("/appointments/" + i + "/appointmentId"));
                enter(step, visit, entry(step.lane(), call.target(), VisitKind.FACIAL, (Map<?, ?>) slots.get(i)));
            }
        } else if (call.path().endsWith("/reschedule")) {
            var visit = requireNonNull(call.target());
            var old = requireNonNull(standing.remove(visit));
            enter(step, visit, entry(old.client(), old.series(), old.kind(), call.body()));
        } else if (Stream.of("/cancel", "/no-show").anyMatch(call.path()::endsWith)) {
            standing.remove(requireNonNull(call.target()));
        }
    }

    private void enter(Step step, Id visit, Entry wanted) {
        if (!wanted.start().atZone(ClinicLayout.ZONE).toInstant().isAfter(step.at())) {
            throw new AssertionError(wanted + " is past at " + step.at());
        }
        standing.forEach((other, entry) -> {
            if (entry.collidesWith(wanted)) {
                throw new AssertionError(visit + " " + wanted + " collides with " + other + " " + entry);
            }
        });
        mustKeepRhythm(wanted);
        standing.put(visit, wanted);
    }

    private void mustKeepRhythm(Entry wanted) {
        var series = wanted.series();
        if (series == null) {
            return;
        }
        var days = standing.values().stream()
                .filter(entry -> series.equals(entry.series()))
                .map(entry -> entry.start().toLocalDate())
                .toList();
        var day = wanted.start().toLocalDate();
        if (days.size() >= requireNonNull(targets.get(series))) {
            throw new AssertionError(wanted + " is one too many in its series: " + days);
        }
        if (days.stream().anyMatch(other -> Math.abs(ChronoUnit.DAYS.between(day, other)) < MIN_GAP_DAYS)) {
            throw new AssertionError(wanted + " is too close to another of " + days);
        }
        if (days.stream().filter(other -> week(other) == week(day)).count() >= MOST_IN_A_WEEK) {
            throw new AssertionError(wanted + " is one too many in its week: " + days);
        }
    }

    private static int week(LocalDate day) {
        return day.get(IsoFields.WEEK_BASED_YEAR) * 100 + day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
    }

    private static Entry entry(Id client, @Nullable Id series, VisitKind kind, Map<?, ?> slot) {
        return new Entry(
                client,
                series,
                kind,
                field(slot, "practitionerId", Id.class),
                field(slot, "roomId", Id.class),
                LocalDateTime.parse(field(slot, "start", String.class)));
    }

    private static <T> T field(Map<?, ?> body, String name, Class<T> type) {
        return requireNonNull(type.cast(body.get(name)));
    }
}
