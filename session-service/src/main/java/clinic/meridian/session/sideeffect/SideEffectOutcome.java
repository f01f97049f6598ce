package clinic.meridian.session.sideeffect;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// How a side effect ended. The words of FHIR's AdverseEvent outcome.
public enum SideEffectOutcome {
    RESOLVED,
    RESOLVED_WITH_SEQUELAE,
    FATAL,
    /// Nobody could find out. Not enough to close what must be followed up.
    UNKNOWN;

    /// Reads a code in any case; `recovered` is what others call resolved.
    static Optional<SideEffectOutcome> named(String text) {
        String name =
                text.strip().toUpperCase(Locale.ROOT).replaceAll("[ -]", "_").replace("RECOVERED", "RESOLVED");
        return Stream.of(values())
                .filter(outcome -> outcome.name().equals(name))
                .findFirst();
    }
}
