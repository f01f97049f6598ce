package clinic.meridian.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.meridian.benchmarks.BookedRows.Template;
import org.junit.jupiter.api.Test;

class BookedRowsTest {
    @Test
    void movesAllMomentsOfAText() {
        var range = Template.of("[\"2026-11-25 05:00:00+00\",\"2026-11-25 06:05:00+00\")");
        assertThat(range.later(0)).isEqualTo("[\"2026-11-25 05:00:00+00\",\"2026-11-25 06:05:00+00\")");
        assertThat(range.later(24 * 60 + 65)).isEqualTo("[\"2026-11-26 06:05:00+00\",\"2026-11-26 07:10:00+00\")");
    }

    @Test
    void leavesATextWithoutMomentsAsItIs() {
        assertThat(Template.of("BOOKED").later(90)).isEqualTo("BOOKED");
    }
}
