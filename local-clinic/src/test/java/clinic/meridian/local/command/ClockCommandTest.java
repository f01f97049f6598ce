package clinic.meridian.local.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import clinic.meridian.local.WrongUse;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClockCommandTest {
    private static final Instant NOW = Instant.parse("2026-01-30T09:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "+P1D, 2026-01-31T09:00:00Z",
        "+PT3H, 2026-01-30T12:00:00Z",
        "+PT1H30M, 2026-01-30T10:30:00Z",
        "+P1DT30M, 2026-01-31T09:30:00Z",
        "+P2W, 2026-02-13T09:00:00Z",
        "+P1M, 2026-02-28T09:00:00Z",
    })
    void understandsIsoDurations(String amount, Instant later) {
        assertThat(ClockCommand.later(NOW, amount)).isEqualTo(later);
    }

    @ParameterizedTest
    @ValueSource(strings = {"P1D", "-P1D", "+1", "+P", "+PT", "tomorrow", "+P1DT", "+PT-3H", "+P1H"})
    void saysWhatIsRightWhereItUnderstandsNothing(String amount) {
        assertThatThrownBy(() -> ClockCommand.later(NOW, amount))
                .isInstanceOf(WrongUse.class)
                .hasMessageContaining("is not a way forward");
    }
}
