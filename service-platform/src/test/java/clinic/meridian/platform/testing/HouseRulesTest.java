package clinic.meridian.platform.testing;

import static java.util.Map.entry;
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
    private static final Map<String, String> CULPRITS = Map.ofEntries(
            entry("features depend on each other in one direction", "desk"),
            entry("nothing needs the class that wires everything", "Till"),
            entry("services share contracts and platform only", "SampleServer"),
            entry("SQL stands in tables", "Desk"),
            entry("tables belong to their feature", "TillTable"),
            entry("time comes from the injected clocks", "Instant.now"),
            entry("Kafka is the platform's", "Producer"),
            entry("aggregates know neither HTTP nor SQL", "TillTable"),
            entry("events are plain", "HttpStatus"),
            entry("projections decide nothing", "Commands"),
            entry("threads are platform threads", "ofVirtual"));

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
