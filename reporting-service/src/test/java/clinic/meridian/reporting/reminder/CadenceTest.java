package clinic.meridian.reporting.reminder;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CadenceTest {

    @Test
    void aLateJanuaryComesBackToItsDay() {
        LocalDate last = LocalDate.parse("2027-01-31");

        assertThat(Cadence.MONTHLY.due(last, 1)).isEqualTo("2027-02-28");
        assertThat(Cadence.MONTHLY.due(last, 2)).isEqualTo("2027-03-31");
        assertThat(Cadence.QUARTERLY.due(last, 1)).isEqualTo("2027-04-30");
    }

    @ParameterizedTest
    @EnumSource(Cadence.class)
    void fallsOnTheSameDayOfTheMonthOrItsLast(Cadence cadence) {
        int months = cadence == Cadence.MONTHLY ? 1 : 3;
        for (LocalDate last = LocalDate.parse("2023-12-01"); last.getYear() < 2029; last = last.plusDays(1)) {
            for (int n = 1; n <= Cadence.REMINDERS_PER_VISIT; n++) {
                YearMonth month = YearMonth.from(last);
                for (int i = 0; i < months * n; i++) {
                    month = month.atEndOfMonth().plusDays(1).getMonthValue() == 1
                            ? YearMonth.of(month.getYear() + 1, 1)
                            : YearMonth.of(month.getYear(), month.getMonthValue() + 1);
                }
                int day = Math.min(last.getDayOfMonth(), month.lengthOfMonth());
                assertThat(cadence.due(last, n)).isEqualTo(month.atDay(day));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Europe/Berlin", "America/New_York", "Australia/Lord_Howe"})
    void leavesAtTenOnTheWallClockAllYear(String name) {
        ZoneId zone = ZoneId.of(name);
        for (LocalDate day = LocalDate.parse("2026-01-01"); day.getYear() == 2026; day = day.plusDays(1)) {
            var sent = Cadence.sentAt(day, zone).atZone(zone);
            assertThat(sent.toLocalDate()).isEqualTo(day);
            assertThat(sent.toLocalTime()).isEqualTo(LocalTime.of(10, 0));
        }
    }
}
