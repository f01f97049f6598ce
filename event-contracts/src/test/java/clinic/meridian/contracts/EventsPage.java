package clinic.meridian.contracts;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/// `docs/events.md`: every message for people, from the schemas, the golden samples and `asyncapi.yaml`.
final class EventsPage {

    private final AsyncApi api = AsyncApi.read();
    private final StringBuilder page = new StringBuilder();
    private final Map<String, SchemaTree> parts = new TreeMap<>();

    static String text() {
        return new EventsPage().write();
    }

    private String write() {
        page.append("""
                # Events

                What the services tell each other over Kafka. Generated from `event-contracts`; do not edit, run
                `mvn -pl event-contracts test -Dcontracts.write`.

                The type on the wire (`ce_type`) is the name and the version: `booking.session-booked.v1`. Who did it, when
                it was recorded and which aggregate decided it are in the headers. Payloads are JSON with ISO-8601 dates
                and times; what is absent is left out (fields with `?`). Facts carry ids and codes, never names, contacts
                or free text. Payloads change by addition only.

                For machines: `event-contracts/src/main/resources/asyncapi.yaml` and the JSON Schemas beside it.
                """);
        api.channels().forEach(this::overview);
        page.append("\n## Messages\n");
        ContractEvents.all().forEach(message -> {
            var schema = new SchemaTree(Schemas.of(message));
            page.append("\n### ").append(ContractEvents.typeOf(message)).append("\n\n");
            describe(schema, schema.root());
        });
        page.append("\n## Parts\n");
        parts.forEach((name, schema) -> {
            page.append("\n### ").append(name).append("\n\n");
            describe(schema, schema.definition(name));
        });
        return page.toString();
    }

    private void overview(String topic, JsonNode channel) {
        page.append("\n## ").append(topic).append("\n\n");
        page.append(channel.get("description").stringValue()).append("\n\n");
        page.append("| event | version | key | fields | from | read by |\n|---|---|---|---|---|---|\n");
        for (var message : ContractEvents.all()) {
            if (ContractEvents.topicOf(message).equals(topic)) {
                var type = ContractEvents.typeOf(message);
                var wireType = WireType.parse(type).orElseThrow();
                var cells = List.of(
                        "[" + wireType.name() + "](#" + type.replace(".", "") + ")",
                        Integer.toString(wireType.version()),
                        "`" + key(new Golden(message)) + "`",
                        fields(new SchemaTree(Schemas.of(message)).root()),
                        String.join(", ", api.services("send", type)),
                        String.join(", ", api.services("receive", type)));
                page.append("| ").append(String.join(" | ", cells)).append(" |\n");
            }
        }
    }

    private static String fields(SchemaTree.Definition definition) {
        return definition.properties().keySet().stream()
                .map(field -> field + (definition.required().contains(field) ? "" : "?"))
                .collect(joining(", "));
    }

    /// The key of a message in terms of its fields, found by looking for the sample's key among the sample's values.
    private static String key(Golden golden) {
        var schema = new SchemaTree(Schemas.of(golden.message()));
        var objects = schema.objectsOf(golden.tree());
        var key = golden.read().topicKey();
        for (var located : objects.subList(0, Math.min(2, objects.size()))) {
            var prefix = located.object().equals(golden.tree())
                    ? ""
                    : golden.tree().propertyNames().iterator().next() + ".";
            for (var field : located.object().properties()) {
                if (field.getValue().isValueNode()
                        && key.equals(field.getValue().asString())) {
                    return prefix + field.getKey();
                }
            }
        }
        var template = new ArrayList<String>();
        for (var step : key.split("/", -1)) {
            template.add(golden.tree().properties().stream()
                    .filter(field -> field.getValue().isValueNode()
                            && step.equals(field.getValue().asString()))
                    .map(field -> "{" + field.getKey() + "}")
                    .findFirst()
                    .orElse(step));
        }
        return String.join("/", template);
    }

    private void describe(SchemaTree schema, SchemaTree.Definition definition) {
        if (definition.node().has("description")) {
            page.append(definition.node().get("description").stringValue()).append("\n\n");
        }
        if (definition.node().has("enum")) {
            page.append(names(definition.node())).append("\n");
            return;
        }
        page.append("| field | type | meaning |\n|---|---|---|\n");
        definition.properties().forEach((field, node) -> {
            var optional = definition.required().contains(field) ? "" : "?";
            page.append("| ").append(field).append(optional);
            page.append(" | ").append(type(schema, node));
            page.append(" | ").append(node.path("description").asString("")).append(" |\n");
        });
    }

    private String type(SchemaTree schema, JsonNode node) {
        if (node.has("$ref")) {
            var name = schema.resolve(node).name();
            var twin = parts.putIfAbsent(name, schema);
            if (twin != null && !twin.definition(name).equals(schema.definition(name))) {
                throw new IllegalStateException("Two different parts are called " + name);
            }
            if (twin == null) {
                schema.definition(name).properties().values().forEach(inner -> type(schema, inner));
            }
            return "[" + name + "](#" + name.toLowerCase(Locale.ROOT) + ")";
        } else if (node.has("items")) {
            return "list of " + type(schema, node.get("items"));
        } else if (node.path("additionalProperties").isObject()) {
            return "map to " + type(schema, node.get("additionalProperties"));
        } else if (node.has("enum")) {
            return names(node);
        }
        return node.has("format") && node.path("type").asString().equals("string")
                ? node.get("format").stringValue()
                : node.get("type").stringValue();
    }

    private static String names(JsonNode node) {
        return node.get("enum").values().stream()
                .map(name -> "`" + name.stringValue() + "`")
                .collect(joining(", "));
    }
}
