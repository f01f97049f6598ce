package clinic.meridian.local.demo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Collects what is to happen, in any order.
final class StepList {
    private final List<Step> steps = new ArrayList<>();

    void add(Instant at, Id lane, Call call) {
        steps.add(new Step(at, lane, call));
    }

    /// Everything up to a moment, in order of time; what was added first comes first within a moment.
    List<Step> until(Instant end) {
        return steps.stream()
                .filter(step -> !step.at().isAfter(end))
                .sorted(Comparator.comparing(Step::at))
                .toList();
    }
}
