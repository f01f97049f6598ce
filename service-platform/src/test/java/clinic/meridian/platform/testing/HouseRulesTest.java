package clinic.meridian.platform.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import clinic.meridian.untidy.UntidyService;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class HouseRulesTest {

    private static final String UNTIDY = UntidyService.class.getPackageName();
    private static final JavaClasses CODE = new ClassFileImporter().importPackages(UNTIDY);

    /// What breaks each rule.
    private static final Map<String, String> CULPRITS = Map.of(
            "features depend on each other in one direction", "desk",
            "nothing needs the class that wires everything", "Till",
            "services share contracts and platform only", "SampleServer",
            "SQL stands in tables", "Desk",
            "tables belong to their feature", "TillTable",
            "time comes from the injected clocks", "Instant.now",
            "Kafka is the platform's", "Producer",
            "aggregates know neither HTTP nor SQL", "TillTable",
            "events are plain", "HttpStatus",
            "projections decide nothing", "Commands");

    static Stream<Arguments> rules() {
        return HouseRules.of(UNTIDY).entrySet().stream().map(rule -> Arguments.of(rule.getKey(), rule.getValue()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void bites(String name, ArchRule rule) {
        assertThat(CULPRITS).containsKey(name);
        assertThatThrownBy(() -> rule.check(CODE))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(CULPRITS.getOrDefault(name, name));
    }
}
