package clinic.meridian.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Who used the processors: read from `/proc` before and after.
final class Cpu {
    private static final String ELSEWHERE = "other programs";
    /// Linux counts in hundredths of a second wherever it runs Java.
    private static final double TICKS_PER_SECOND = 100;

    /// What Linux keeps of "C2 CompilerThread0".
    private static final String OPTIMIZING_COMPILER = "C2 CompilerThre";

    private final Map<String, Long> pids = new LinkedHashMap<>();

    private record Reading(Map<String, Long> ticks, long busy) {}

    /// The parts of a clinic and this program.
    static Cpu of(BenchClinic clinic) throws IOException {
        var cpu = new Cpu();
        cpu.pids.put("load generator", ProcessHandle.current().pid());
        for (var part : new String[] {"booking", "session", "reporting", "postgres", "kafka"}) {
            cpu.pids.put(part, clinic.pid(part));
        }
        return cpu;
    }

    /// Something that is measured.
    @FunctionalInterface
    interface Work<T> {
        T run() throws Exception;
    }

    /// @param result what the work gave
    /// @param shares who used how much of all processors' busy time, in words
    record Observed<T>(T result, String shares) {}

    <T> Observed<T> during(Work<T> work) throws Exception {
        var before = read();
        long begun = System.nanoTime();
        T result = work.run();
        double seconds = (System.nanoTime() - begun) / 1e9;
        return new Observed<>(result, inWords(before, read(), seconds));
    }

    private static String inWords(Reading before, Reading after, double seconds) {
        double available = seconds * Runtime.getRuntime().availableProcessors() * TICKS_PER_SECOND;
        var shares = new LinkedHashMap<String, Double>();
        after.ticks()
                .forEach((part, ticks) ->
                        shares.put(part, (ticks - before.ticks().getOrDefault(part, 0L)) / available));
        double ours = shares.values().stream().mapToDouble(Double::doubleValue).sum();
        shares.put(ELSEWHERE, Math.max(0, (after.busy() - before.busy()) / available - ours));
        return shares.entrySet().stream()
                .map(share -> String.format(Locale.ROOT, "%s %.0f %%", share.getKey(), 100 * share.getValue()))
                .collect(Collectors.joining(", "));
    }

    private Reading read() throws IOException {
        var ticks = new LinkedHashMap<String, Long>();
        for (var part : pids.entrySet()) {
            ticks.put(part.getKey(), ticksOf(part.getValue()));
        }
        return new Reading(ticks, busy());
    }

    /// With the children, also those that have ended: PostgreSQL has a process for each connection.
    private static long ticksOf(long pid) throws IOException {
        var family = ProcessHandle.of(pid)
                .map(process -> Stream.concat(Stream.of(process), process.descendants()))
                .orElseGet(Stream::empty)
                .mapToLong(ProcessHandle::pid)
                .toArray();
        long ticks = 0;
        for (long member : family) {
            ticks += ticks(Path.of("/proc", Long.toString(member), "stat"), 4);
        }
        return ticks;
    }

    /// @param counts how many of the four there are in `stat`, in its order: as user and as system, itself and the
    ///               children that it has seen end
    private static long ticks(Path file, int counts) throws IOException {
        try {
            var stat = Files.readString(file);
            var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            return Arrays.stream(fields, 11, 11 + counts)
                    .mapToLong(Long::parseLong)
                    .sum();
        } catch (IOException e) {
            return 0; // it has ended since
        }
    }

    /// Everything but idling and waiting for the disk, of the whole machine.
    private static long busy() throws IOException {
        try (var lines = Files.lines(Path.of("/proc/stat"))) {
            var fields = lines.findFirst().orElseThrow().strip().split(" +", -1);
            long all = 0;
            for (int i = 1; i <= 8; i++) {
                all += Long.parseLong(fields[i]);
            }
            return all - Long.parseLong(fields[4]) - Long.parseLong(fields[5]);
        }
    }

    /// Processor time that the optimizing compiler of a JVM has used.
    static Duration compiling(long pid) throws IOException {
        long ticks = 0;
        try (var threads = Files.newDirectoryStream(Path.of("/proc", Long.toString(pid), "task"))) {
            for (var thread : threads) {
                if (name(thread).startsWith(OPTIMIZING_COMPILER)) {
                    ticks += ticks(thread.resolve("stat"), 2);
                }
            }
        }
        return Duration.ofMillis((long) (ticks / TICKS_PER_SECOND * 1_000));
    }

    private static String name(Path thread) {
        try {
            return Files.readString(thread.resolve("comm"));
        } catch (IOException e) {
            return ""; // it has ended since
        }
    }

    /// Resident memory of a process in bytes.
    static long resident(long pid) throws IOException {
        try (var lines = Files.lines(Path.of("/proc", Long.toString(pid), "status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                            .findFirst()
                            .orElse(0)
                    * 1024;
        }
    }
}
