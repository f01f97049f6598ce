package clinic.meridian.contracts;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A schema and the objects of a sample side by side.
record SchemaTree(JsonNode schema) {

    /// The schema of one kind of object.
    record Definition(String name, JsonNode node) {

        Map<String, JsonNode> properties() {
            var properties = new LinkedHashMap<String, JsonNode>();
            node.path("properties").properties().forEach(entry -> properties.put(entry.getKey(), entry.getValue()));
            return properties;
        }

        Set<String> required() {
            var required = new LinkedHashSet<String>();
            node.path("required").forEach(field -> required.add(field.stringValue()));
            return required;
        }
    }

    record Located(Definition definition, ObjectNode object) {}

    Definition root() {
        return new Definition(schema.get("title").stringValue(), schema);
    }

    /// The schema that a reference leads to, or the given one.
    Definition resolve(JsonNode node) {
        if (!node.has("$ref")) {
            return new Definition("", node);
        }
        var name = node.get("$ref").stringValue().substring("#/$defs/".length());
        return definition(name);
    }

    Definition definition(String name) {
        return new Definition(name, schema.get("$defs").get(name));
    }

    /// The sample itself and every object in it that has a schema of its own, outermost first.
    List<Located> objectsOf(ObjectNode sample) {
        var found = new ArrayList<Located>();
        collect(root(), sample, found);
        return found;
    }

    void walk(ObjectNode sample, BiConsumer<Definition, ObjectNode> visitor) {
        objectsOf(sample).forEach(located -> visitor.accept(located.definition(), located.object()));
    }

    private void collect(Definition definition, JsonNode value, List<Located> found) {
        if (value instanceof ObjectNode object && definition.node().has("properties")) {
            found.add(new Located(definition, object));
            definition.properties().forEach((field, type) -> collect(resolve(type), object.path(field), found));
        } else if (value.isArray()) {
            var items = resolve(definition.node().path("items"));
            value.forEach(item -> collect(items, item, found));
        }
    }
}
