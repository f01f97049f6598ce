package clinic.meridian.booking.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WantedTimeTest {

    @ParameterizedTest
    @CsvSource({
        "2026-11-23T09:00, 2026-11-23T08:00:00Z",
        "2026-11-23T09:00:00, 2026-11-23T08:00:00Z",
        "2026-11-23T09:00+01:00, 2026-11-23T08:00:00Z",
        "2026-11-23T09:00:00-05:00, 2026-11-23T14:00:00Z",
        "2026-11-23T09:00:00Z, 2026-11-23T09:00:00Z",
        "2026-10-25T02:30, 2026-10-25T00:30:00Z",
        "2026-10-25T02:30+01:00, 2026-10-25T01:30:00Z"
    })
    void readsALocalTimeOnTheLocationsClockAndOneWithAnOffsetAsTheMomentThatItNames(String text, Instant moment) {
        assertThat(WantedTime.parse(text).in(ZoneId.of("Europe/Berlin")))
                .hasValueSatisfying(time -> assertThat(time.toInstant()).isEqualTo(moment));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-29T02:30, Europe/Berlin",
        "2026-03-08T02:15, America/New_York",
        "2026-10-04T02:15, Australia/Lord_Howe"
    })
    void hasNoMomentForATimeThatTheClocksSkip(String text, ZoneId zone) {
        assertThat(WantedTime.parse(text).in(zone)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "tomorrow", "2026-11-23", "09:00", "2026-02-30T09:00", "2026-11-23T09:00+25:00"})
    void refusesWhatIsNotATime(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> WantedTime.parse(text));
    }

    @Test
    void writesItselfAsItWasGiven() {
        assertThat(WantedTime.parse("2026-11-23T09:00")).hasToString("2026-11-23T09:00");
        assertThat(WantedTime.parse("2026-11-23T09:00+01:00")).hasToString("2026-11-23T09:00+01:00");
    }
}
