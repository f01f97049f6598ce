package clinic.meridian.platform.database;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// An update that may wait for the next statement of its transaction.
///
/// @param violation that it may meet
record DeferredUpdate(
        String sql,
        List<? extends @Nullable Object> parameters,
        @Nullable Violation violation) {

    /// What the violation of a constraint means.
    record Violation(String constraint, Supplier<? extends RuntimeException> meaning) {}

    boolean mayViolate(String constraint) {
        return violation != null && violation.constraint().equals(constraint);
    }
}
