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
import clinic.meridian.reporting.fixture.DecidingProjection;
import clinic.meridian.reporting.fixture.Figures;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class ArchitectureTest {

    private static final JavaClasses SERVICE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("clinic.meridian.reporting");

    private static final ArchRule READ_MODELS_DECIDE_NOTHING = noClasses()
            .that()
            .areAssignableTo(ReadModel.class)
            .should()
            .dependOnClassesThat(assignableTo(Commands.class).or(assignableTo(Reaction.class)))
            .because("a rebuild runs them again");

    private static final ArchRule READ_MODELS_SAY_SO =
            classes().that().implement(ReadModel.class).should().haveSimpleNameEndingWith("Projection");

    private static final ArchRule SQL_STANDS_IN_TABLES = noClasses()
            .that()
            .haveSimpleNameNotEndingWith("Table")
            .should()
            .dependOnClassesThat(assignableTo(JdbcClient.class));

    private static final ArchRule NO_ROWS_ARE_LEFT_OPEN = noClasses()
            .should()
            .callMethodWhere(target(name("stream")).and(target(owner(assignableTo(JdbcClient.MappedQuerySpec.class)))))
            .because("each keeps a connection until it is closed");

    private static final ArchRule NO_WALL_CLOCK = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(LocalDateTime.class, "now")
            .orShould()
            .callMethod(OffsetDateTime.class, "now")
            .orShould()
            .callMethod(ZonedDateTime.class, "now")
            .orShould()
            .callMethod(Clock.class, "systemUTC")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .because("clinic time and system time are two injected clocks");

    static Stream<Arguments> rules() {
        return Stream.of(
                Arguments.of(READ_MODELS_DECIDE_NOTHING, DecidingProjection.class),
                Arguments.of(READ_MODELS_SAY_SO, Figures.class),
                Arguments.of(SQL_STANDS_IN_TABLES, Figures.class),
                Arguments.of(NO_ROWS_ARE_LEFT_OPEN, Figures.class),
                Arguments.of(NO_WALL_CLOCK, Figures.class));
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
