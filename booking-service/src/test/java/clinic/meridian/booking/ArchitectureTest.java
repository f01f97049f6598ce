package clinic.meridian.booking;

import clinic.meridian.platform.testing.HouseRules;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ArchitectureTest {

    private static final String ROOT = ArchitectureTest.class.getPackageName();
    private static final JavaClasses SERVICE = HouseRules.codeIn(ROOT);

    static Stream<Arguments> rules() {
        return HouseRules.of(ROOT).entrySet().stream().map(rule -> Arguments.of(rule.getKey(), rule.getValue()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void keeps(String name, ArchRule rule) {
        rule.as(name).check(SERVICE);
    }
}
