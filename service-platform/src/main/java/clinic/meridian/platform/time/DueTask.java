package clinic.meridian.platform.time;

import java.time.Instant;
import java.util.Optional;

/// Work that falls due in clinic time: rows with a `due_at`, each done once by whichever instance takes it
/// first. Every bean of this type is asked about once a second of system time, and at once when clinic time is
/// moved.
public interface DueTask {

    /// For people: `session.rest-overran`.
    String name();

    /// The earliest `due_at` still open, if any; may lie in the past.
    Optional<Instant> nextDue();

    /// Takes one row that is due at `now` with `FOR UPDATE SKIP LOCKED`, acts and marks it done, all in the
    /// transaction that the caller has opened.
    ///
    /// @return false when nothing is due (or others hold what is)
    boolean runOne(Instant now);
}
