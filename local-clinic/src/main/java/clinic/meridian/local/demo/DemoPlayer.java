package clinic.meridian.local.demo;

import clinic.meridian.local.ClinicTrouble;
import clinic.meridian.local.client.ClinicTime;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

/// Lives a plan: sets the clinic's clock to one moment after the other and makes the calls of each, side by side where
/// they concern different clients. Each morning it waits until what the day before and the night have brought is done
/// everywhere; within a day the services are free to be a little behind.
final class DemoPlayer {
    private static final int WORKERS = 4;

    private final ClinicTime time;
    private final Errands errands;
    private final DemoProgress progress;

    DemoPlayer(ClinicTime time, Errands errands, DemoProgress progress) {
        this.time = time;
        this.errands = errands;
        this.progress = progress;
    }

    /// @throws ClinicTrouble when something does not go as planned; what has happened stays
    void play(List<Step> steps) throws InterruptedException {
        var moments = steps.stream().collect(Collectors.groupingBy(Step::at, LinkedHashMap::new, Collectors.toList()));
        var day = LocalDate.MIN;
        try (var workers = Executors.newFixedThreadPool(WORKERS)) {
            for (var moment : moments.entrySet()) {
                var today = LocalDate.ofInstant(moment.getKey(), ClinicLayout.ZONE);
                if (today.isAfter(day)) {
                    time.advanceTo(later(moment.getKey(), time.now()));
                } else {
                    time.passTo(moment.getKey());
                }
                day = today;
                for (var done : workers.invokeAll(lanes(moment.getValue()))) {
                    join(done);
                }
                progress.reached(moment.getKey(), moment.getValue());
            }
        }
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private List<Callable<Void>> lanes(List<Step> moment) {
        var lanes = moment.stream().collect(Collectors.groupingBy(Step::lane, LinkedHashMap::new, Collectors.toList()));
        var work = new ArrayList<Callable<Void>>();
        lanes.values()
                .forEach(lane -> work.add(() -> {
                    lane.forEach(step -> errands.run(step.call()));
                    return null;
                }));
        return work;
    }

    private static void join(Future<Void> work) throws InterruptedException {
        try {
            work.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ClinicTrouble trouble) {
                throw trouble;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}
