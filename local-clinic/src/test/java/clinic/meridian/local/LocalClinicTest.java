package clinic.meridian.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalClinicTest {

    @Test
    void hasTheDocumentedPortsWhenNothingIsSaid() {
        var clinic = LocalClinic.fromEnvironment(Map.of("CLINIC_CHECKOUT", "/checkout"));

        assertThat(clinic.parts().stream().map(clinic::port)).containsExactly(15432, 19092, 8080, 8081, 8082, 8083);
        assertThat(clinic.kafkaControllerPort()).isEqualTo(19093);
        assertThat(clinic.smtpPort()).isEqualTo(11025);
        assertThat(clinic.home()).isEqualTo(Path.of("/checkout/data"));
    }

    @Test
    void sharesNoPortWithAClinicAThousandPortsHigher() {
        assertThat(ports("9080")).doesNotContainAnyElementsOf(ports("8080"));
    }

    private static List<Integer> ports(String base) {
        var clinic = LocalClinic.fromEnvironment(Map.of("CLINIC_PORT_BASE", base));
        return Stream.concat(
                        clinic.parts().stream().map(clinic::port),
                        Stream.of(clinic.smtpPort(), clinic.kafkaControllerPort()))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "80", "-1", "54523", "99999999999"})
    void saysWhichPortsArePossible(String base) {
        assertThatThrownBy(() -> LocalClinic.fromEnvironment(Map.of("CLINIC_PORT_BASE", base)))
                .isInstanceOf(WrongUse.class)
                .hasMessageContaining("CLINIC_PORT_BASE is a port between 1024 and 54522");
    }

    @Test
    void runsOnlyTheServicesThatAreAskedFor() {
        var clinic = LocalClinic.fromEnvironment(Map.of("CLINIC_SERVICES", "booking, reporting"));

        assertThat(clinic.services()).containsExactly(Part.BOOKING, Part.REPORTING);
        assertThat(LocalClinic.fromEnvironment(Map.of("CLINIC_SERVICES", "none"))
                        .services())
                .isEmpty();
    }

    @Test
    void saysWhichServicesThereAre() {
        assertThatThrownBy(() -> LocalClinic.fromEnvironment(Map.of("CLINIC_SERVICES", "kafka")))
                .isInstanceOf(WrongUse.class)
                .hasMessageContaining("booking, session or reporting");
    }
}
