package clinic.meridian.platform.refusal;

import java.util.Locale;

/// A business reason to refuse; each feature has an enum of its own that implements this.
public interface RefusalReason {

    /// The enum constant's name.
    String name();

    /// What sort of refusal this is, and so its HTTP status.
    RefusalKind kind();

    /// A short sentence in plain words for the `title` of the problem document.
    String title();

    /// Whether the same request may well be granted in a moment, as when a fact has not arrived yet. Such an
    /// answer carries `Retry-After`.
    default boolean maySoonPass() {
        return false;
    }

    /// The reason as callers see it: `SLOT_TAKEN` is `slot-taken`.
    default String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
