package clinic.meridian.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.ParameterizedInvocationConstants.ARGUMENTS_PLACEHOLDER;

import com.networknt.schema.Error;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class GoldenSamplesTest {

    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    static Stream<Golden> samples() {
        return ContractEvents.all().stream().map(Golden::new);
    }

    static Stream<Golden> samplesOfEvents() {
        return samples().filter(golden -> ContractEvent.class.isAssignableFrom(golden.message()));
    }

    @ParameterizedTest(name = ARGUMENTS_PLACEHOLDER)
    @MethodSource("samples")
    void readAndWrittenAgainNoByteChanges(Golden golden) {
        assertThat(WireJson.indented(golden.read())).isEqualTo(golden.text());
    }

    @ParameterizedTest(name = ARGUMENTS_PLACEHOLDER)
    @MethodSource("samples")
    void isWhatTheSchemaAllows(Golden golden) {
        assertThat(errors(golden, golden.tree())).isEmpty();
    }

    @ParameterizedTest(name = ARGUMENTS_PLACEHOLDER)
    @MethodSource("samples")
    void hasAKey(Golden golden) {
        assertThat(golden.read().topicKey()).isNotBlank();
    }

    @ParameterizedTest(name = ARGUMENTS_PLACEHOLDER)
    @MethodSource("samples")
    void canBeReadWithoutItsOptionalFields(Golden golden) {
        var schema = new SchemaTree(Schemas.of(golden.message()));
        var least = golden.tree();
        schema.walk(least, (definition, object) -> object.retain(definition.required()));
        assertThat(errors(golden, least)).isEmpty();
        var read = WireJson.MAPPER.treeToValue(least, golden.message());
        assertThat(WireJson.MAPPER.<JsonNode>valueToTree(read)).isEqualTo(least);
    }

    @ParameterizedTest(name = ARGUMENTS_PLACEHOLDER)
    @MethodSource("samples")
    void isRefusedWithoutAnyOneOfItsRequiredFields(Golden golden) {
        eachObjectOf(golden, (definition, change) -> {
            for (var field : definition.required()) {
                var without = change.apply(object -> object.remove(field));
                assertThat(errors(golden, without))
                        .as("schema, without %s: %s", field, without)
                        .isNotEmpty();
                assertThatThrownBy(() -> WireJson.MAPPER.treeToValue(without, golden.message()))
                        .as("record, without %s: %s", field, without)
                        .isInstanceOf(JacksonException.class);
            }
        });
    }

    @ParameterizedTest(name = ARGUMENTS_PLACEHOLDER)
    @MethodSource("samples")
    void canBeReadWithFieldsThatOnlyANewerPublisherKnows(Golden golden) {
        var newer = golden.tree();
        new SchemaTree(Schemas.of(golden.message()))
                .walk(newer, (_, object) -> object.put("fromTheFuture", "whatever"));
        assertThat(errors(golden, newer)).isEmpty();
        assertThat(WireJson.MAPPER.treeToValue(newer, golden.message())).isEqualTo(golden.read());
    }

    @ParameterizedTest(name = ARGUMENTS_PLACEHOLDER)
    @MethodSource("samplesOfEvents")
    void noFieldOfAnEventTakesFreeText(Golden golden) {
        eachObjectOf(
                golden,
                (definition, change) -> definition.properties().forEach((field, type) -> {
                    Consumer<ObjectNode> gossip = object -> {
                        if (object.path(field).isString()) {
                            object.put(field, "Frau Okafor has a bruise");
                        } else if (object.path(field).path(0).isString()) {
                            object.putArray(field).add("Frau Okafor has a bruise");
                        }
                    };
                    var told = change.apply(gossip);
                    if (!told.equals(golden.tree())) {
                        assertThatThrownBy(() -> WireJson.MAPPER.treeToValue(told, golden.message()))
                                .as("%s: %s", field, told)
                                .isInstanceOf(JacksonException.class);
                    }
                }));
    }

    @Test
    void togetherTheyShowEveryField() {
        var shown = new HashSet<String>();
        var known = new HashSet<String>();
        samples()
                .forEach(golden -> new SchemaTree(Schemas.of(golden.message()))
                        .walk(golden.tree(), (definition, object) -> {
                            definition
                                    .properties()
                                    .keySet()
                                    .forEach(field -> known.add(definition.name() + "." + field));
                            object.propertyNames().forEach(field -> shown.add(definition.name() + "." + field));
                        }));
        assertThat(shown).containsExactlyInAnyOrderElementsOf(known);
    }

    @Test
    void thereIsNoSampleWithoutAMessage() throws IOException {
        try (var files = Files.list(Golden.FOLDER)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(
                            samples().map(golden -> golden + ".json").toList());
        }
    }

    private interface OneObject {
        void visit(SchemaTree.Definition definition, Change change);
    }

    private interface Change {
        /// The whole sample, with this one object of it changed.
        ObjectNode apply(Consumer<ObjectNode> change);
    }

    /// Goes to every object of a sample, its own and the nested ones.
    private static void eachObjectOf(Golden golden, OneObject visitor) {
        var schema = new SchemaTree(Schemas.of(golden.message()));
        var objects = schema.objectsOf(golden.tree());
        for (int i = 0; i < objects.size(); i++) {
            int index = i;
            visitor.visit(objects.get(index).definition(), change -> {
                var sample = golden.tree();
                change.accept(schema.objectsOf(sample).get(index).object());
                return sample;
            });
        }
    }

    private static List<Error> errors(Golden golden, JsonNode sample) {
        return SCHEMAS.getSchema(Schemas.of(golden.message()))
                .validate(
                        sample, execution -> execution.executionConfig(config -> config.formatAssertionsEnabled(true)));
    }
}
