package clinic.meridian.local.supervisor;

import clinic.meridian.local.Part;
import java.time.Instant;
import java.util.List;

/// What the supervisor knows of one part.
///
/// @param part     which one
/// @param state    how it is
/// @param pid      the number of its process, 0 while there is none
/// @param since    when it came into this state (system time)
/// @param restarts how often it died and was started again since the clinic came up
/// @param message  what the state alone does not say; may be empty
/// @param lastLog  the last lines of its log, where it failed
public record PartReport(
        Part part, PartState state, long pid, Instant since, int restarts, String message, List<String> lastLog) {}
