package clinic.meridian.platform.testing;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import clinic.meridian.platform.command.Commands;
import clinic.meridian.platform.event.DomainEvent;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.axonframework.commandhandling.CommandHandler;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;

/// How every service is built, as rules that its code is checked against. That each of them bites is shown once, in
/// [HouseRulesTest]; a rule that finds nothing to look at fails.
public final class HouseRules {

    private HouseRules() {}

    /// Compiled code of a service without its tests.
    public static JavaClasses codeIn(String root) {
        return new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(root);
    }

    /// All rules by what they demand.
    ///
    /// @param root package of the service
    public static Map<String, ArchRule> of(String root) {
        Map<String, ArchRule> rules = new TreeMap<>();
        rules.put(
                "features depend on each other in one direction",
                slices().matching(root + ".(*)..").should().beFreeOfCycles());
        rules.put("nothing needs the class that wires everything", nothingNeedsTheTop(root));
        rules.put("services share contracts and platform only", services(root));
        rules.put("SQL stands in tables", sqlStandsInTables());
        rules.put("tables belong to their feature", tablesBelongToTheirFeature());
        rules.put("time comes from the injected clocks", noWallClock());
        rules.put("threads are platform threads", platformThreads());
        rules.put("Kafka is the platform's", kafkaIsThePlatforms(root));
        rules.put("aggregates know neither HTTP nor SQL", aggregatesDecide());
        rules.put("events are plain", eventsArePlain());
        rules.put("projections decide nothing", projectionsDecideNothing());
        return rules;
    }

    private static ArchRule nothingNeedsTheTop(String root) {
        return noClasses()
                .that()
                .resideOutsideOfPackage(root)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(root);
    }

    private static ArchRule services(String root) {
        return noClasses()
                .should()
                .dependOnClassesThat(resideInAPackage("clinic.meridian..")
                        .and(not(resideInAnyPackage(
                                root + "..",
                                "clinic.meridian.platform..",
                                "clinic.meridian.contracts..",
                                "clinic.meridian.fhir.."))))
                .because("services meet in Kafka and in the browser");
    }

    private static ArchRule sqlStandsInTables() {
        return noClasses()
                .that()
                .haveSimpleNameNotEndingWith("Table")
                .and()
                .areTopLevelClasses()
                .should()
                .dependOnClassesThat(assignableTo(JdbcClient.class)
                        .or(assignableTo(JdbcOperations.class))
                        .or(assignableTo(NamedParameterJdbcOperations.class)));
    }

    private static ArchRule tablesBelongToTheirFeature() {
        return classes()
                .that()
                .haveSimpleNameEndingWith("Table")
                .and()
                .areTopLevelClasses()
                .should(new ArchCondition<>("be used in their own package only") {
                    @Override
                    public void check(JavaClass table, ConditionEvents events) {
                        table.getDirectDependenciesToSelf().stream()
                                .filter(use ->
                                        !use.getOriginClass().getPackageName().equals(table.getPackageName()))
                                .forEach(use -> events.add(SimpleConditionEvent.violated(table, use.getDescription())));
                    }
                });
    }

    private static ArchRule noWallClock() {
        return noClasses()
                .should()
                .callMethodWhere(DescribedPredicate.describe(
                        "it reads the machine's clock or zone",
                        call -> List.of(
                                                Instant.class,
                                                LocalDate.class,
                                                LocalTime.class,
                                                LocalDateTime.class,
                                                OffsetDateTime.class,
                                                ZonedDateTime.class,
                                                Clock.class,
                                                ZoneId.class,
                                                System.class)
                                        .stream()
                                        .anyMatch(type -> call.getTargetOwner().isEquivalentTo(type))
                                && List.of(
                                                "now",
                                                "systemUTC",
                                                "systemDefaultZone",
                                                "systemDefault",
                                                "currentTimeMillis")
                                        .contains(call.getName())))
                .orShould()
                .callConstructor(Date.class)
                .because("clinic time and system time are two injected clocks");
    }

    /// See docs/decisions/0009-requests-run-on-platform-threads.md.
    private static ArchRule platformThreads() {
        return noClasses()
                .should()
                .callMethodWhere(DescribedPredicate.describe(
                        "it makes virtual threads",
                        call -> List.of("ofVirtual", "startVirtualThread", "newVirtualThreadPerTaskExecutor")
                                .contains(call.getName())));
    }

    private static ArchRule kafkaIsThePlatforms(String root) {
        return noClasses()
                .that()
                .resideInAPackage(root + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.kafka..", "org.springframework.kafka..")
                .because("what comes in is handed to ordinary event handlers, and what goes out is decided, not sent");
    }

    private static ArchRule aggregatesDecide() {
        return noClasses()
                .that(DescribedPredicate.describe(
                        "handle commands",
                        type -> type.getCodeUnits().stream()
                                .anyMatch(unit -> unit.isAnnotatedWith(CommandHandler.class))))
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                                "org.springframework.jdbc..",
                                "org.springframework.web..",
                                "org.springframework.http..",
                                "jakarta.servlet..",
                                "java.sql..")
                        .or(DescribedPredicate.describe(
                                "are tables", type -> type.getSimpleName().endsWith("Table"))));
    }

    private static ArchRule eventsArePlain() {
        return noClasses()
                .that()
                .areAnnotatedWith(DomainEvent.class)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework..", "org.axonframework..", "jakarta..", "tools.jackson..");
    }

    private static ArchRule projectionsDecideNothing() {
        return noClasses()
                .that()
                .haveSimpleNameEndingWith("Projection")
                .should()
                .dependOnClassesThat(assignableTo(Commands.class))
                .because("a rebuild runs them again");
    }
}
