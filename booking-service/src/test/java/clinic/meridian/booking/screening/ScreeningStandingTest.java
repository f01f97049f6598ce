package clinic.meridian.booking.screening;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.meridian.booking.screening.ScreeningStanding.Verdict;
import clinic.meridian.contracts.ScreeningOutcome;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Screened on 2 March 2026, valid until 2 March 2027; cleared, where cleared, until 30 June 2026.
class ScreeningStandingTest {

    @ParameterizedTest
    @CsvSource({
        "CLEAR, false, 2026-03-02, MAY",
        "CLEAR, false, 2027-03-02, MAY",
        "CLEAR, false, 2027-03-03, EXPIRED",
        "CAUTION, false, 2026-12-24, MAY",
        "CLEARANCE_NEEDED, false, 2026-03-10, CLEARANCE_MISSING",
        "CLEARANCE_NEEDED, true, 2026-06-30, MAY",
        "CLEARANCE_NEEDED, true, 2026-07-01, CLEARANCE_MISSING",
        "CLEARANCE_NEEDED, true, 2027-03-03, EXPIRED",
        "NOT_TODAY, false, 2026-03-02, NOT_TODAY",
        "NOT_TODAY, false, 2026-03-03, MAY",
        "NOT_SUITABLE, true, 2026-03-03, NOT_SUITABLE",
        "NOT_SUITABLE, true, 2028-01-01, NOT_SUITABLE"
    })
    void decidesByTheDateOfTheVisit(ScreeningOutcome outcome, boolean cleared, LocalDate visit, Verdict verdict) {
        ScreeningStanding standing = new ScreeningStanding(
                outcome,
                LocalDate.parse("2026-03-02"),
                LocalDate.parse("2027-03-02"),
                cleared ? LocalDate.parse("2026-06-30") : null);

        assertThat(standing.on(visit)).isEqualTo(verdict);
    }
}
