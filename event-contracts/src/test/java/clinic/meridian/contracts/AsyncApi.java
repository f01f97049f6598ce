package clinic.meridian.contracts;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// `asyncapi.yaml`: the hand-kept description of channels, messages, and who says what to whom.
record AsyncApi(JsonNode document) {

    static final Path FILE = Path.of("src/main/resources/asyncapi.yaml");

    static AsyncApi read() {
        return new AsyncApi(new YAMLMapper().readTree(FILE));
    }

    /// Channels by topic.
    Map<String, JsonNode> channels() {
        var channels = new LinkedHashMap<String, JsonNode>();
        document.get("channels")
                .forEach(channel -> channels.put(channel.get("address").stringValue(), channel));
        return channels;
    }

    List<JsonNode> operations() {
        return List.copyOf(document.get("operations").values());
    }

    /// The services that `send` or `receive` a message.
    List<String> services(String action, String messageType) {
        var services = new TreeSet<String>();
        for (var operation : operations()) {
            if (operation.get("action").stringValue().equals(action)
                    && messagesOf(operation).contains(messageType)) {
                services.add(operation.get("x-service").stringValue());
            }
        }
        return List.copyOf(services);
    }

    /// The types of the messages that an operation is about.
    List<String> messagesOf(JsonNode operation) {
        var listed = new ArrayList<String>();
        operation
                .path("messages")
                .forEach(message -> listed.add(resolve(message).get("name").stringValue()));
        return listed.isEmpty()
                ? List.copyOf(resolve(operation.get("channel")).get("messages").propertyNames())
                : listed;
    }

    /// What a reference within the document leads to.
    JsonNode resolve(JsonNode reference) {
        return document.at(reference.get("$ref").stringValue().substring(1));
    }
}
