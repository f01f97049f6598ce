package clinic.meridian.platform.web.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatedTimeTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @ParameterizedTest
    @CsvSource({
        "2026-11-24T09:30,             2026-11-24T08:30:00Z",
        "2026-11-24T09:30:15.5,        2026-11-24T08:30:15.500Z",
        "2026-07-24T09:30,             2026-07-24T07:30:00Z",
        "2026-11-24T09:30:00+05:30,    2026-11-24T04:00:00Z",
        "2026-11-24T09:30Z,            2026-11-24T09:30:00Z",
        "2026-11-24T09:30:00-08:00,    2026-11-24T17:30:00Z",
    })
    void isReadInTheZoneOrByItsOwnOffset(String text, Instant expected) {
        assertThat(IsoTimes.stated(text).instant(BERLIN, "start")).isEqualTo(expected);
    }

    @Test
    void takesTheFirstOfATimeThatHappensTwice() {
        assertThat(IsoTimes.stated("2026-10-25T02:30").instant(BERLIN, "start"))
                .isEqualTo(Instant.parse("2026-10-25T00:30:00Z"));
    }

    @Test
    void refusesATimeThatTheClocksSkip() {
        assertThatThrownBy(() -> IsoTimes.stated("2026-03-29T02:30").in(BERLIN, "start"))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        refused -> assertThat(refused.errors())
                                .containsExactly(new FieldProblem(
                                        "start", "must exist: clocks in Europe/Berlin skip 02:30 on 2026-03-29")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "2026-11-24",
                "09:30",
                "2026-11-24 09:30",
                "2026-11-24T9:30",
                "2026-11-24T09",
                "2026-02-30T09:30",
                "2026-11-24T24:00",
                "2026-11-24T09:60",
                "2026-11-24T09:30:61",
                "2026-11-24T09:30+25:00",
                "2026-11-24T09:30+1",
                "2026-11-24T09:30[Europe/Berlin]",
                "1899-12-31T09:30",
                "2200-01-01T09:30",
                "+12026-11-24T09:30Z",
                "2026-11-24T09:30:00.1234567890",
                "２０２６-11-24T09:30"
            })
    void refusesEverythingElse(String text) {
        assertThatThrownBy(() -> IsoTimes.stated(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("must ");
    }
}
