package clinic.meridian.reporting.adverseevent;

import java.util.Map;

/// What the rates of a period are made of.
///
/// @param sessions with at least one needle inserted
/// @param byCode what befell them; `ANY` is all codes together
record RateCounts(long sessions, Map<String, Effect> byCode) {

    static final String ANY = "ANY";

    /// @param sessions in which it came up at least once
    /// @param events how often it came up
    record Effect(long sessions, long events) {
        static final Effect NONE = new Effect(0, 0);
    }

    Effect of(String code) {
        return byCode.getOrDefault(code, Effect.NONE);
    }
}
