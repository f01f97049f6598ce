package clinic.meridian.local.demo;

import clinic.meridian.local.demo.Id.Kind;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// A plan in a few numbers. The day is that on which the plan ends.
///
/// @param sessions    that have ended
/// @param sideEffects reported, near misses included
/// @param ahead       visits that stand in the diary after that day
/// @param doneToday   visits of the day that are over
/// @param inTreatment visits of the day that have begun
/// @param waiting     clients who are checked in
/// @param toCome      other visits of the day that stand in the diary
record DemoSummary(
        int sessions,
        int noShows,
        int sideEffects,
        int ahead,
        int doneToday,
        int inTreatment,
        int waiting,
        int toCome) {

    /// How far a visit has come.
    private enum Stage {
        BOOKED,
        CHECKED_IN,
        IN_TREATMENT,
        DONE,
        NO_SHOW,
        CANCELLED
    }

    static DemoSummary of(DemoPlan plan) {
        var stages = stages(plan);
        var today = LocalDate.ofInstant(plan.now(), ClinicLayout.ZONE);
        var day = new HashMap<Stage, Integer>();
        int ahead = 0;
        for (var visit : plan.visits()) {
            var stage = stages.get(visit.number());
            if (stage != null && visit.slot().day().equals(today)) {
                day.merge(stage, 1, Integer::sum);
            } else if (stage == Stage.BOOKED && visit.slot().day().isAfter(today)) {
                ahead++;
            }
        }
        int sideEffects = (int) plan.steps().stream()
                .filter(step -> step.call().path().endsWith("/side-effects"))
                .count();
        return new DemoSummary(
                count(stages, Stage.DONE),
                count(stages, Stage.NO_SHOW),
                sideEffects,
                ahead,
                day.getOrDefault(Stage.DONE, 0),
                day.getOrDefault(Stage.IN_TREATMENT, 0),
                day.getOrDefault(Stage.CHECKED_IN, 0),
                day.getOrDefault(Stage.BOOKED, 0));
    }

    /// By the number of the visit, as the calls leave them.
    private static Map<Integer, Stage> stages(DemoPlan plan) {
        var stages = new HashMap<Integer, Stage>();
        for (var step : plan.steps()) {
            var call = step.call();
            call.yields().values().forEach(id -> {
                if (id.kind() == Kind.VISIT) {
                    stages.put(id.number(), Stage.BOOKED);
                } else if (id.kind() == Kind.SESSION) {
                    stages.put(id.number(), Stage.IN_TREATMENT);
                }
            });
            var target = call.target();
            if (target != null && call.refusal() == null) {
                stageAfter(call.path()).ifPresent(stage -> stages.put(target.number(), stage));
            }
        }
        return stages;
    }

    private static Optional<Stage> stageAfter(String path) {
        return Optional.ofNullable(
                switch (path.substring(path.lastIndexOf('/') + 1)) {
                    case "check-in" -> Stage.CHECKED_IN;
                    case "complete", "abort" -> Stage.DONE;
                    case "no-show" -> Stage.NO_SHOW;
                    case "cancel" -> Stage.CANCELLED;
                    default -> null;
                });
    }

    private static int count(Map<Integer, Stage> stages, Stage wanted) {
        return (int) stages.values().stream().filter(stage -> stage == wanted).count();
    }
}
