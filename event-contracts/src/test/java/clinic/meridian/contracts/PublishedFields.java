package clinic.meridian.contracts;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/// Every field of every message on one line each: what has been published and can never be taken back. In a review an
/// addition is an added line; a changed or removed line is a broken promise.
///
/// @param lines from the path of a field, `booking.session-booked.v1 visit.phases[].kind`, to what it is
record PublishedFields(Map<String, Field> lines) {

    /// @param type `string`, `string(date-time)`, `string{LEFT|RIGHT}`, `object`, …
    record Field(String type, boolean required) {

        static Field parse(String text) {
            var parts = text.split(" ", 2);
            return new Field(parts[1], parts[0].equals("required"));
        }

        @Override
        public String toString() {
            return (required ? "required " : "optional ") + type;
        }

        /// The names that an enum allows; empty for any other type.
        private Set<String> names() {
            return type.startsWith("string{")
                    ? Set.of(type.substring("string{".length(), type.length() - 1)
                            .split("\\|"))
                    : Set.of();
        }

        /// An enum may get more names; nothing else about a field may change.
        private boolean keeps(Field promised) {
            return required == promised.required
                    && (type.equals(promised.type)
                            || (!promised.names().isEmpty() && names().containsAll(promised.names())));
        }
    }

    static PublishedFields of(Collection<JsonNode> schemas) {
        var lines = new TreeMap<String, Field>();
        for (var schema : schemas) {
            var tree = new SchemaTree(schema);
            lines.put(tree.root().name(), new Field("message", true));
            collect(tree, tree.root(), tree.root().name() + " ", lines);
        }
        return new PublishedFields(lines);
    }

    static PublishedFields parse(String text) {
        var lines = new TreeMap<String, Field>();
        text.lines().filter(line -> !line.isBlank()).forEach(line -> {
            var parts = line.split(" : ", 2);
            lines.put(parts[0], Field.parse(parts[1]));
        });
        return new PublishedFields(lines);
    }

    String text() {
        return lines.entrySet().stream()
                .map(line -> line.getKey() + " : " + line.getValue() + "\n")
                .collect(joining());
    }

    /// What these fields break of what was promised; empty when they only add to it.
    List<String> brokenPromises(PublishedFields promised) {
        var broken = new ArrayList<String>();
        promised.lines.forEach((path, field) -> {
            var now = lines.get(path);
            if (now == null) {
                broken.add(path + " was removed");
            } else if (!now.keeps(field)) {
                broken.add(path + " was " + field + " and is " + now);
            }
        });
        var added = new LinkedHashSet<>(lines.keySet());
        added.removeAll(promised.lines.keySet());
        for (var path : added) {
            var parent = parent(path);
            // Records that lie in the topic already do not have it; only a new object may demand fields.
            if (Objects.requireNonNull(lines.get(path)).required() && promised.lines.containsKey(parent)) {
                broken.add(path + " is new and required");
            }
        }
        return broken;
    }

    /// The object or list that a field belongs to; of an object's own line: the message.
    private static String parent(String path) {
        if (path.endsWith("[]") || path.endsWith("{}")) {
            return path.substring(0, path.length() - 2);
        }
        int space = path.indexOf(' ');
        int dot = path.lastIndexOf('.');
        return space < 0 ? "" : path.substring(0, Math.max(space, dot));
    }

    private static void collect(
            SchemaTree tree, SchemaTree.Definition object, String prefix, Map<String, Field> lines) {
        object.properties().forEach((name, node) -> {
            var path = prefix + name;
            var required = object.required().contains(name);
            put(tree, tree.resolve(node), path, required, lines);
        });
    }

    private static void put(
            SchemaTree tree, SchemaTree.Definition type, String path, boolean required, Map<String, Field> lines) {
        lines.put(path, new Field(word(type.node()), required));
        if (type.node().has("items")) {
            put(tree, tree.resolve(type.node().get("items")), path + "[]", true, lines);
        } else if (type.node().path("additionalProperties").isObject()) {
            put(tree, tree.resolve(type.node().get("additionalProperties")), path + "{}", true, lines);
        }
        collect(tree, type, path + ".", lines);
    }

    private static String word(JsonNode type) {
        var word = type.get("type").stringValue();
        if (type.has("enum")) {
            return StreamSupport.stream(type.get("enum").spliterator(), false)
                    .map(JsonNode::stringValue)
                    .sorted()
                    .collect(joining("|", word + "{", "}"));
        } else if (type.has("format")) {
            return word + "(" + type.get("format").stringValue() + ")";
        }
        return word;
    }
}
