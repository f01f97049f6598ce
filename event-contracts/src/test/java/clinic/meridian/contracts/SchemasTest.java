package clinic.meridian.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SchemasTest {

    static final Path FOLDER = Path.of("src/main/resources/schemas");

    static Set<Class<? extends ContractMessage>> messages() {
        return ContractEvents.all();
    }

    @ParameterizedTest
    @MethodSource("messages")
    void everyMessageHasTheSchemaThatItsRecordSays(Class<? extends ContractMessage> message) throws IOException {
        CommittedFile.inModule(FOLDER + "/" + ContractEvents.typeOf(message) + ".json")
                .mustSay(WireJson.indented(Schemas.of(message)));
    }

    @ParameterizedTest
    @MethodSource("messages")
    void everyMessageSaysWhatItIsFor(Class<? extends ContractMessage> message) {
        assertThat(DocComments.OF_THE_CONTRACTS.of(message))
                .as("doc comment of %s", message)
                .isNotEmpty();
    }

    @Test
    void thereIsNoSchemaWithoutAMessage() throws IOException {
        try (var files = Files.list(FOLDER)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(ContractEvents.all().stream()
                            .map(message -> ContractEvents.typeOf(message) + ".json")
                            .collect(Collectors.toSet()));
        }
    }
}
