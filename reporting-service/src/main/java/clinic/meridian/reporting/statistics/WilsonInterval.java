package clinic.meridian.reporting.statistics;

/// Wilson's score interval of a proportion. Unlike the usual "p ± 2 standard errors" it stays within 0 and 1 and holds
/// its 95 % for the small counts that side effects are. See E. B. Wilson, JASA 22 (1927), 209–212.
public final class WilsonInterval {

    /// The 97.5 % point of the standard normal distribution.
    private static final double Z = 1.959963984540054;

    private WilsonInterval() {}

    /// @param hits sessions with the side effect
    /// @param sessions all sessions, at least 1 and at least `hits`
    public static Interval of(long hits, long sessions) {
        if (hits < 0 || sessions < 1 || hits > sessions) {
            throw new IllegalArgumentException(hits + " of " + sessions + " is no proportion");
        }
        double n = sessions;
        double p = hits / n;
        double shrink = 1 + Z * Z / n;
        double centre = (p + Z * Z / (2 * n)) / shrink;
        double half = Z * Math.sqrt(p * (1 - p) / n + Z * Z / (4 * n * n)) / shrink;
        double lower = hits == 0 ? 0 : Math.max(0, centre - half);
        double upper = hits == sessions ? 1 : Math.min(1, centre + half);
        return new Interval(lower, upper);
    }
}
