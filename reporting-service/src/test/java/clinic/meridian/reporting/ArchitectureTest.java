package clinic.meridian.reporting;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import clinic.meridian.platform.command.Commands;
import clinic.meridian.platform.testing.HouseRules;
import clinic.meridian.reporting.fixture.DecidingProjection;
import clinic.meridian.reporting.fixture.Figures;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class ArchitectureTest {

    private static final String ROOT = ArchitectureTest.class.getPackageName();
    private static final JavaClasses SERVICE = HouseRules.codeIn(ROOT);

    private static final ArchRule READ_MODELS_DECIDE_NOTHING = noClasses()
            .that()
            .areAssignableTo(ReadModel.class)
            .should()
            .dependOnClassesThat(assignableTo(Commands.class).or(assignableTo(Reaction.class)))
            .because("a rebuild runs them again");

    private static final ArchRule READ_MODELS_SAY_SO =
            classes().that().implement(ReadModel.class).should().haveSimpleNameEndingWith("Projection");

    private static final ArchRule NO_ROWS_ARE_LEFT_OPEN = noClasses()
            .should()
            .callMethodWhere(target(name("stream")).and(target(owner(assignableTo(JdbcClient.MappedQuerySpec.class)))))
            .because("each keeps a connection until it is closed");

    static Stream<Arguments> rules() {
        return Stream.of(
                Arguments.of(READ_MODELS_DECIDE_NOTHING, DecidingProjection.class),
                Arguments.of(READ_MODELS_SAY_SO, Figures.class),
                Arguments.of(NO_ROWS_ARE_LEFT_OPEN, Figures.class));
    }

    /// Rows and scopes that all features share stand at the top here, and one feature's figures are read from the
    /// tables of others.
    private static final Set<String> NOT_HERE =
            Set.of("nothing needs the class that wires everything", "tables belong to their feature");

    static Stream<Arguments> houseRules() {
        return HouseRules.of(ROOT).entrySet().stream()
                .filter(rule -> !NOT_HERE.contains(rule.getKey()))
                .map(rule -> Arguments.of(rule.getKey(), rule.getValue()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("houseRules")
    void keeps(String name, ArchRule rule) {
        rule.as(name).check(SERVICE);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void theServiceKeepsTheRuleAndTheFixtureBreaksIt(ArchRule rule, Class<?> fixture) {
        rule.check(SERVICE);

        assertThatThrownBy(() -> rule.check(new ClassFileImporter().importClasses(fixture)))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void thereIsSomethingToCheck() {
        assertThat(SERVICE.stream().filter(type -> type.isAssignableTo(ReadModel.class) && !type.isInterface()))
                .hasSizeGreaterThanOrEqualTo(6);
    }
}
