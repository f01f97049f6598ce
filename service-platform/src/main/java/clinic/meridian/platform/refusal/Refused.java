package clinic.meridian.platform.refusal;

import java.util.Map;

/// The domain says no. Unchecked, so that everything written in the same transaction is rolled back.
public final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient RefusalReason reason;
    private final transient Map<String, Object> facts;

    /// @param detail what is the matter here and what would help, in plain words for the person who asked
    public Refused(RefusalReason reason, String detail) {
        this(reason, detail, Map.of());
    }

    /// @param facts further members of the problem document, such as `conflicts`; values must be writable as
    /// JSON
    public Refused(RefusalReason reason, String detail, Map<String, Object> facts) {
        super(detail, null, false, false);
        this.reason = reason;
        this.facts = Map.copyOf(facts);
    }

    public RefusalReason reason() {
        return reason;
    }

    public Map<String, Object> facts() {
        return facts;
    }

    /// The sentence for the person who asked.
    public String detail() {
        return String.valueOf(getMessage());
    }
}
