package clinic.meridian.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.meridian.contracts.ContractEvents;
import clinic.meridian.contracts.ContractMessage;
import clinic.meridian.contracts.Topics;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.eventhandling.EventHandler;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Nothing that the other services tell is passed by in silence.
class EveryMessageTest {

    private static final Set<String> CONSUMED =
            Set.of(Topics.BOOKING_EVENTS, Topics.TREATMENT_EVENTS, Topics.BOOKING_DIRECTORY, Topics.BOOKING_CLIENTS);

    private static final Set<Class<?>> HANDLED = handled();

    static Stream<Class<? extends ContractMessage>> messages() {
        return ContractEvents.all().stream().filter(type -> CONSUMED.contains(ContractEvents.topicOf(type)));
    }

    @ParameterizedTest
    @MethodSource("messages")
    void isHandledOrKnowinglyIgnoredAndNeverBoth(Class<? extends ContractMessage> message) {
        boolean ignored = ReportingService.IGNORED.stream().anyMatch(type -> type.isAssignableFrom(message));

        assertThat(HANDLED.contains(message) ^ ignored)
                .as("%s: handled %s, ignored %s", message.getSimpleName(), HANDLED.contains(message), ignored)
                .isTrue();
    }

    private static Set<Class<?>> handled() {
        JavaClasses service = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("clinic.meridian.reporting");
        return service.stream()
                .filter(type -> type.isAssignableTo(ReadModel.class) || type.isAssignableTo(Reaction.class))
                .flatMap(type -> type.getMethods().stream())
                .filter(method -> method.isAnnotatedWith(EventHandler.class))
                .map(JavaMethod::getRawParameterTypes)
                .<Class<?>>map(parameters -> parameters.getFirst().reflect())
                .collect(Collectors.toSet());
    }
}
