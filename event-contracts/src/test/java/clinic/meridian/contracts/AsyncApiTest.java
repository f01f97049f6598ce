package clinic.meridian.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class AsyncApiTest {

    private final AsyncApi api = AsyncApi.read();

    @Test
    void everyMessageStandsOnceAndInTheChannelOfItsTopic() {
        var listed = new ArrayList<String>();
        api.channels()
                .forEach((topic, channel) -> channel.get("messages").forEach(message -> {
                    listed.add(topic + " " + message.get("name").stringValue());
                }));
        assertThat(listed)
                .containsExactlyInAnyOrderElementsOf(ContractEvents.all().stream()
                        .map(message -> ContractEvents.topicOf(message) + " " + ContractEvents.typeOf(message))
                        .toList());
    }

    @Test
    void aMessageIsFiledUnderItsTypeAndRefersToItsSchema() {
        api.channels()
                .values()
                .forEach(channel -> channel.get("messages").properties().forEach(entry -> {
                    var message = entry.getValue();
                    assertThat(message.get("name").stringValue()).isEqualTo(entry.getKey());
                    assertThat(message.at("/payload/$ref").stringValue())
                            .isEqualTo("schemas/" + entry.getKey() + ".json");
                    assertThat(message.has("traits"))
                            .as("%s has headers", entry.getKey())
                            .isTrue();
                }));
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        var references = new ArrayList<JsonNode>();
        api.document().findParents("$ref").forEach(references::add);
        assertThat(references).hasSizeGreaterThan(100).allSatisfy(reference -> {
            var target = reference.get("$ref").stringValue();
            if (target.startsWith("#")) {
                assertThat(api.resolve(reference).isMissingNode()).as(target).isFalse();
            } else {
                assertThat(AsyncApi.FILE.resolveSibling(target)).isRegularFile();
            }
        });
    }

    @Test
    void channelsAreTheTopics() {
        assertThat(api.channels().keySet()).containsExactlyInAnyOrderElementsOf(constants(Topics.class));
    }

    @Test
    void headersAreThoseOfTheEnvelope() {
        var envelope = api.document().at("/components/schemas/envelope");
        var names = constants(EnvelopeHeaders.class);
        names.removeAll(Stream.of(EnvelopeHeaders.SPEC_VERSION_1_0, EnvelopeHeaders.JSON)
                .toList());
        assertThat(envelope.get("properties").propertyNames()).containsExactlyInAnyOrderElementsOf(names);
        assertThat(words(envelope.get("required"))).containsExactlyInAnyOrderElementsOf(names);
        assertThat(words(envelope.at("/properties/ce_channel/enum")))
                .containsExactlyElementsOf(
                        Arrays.stream(Channel.values()).map(Enum::name).toList());
    }

    @Test
    void everyMessageHasExactlyOneSender() {
        assertThat(ContractEvents.all())
                .allSatisfy(message -> assertThat(api.services("send", ContractEvents.typeOf(message)))
                        .as(ContractEvents.typeOf(message))
                        .hasSize(1));
    }

    @Test
    void anOperationIsAboutMessagesOfItsOwnChannel() {
        assertThat(api.operations())
                .allSatisfy(operation -> assertThat(api.resolve(operation.get("channel"))
                                .get("messages")
                                .propertyNames())
                        .containsAll(api.messagesOf(operation)));
    }

    private static List<String> constants(Class<?> holder) {
        var constants = new ArrayList<String>();
        for (Field field : holder.getDeclaredFields()) {
            try {
                constants.add((String) field.get(null));
            } catch (IllegalAccessException e) {
                throw new AssertionError(e);
            }
        }
        return constants;
    }

    private static List<String> words(JsonNode list) {
        var words = new ArrayList<String>();
        list.forEach(word -> words.add(word.stringValue()));
        return words;
    }
}
