package clinic.meridian.local.command;

import clinic.meridian.local.LocalClinic;
import clinic.meridian.local.Part;
import clinic.meridian.local.WrongUse;
import clinic.meridian.local.supervisor.LogTail;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "logs", description = "Prints the last lines of the logs, of all parts or of one.")
public final class LogsCommand implements Callable<Integer> {
    private static final long BETWEEN_LOOKS_MILLIS = 250;

    private final LocalClinic clinic;

    @Parameters(
            paramLabel = "PART",
            arity = "0..1",
            description = "postgres, kafka, home, booking, session, reporting or supervisor.")
    private @Nullable String part;

    @Option(names = "-f", description = "Go on with what is written from now on, until Ctrl-C.")
    private boolean follow;

    @Option(names = "-n", paramLabel = "LINES", description = "How many lines of each log; ${DEFAULT-VALUE} at first.")
    private int lines = 30;

    public LogsCommand(LocalClinic clinic) {
        this.clinic = clinic;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        var logs = logs();
        var ends = new LinkedHashMap<Path, Long>();
        for (var log : logs.entrySet()) {
            var file = log.getValue();
            ends.put(file, Files.exists(file) ? Files.size(file) : 0);
            LogTail.last(file, lines).forEach(line -> print(log.getKey(), line, logs.size()));
        }
        while (follow) {
            TimeUnit.MILLISECONDS.sleep(BETWEEN_LOOKS_MILLIS);
            for (var log : logs.entrySet()) {
                var file = log.getValue();
                var news = LogTail.since(file, ends.getOrDefault(file, 0L));
                ends.put(file, news.end());
                news.lines().forEach(line -> print(log.getKey(), line, logs.size()));
            }
        }
        return 0;
    }

    private static void print(String name, String line, int logs) {
        System.out.println(logs == 1 ? line : "%-10s | %s".formatted(name, line));
    }

    private Map<String, Path> logs() {
        var all = new LinkedHashMap<String, Path>();
        List<Part> parts = new ArrayList<>(clinic.parts());
        parts.forEach(each -> all.put(each.label(), clinic.log(each)));
        all.put("supervisor", clinic.logs().resolve("supervisor.log"));
        if (part == null) {
            return all;
        }
        var one = all.get(part);
        if (one == null) {
            throw new WrongUse("There is no part '" + part + "': " + String.join(", ", all.keySet()) + ".");
        }
        return Map.of(part, one);
    }
}
