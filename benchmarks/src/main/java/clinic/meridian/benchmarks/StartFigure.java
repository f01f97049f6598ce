package clinic.meridian.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// How long `./clinic up` takes on a built tree until all three services are ready, and how much memory they then hold.
final class StartFigure implements Figure {
    private static final List<String> SERVICES = List.of("booking", "session", "reporting");

    @Override
    public String name() {
        return "start";
    }

    @Override
    public String description() {
        return "./clinic up on a built tree to all three ready, and their resident memory";
    }

    @Override
    public List<Result> measure() throws Exception {
        try (var clinic = BenchClinic.start()) {
            var notes = new ArrayList<String>();
            long all = 0;
            for (var service : SERVICES) {
                long resident = Cpu.resident(clinic.pid(service));
                notes.add(String.format(Locale.ROOT, "%s-service: %,d MB", service, resident / 1_000_000));
                all += resident;
            }
            notes.add("directly after the start, without load");
            var seconds = clinic.startTook().toMillis() / 1e3;
            return List.of(
                    new Result(
                            "start",
                            String.format(Locale.ROOT, "%.1f s", seconds),
                            "",
                            null,
                            "30 s",
                            "15 s",
                            List.of("an empty data folder: databases and topics are made, migrations run")),
                    new Result(
                            "memory",
                            String.format(Locale.ROOT, "%,d MB", all / 1_000_000),
                            "",
                            null,
                            "1,200 MB",
                            "800 MB",
                            notes));
        }
    }
}
