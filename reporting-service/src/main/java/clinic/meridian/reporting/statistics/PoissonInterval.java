package clinic.meridian.reporting.statistics;

/// The exact (Garwood) interval of the mean of a Poisson count: every mean under which the count seen is not in the
/// outer 2.5 % on either side. See F. Garwood, Biometrika 28 (1936), 437–442.
public final class PoissonInterval {

    private static final double TAIL = 0.025;

    private PoissonInterval() {}

    /// @param events how many were counted; the interval is of their expected number, so divide it by what they were
    /// counted in
    public static Interval of(long events) {
        if (events < 0) {
            throw new IllegalArgumentException("A count of " + events);
        }
        double lower = events == 0 ? 0 : meanWhereAtMost(events - 1, 1 - TAIL);
        double upper = meanWhereAtMost(events, TAIL);
        return new Interval(lower, upper);
    }

    /// The mean under which a count of at most `k` has this probability, found by halving: the probability falls as the
    /// mean grows.
    private static double meanWhereAtMost(long k, double probability) {
        double logFactorial = 0;
        for (long i = 2; i <= k; i++) {
            logFactorial += Math.log((double) i);
        }
        double low = 0;
        double high = k + 10 * Math.sqrt(k + 1.0) + 10;
        while (high - low > 1e-12 * (1 + high)) {
            double middle = (low + high) / 2;
            if (atMost(k, middle, logFactorial) > probability) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }

    /// P(X ≤ k), summed from the largest term downwards in ratios, so that nothing overflows.
    private static double atMost(long k, double mean, double logFactorial) {
        if (mean > k) {
            return tailBelow(k, mean, Math.exp(k * Math.log(mean) - mean - logFactorial));
        }
        double first = Math.exp((k + 1) * Math.log(mean) - mean - logFactorial - Math.log(k + 1.0));
        return 1 - tailAbove(k + 1, mean, first);
    }

    private static double tailBelow(long k, double mean, double first) {
        double sum = 0;
        double term = first;
        for (long i = k; i >= 0 && term > sum * 1e-17; i--) {
            sum += term;
            term *= i / mean;
        }
        return sum;
    }

    private static double tailAbove(long k, double mean, double first) {
        double sum = 0;
        double term = first;
        for (long i = k; term > sum * 1e-17; i++) {
            sum += term;
            term *= mean / (i + 1);
        }
        return sum;
    }
}
