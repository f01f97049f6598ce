package clinic.meridian.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ResultTableTest {
    @Test
    void setsResultsBelowEachOtherAndNotesBelowThem() {
        var table = ResultTable.of(List.of(
                new Result("booking", "1,234/s", "2,468/s", 0.5, "0.40", "0.60", List.of("16 connections")),
                new Result("start", "20.1 s", "", null, "30 s", "15 s", List.of())));
        assertThat(table).isEqualTo("""
                figure   ours     limit    ratio  must  aim
                booking  1,234/s  2,468/s  0.50   0.40  0.60
                start    20.1 s                   30 s  15 s

                booking:
                  16 connections
                """);
    }
}
