package clinic.meridian.benchmarks;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A line of the table, in words that are ready to be printed.
///
/// @param figure what was measured
/// @param ours   what it came to
/// @param limit  what was measured beside it; empty where there is no such thing
/// @param ratio  ours by the limit; null where there is no limit
/// @param must   what it must reach; empty where nothing is laid down
/// @param aim    what it should reach
/// @param notes  how it was measured, and what to think of when reading it
record Result(
        String figure, String ours, String limit, @Nullable Double ratio, String must, String aim, List<String> notes) {
    Result {
        notes = List.copyOf(notes);
    }
}
