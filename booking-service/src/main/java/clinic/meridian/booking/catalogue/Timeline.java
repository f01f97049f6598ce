package clinic.meridian.booking.catalogue;

import clinic.meridian.booking.calendar.TimeRange;
import clinic.meridian.contracts.PhaseKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// The phases of a service laid out in time: what they take from whom, counted in minutes from the visit's start.
/// Needles rest without the practitioner's hands, so her ranges have a gap there; the room is taken until its turnover
/// is done; the client leaves before that.
public record Timeline(List<Phase> phases) {

    /// Minutes after the start, `to` excluded.
    public record Span(int from, int to) {
        public TimeRange from(Instant start) {
            return new TimeRange(start.plusSeconds(60L * from), start.plusSeconds(60L * to));
        }
    }

    public Timeline {
        phases = List.copyOf(phases);
        if (phases.stream().allMatch(phase -> phase.kind() == PhaseKind.TURNOVER)) {
            throw new IllegalArgumentException("A service needs a phase with the client");
        }
    }

    /// When the client leaves.
    public int clientMinutes() {
        return minutes(phase -> phase.kind() != PhaseKind.TURNOVER);
    }

    /// Until everything is done, turnover included.
    public int totalMinutes() {
        return minutes(phase -> true);
    }

    private int minutes(Predicate<Phase> counted) {
        return phases.stream().filter(counted).mapToInt(Phase::minutes).sum();
    }

    public Span client() {
        return new Span(0, clientMinutes());
    }

    /// When the practitioner's hands are taken; neighbouring phases are one span.
    public List<Span> hands() {
        return spans(Phase::hands);
    }

    /// When the room is taken; neighbouring phases are one span.
    public List<Span> room() {
        return spans(Phase::room);
    }

    private List<Span> spans(Predicate<Phase> takes) {
        List<Span> spans = new ArrayList<>();
        int minute = 0;
        for (Phase phase : phases) {
            int end = minute + phase.minutes();
            if (takes.test(phase)) {
                if (!spans.isEmpty() && spans.getLast().to() == minute) {
                    spans.set(spans.size() - 1, new Span(spans.getLast().from(), end));
                } else {
                    spans.add(new Span(minute, end));
                }
            }
            minute = end;
        }
        return List.copyOf(spans);
    }
}
