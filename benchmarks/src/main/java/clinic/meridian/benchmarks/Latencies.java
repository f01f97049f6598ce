package clinic.meridian.benchmarks;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;

/// How long each of many equal things took.
///
/// @param sorted  nanoseconds, ascending
/// @param elapsed the time in which all of them were done
@SuppressWarnings("ArrayRecordComponent") // never compared
record Latencies(long[] sorted, Duration elapsed) {

    static Latencies of(Collection<long[]> nanos, Duration elapsed) {
        var all = nanos.stream().flatMapToLong(Arrays::stream).sorted().toArray();
        if (all.length == 0) {
            throw new BenchTrouble("Nothing was done in " + elapsed.toMillis() + " ms.");
        }
        return new Latencies(all, elapsed);
    }

    /// Several times of the same load as one.
    static Latencies together(Collection<Latencies> parts) {
        return of(
                parts.stream().map(Latencies::sorted).toList(),
                parts.stream().map(Latencies::elapsed).reduce(Duration.ZERO, Duration::plus));
    }

    double perSecond() {
        return sorted.length / (elapsed.toNanos() / 1e9);
    }

    /// The value that this share of all values does not exceed, by the nearest rank, in milliseconds.
    double percentile(double share) {
        int rank = (int) Math.ceil(share * sorted.length);
        return sorted[Math.max(0, rank - 1)] / 1e6;
    }

    /// `1,234/s (p50 8.1, p99 24.0, worst 51.3 ms)`
    String inWords() {
        return String.format(
                Locale.ROOT,
                "%,.0f/s (p50 %.1f, p99 %.1f, worst %.1f ms)",
                perSecond(),
                percentile(0.50),
                percentile(0.99),
                percentile(1));
    }
}
