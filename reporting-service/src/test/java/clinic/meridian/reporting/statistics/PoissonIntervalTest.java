package clinic.meridian.reporting.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.MathContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PoissonIntervalTest {

    /// Half the chi-square quantiles, as printed in tables of Garwood's limits.
    @ParameterizedTest
    @CsvSource({
        "0, 0, 3.6889",
        "1, 0.0253, 5.5716",
        "2, 0.2422, 7.2247",
        "5, 1.6235, 11.6683",
        "10, 4.7954, 18.3904",
        "27, 17.7932, 39.2836",
        "100, 81.3640, 121.6268"
    })
    void agreesWithThePrintedTables(long events, double lower, double upper) {
        Interval interval = PoissonInterval.of(events);

        assertThat(interval.lower()).isCloseTo(lower, within(0.0001));
        assertThat(interval.upper()).isCloseTo(upper, within(0.0001));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 8, 21, 60, 150, 400})
    void eachEndLeavesTwoAndAHalfPercentOutside(int events) {
        Interval interval = PoissonInterval.of(events);

        assertThat(atMost(events, interval.upper())).isCloseTo(0.025, within(1e-9));
        if (events > 0) {
            assertThat(1 - atMost(events - 1, interval.lower())).isCloseTo(0.025, within(1e-9));
        }
    }

    @Test
    void staysFiniteForLargeCounts() {
        Interval interval = PoissonInterval.of(100_000);

        assertThat(interval.lower()).isCloseTo(99_381, within(2.0));
        assertThat(interval.upper()).isCloseTo(100_622, within(2.0));
    }

    @Test
    void refusesANegativeCount() {
        assertThatIllegalArgumentException().isThrownBy(() -> PoissonInterval.of(-1));
    }

    /// The definition, summed term by term in fifty digits.
    private static double atMost(int k, double mean) {
        MathContext fifty = new MathContext(50);
        BigDecimal lambda = new BigDecimal(mean);
        BigDecimal term = exp(lambda.negate(), fifty);
        BigDecimal sum = term;
        for (int i = 1; i <= k; i++) {
            term = term.multiply(lambda, fifty).divide(BigDecimal.valueOf(i), fifty);
            sum = sum.add(term, fifty);
        }
        return sum.doubleValue();
    }

    private static BigDecimal exp(BigDecimal x, MathContext context) {
        BigDecimal small = x.divide(BigDecimal.valueOf(1024), context);
        BigDecimal sum = BigDecimal.ONE;
        BigDecimal term = BigDecimal.ONE;
        for (int i = 1; i < 60; i++) {
            term = term.multiply(small, context).divide(BigDecimal.valueOf(i), context);
            sum = sum.add(term, context);
        }
        return sum.pow(1024, context);
    }
}
