package clinic.meridian.reporting.adverseevent;

import clinic.meridian.reporting.statistics.Interval;
import clinic.meridian.reporting.statistics.PoissonInterval;
import clinic.meridian.reporting.statistics.WilsonInterval;
import org.jspecify.annotations.Nullable;

/// How often one adverse event comes: in which share of sessions, and how many of it in 10,000 sessions.
///
/// @param code of the adverse event; `ANY` is all together
/// @param numerator sessions in which it came up at least once
/// @param denominator sessions with at least one needle inserted
/// @param rate the first by the second; null where there is no session
/// @param interval of the rate, Wilson 95 %
/// @param events how often it came up, several in one session counted each
/// @param per10000 events in 10,000 sessions
/// @param per10000Interval exact Poisson 95 %
/// @param below with no event seen: 3 / n, below which the rate is with 95 % confidence
public record AdverseEventRate(
        String code,
        long numerator,
        long denominator,
        @Nullable Double rate,
        @Nullable Interval interval,
        long events,
        @Nullable Double per10000,
        @Nullable Interval per10000Interval,
        @Nullable Double below) {

    private static final double TEN_THOUSAND = 10_000;

    /// The code in words, for pages.
    public String words() {
        return code.equals(RateCounts.ANY) ? "Any side effect" : AdverseEventCode.words(code);
    }

    /// Whether it came up at all.
    public boolean seen() {
        return events > 0;
    }

    static AdverseEventRate of(String code, RateCounts.Effect effect, long sessions) {
        if (sessions == 0) {
            return new AdverseEventRate(code, 0, 0, null, null, effect.events(), null, null, null);
        }
        double n = sessions;
        return new AdverseEventRate(
                code,
                effect.sessions(),
                sessions,
                effect.sessions() / n,
                WilsonInterval.of(effect.sessions(), sessions),
                effect.events(),
                effect.events() * TEN_THOUSAND / n,
                PoissonInterval.of(effect.events()).times(TEN_THOUSAND / n),
                effect.events() == 0 ? Math.min(1, 3 / n) : null);
    }
}
