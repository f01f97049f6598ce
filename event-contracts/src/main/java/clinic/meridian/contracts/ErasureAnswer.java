package clinic.meridian.contracts;

import java.time.LocalDate;
import java.util.List;

/// What a service did when it was told to forget a client; one part of the erasure certificate.
///
/// @param service the service that answers: `session-service`, `reporting-service`
/// @param searched where it looked for the client afterwards: tables, queues, indexes
/// @param findings how many places still held something; 0 on success
public record ErasureAnswer(
        String erasureId,
        String service,
        List<RemovedData> removed,
        List<KeptData> kept,
        List<String> searched,
        int findings) {

    public ErasureAnswer {
        Require.id(erasureId, "erasureId");
        Require.code(service, "service");
        Require.present(removed, "removed");
        removed = List.copyOf(removed);
        Require.present(kept, "kept");
        kept = List.copyOf(kept);
        Require.present(searched, "searched");
        searched = List.copyOf(searched);
        Require.codes(searched, "searched");
        Require.atLeast(0, findings, "findings");
    }

    /// What is gone.
    ///
    /// @param dataClass retention class or kind of record: `CONTACT`, `CLINICAL`, `MAIL`, …
    /// @param count records, or keys, that are gone
    public record RemovedData(String dataClass, int count) {
        public RemovedData {
            Require.code(dataClass, "dataClass");
            Require.atLeast(0, count, "count");
        }
    }

    /// What must be kept for a while.
    ///
    /// @param dataClass retention class or kind of record: `CLINICAL`, …
    /// @param until the day on which it goes too
    /// @param why code of the duty to keep it
    public record KeptData(String dataClass, LocalDate until, String why) {
        public KeptData {
            Require.code(dataClass, "dataClass");
            Require.present(until, "until");
            Require.code(why, "why");
        }
    }
}
