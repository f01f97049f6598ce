package clinic.meridian.local.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LaunchTest {
    private static final Path LOG = Path.of("log");

    @Test
    void isTheSameLaunchWhateverTheOrderOfItsSettings() {
        var one = new Launch(List.of("java", "-jar", "a.jar"), Map.of("A", "1", "B", "2", "C", "3"), LOG);
        var other = new Launch(List.of("java", "-jar", "a.jar"), Map.of("C", "3", "B", "2", "A", "1"), LOG);

        assertThat(one.fingerprint()).isEqualTo(other.fingerprint());
    }

    @Test
    void isAnotherLaunchWithAnotherWordOrSetting() {
        var launch = new Launch(List.of("java", "-jar", "a.jar"), Map.of("A", "1"), LOG);

        assertThat(List.of(
                        new Launch(List.of("java", "-jar", "b.jar"), Map.of("A", "1"), LOG),
                        new Launch(List.of("java", "-jara.jar"), Map.of("A", "1"), LOG),
                        new Launch(List.of("java", "-jar", "a.jar"), Map.of("A", "2"), LOG)))
                .noneMatch(other -> other.fingerprint().equals(launch.fingerprint()));
    }
}
