package clinic.meridian.platform.testing.openapi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import clinic.meridian.platform.security.Role;
import clinic.meridian.platform.testing.TestUsers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A service's API as it is committed under `docs/api` and served, against what its code says now.
public final class CommittedApi {

    private static final String SERVED = "/v3/api-docs";
    private static final String UPDATE = "meridian.openapi.update";
    private static final List<String> FIRST = List.of("openapi", "info", "tags", "security", "paths");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private CommittedApi() {}

    /// Fails when the committed document is not what the code says. With `-Dmeridian.openapi.update=true` it is
    /// written anew instead.
    ///
    /// @param service name of the module, which is the document's too
    /// @param mvc of a context with [ApiDescription]
    public static void check(String service, MockMvc mvc) throws Exception {
        Path file = file(service);
        String now = drawnUp(mvc);
        if (Boolean.getBoolean(UPDATE)) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, now);
        }
        assertThat(Files.exists(file) ? Files.readString(file) : "")
                .as(
                        "%s is not what the code says. If the change is meant, write it anew and commit it:%n"
                                + "  mvn verify -pl %s -am -Dit.test=OpenApiIT -Dtest=NoSuch -D%s=true"
                                + " -Dsurefire.failIfNoSpecifiedTests=false -Dfailsafe.failIfNoSpecifiedTests=false",
                        file, service, UPDATE)
                .isEqualTo(now);
    }

    /// Fails when the committed document is of no use to somebody who has nothing else.
    public static void checkFit(String service) throws Exception {
        String text = Files.readString(file(service));
        JsonNode document = JSON.readTree(text);
        assertThat(text).doesNotContain("localhost", "clinic.meridian.");
        Set<String> operationIds = new HashSet<>();
        assertThat(document.path("paths")).isNotEmpty();
        for (JsonNode path : document.path("paths")) {
            for (JsonNode operation : path) {
                String id = operation.path("operationId").asString("");
                assertThat(operationIds.add(id))
                        .as("%s is one operation's name", id)
                        .isTrue();
                assertThat(operation.path("summary").asString("")).as(id).isNotEmpty();
                assertThat(operation.path("responses").propertyNames()).as(id).contains("default", "400");
            }
        }
        Matcher references = Pattern.compile("\"#(/[^\"]+)\"").matcher(text);
        while (references.find()) {
            assertThat(document.at(references.group(1)).isMissingNode())
                    .as("%s leads somewhere", references.group(1))
                    .isFalse();
        }
    }

    /// Fails when the service serves no such document, or to whoever asks.
    public static void checkServed(String service, MockMvc mvc) throws Exception {
        mvc.perform(get(SERVED)).andExpect(status().isUnauthorized());
        mvc.perform(get(SERVED).with(TestUsers.bearer("anna", Role.PRACTITIONER)))
                .andExpect(status().isOk())
                .andExpect(content().contentType(MediaType.APPLICATION_JSON))
                .andExpect(jsonPath("$.info.title").value("Meridian " + service));
    }

    private static Path file(String service) {
        return Path.of("../docs/api", service + ".json");
    }

    private static String drawnUp(MockMvc mvc) throws Exception {
        String text = mvc.perform(get(DrawsUpItsApi.PATH).with(TestUsers.bearer("anna", Role.values())))
                .andReturn()
                .getResponse()
                .getContentAsString(UTF_8);
        ObjectNode document = (ObjectNode) JSON.readTree(text);
        document.remove("servers");
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(sorted(document, FIRST)) + "\n";
    }

    /// The same with the members of every object in order, but for those of a schema: these stay as they are
    /// written.
    private static JsonNode sorted(JsonNode node, List<String> first) {
        if (node instanceof ArrayNode array) {
            ArrayNode copy = JsonNodeFactory.instance.arrayNode();
            array.forEach(item -> copy.add(sorted(item, List.of())));
            return copy;
        }
        if (!(node instanceof ObjectNode object)) {
            return node;
        }
        ObjectNode copy = JsonNodeFactory.instance.objectNode();
        Collection<String> names = object.propertyNames();
        Stream.concat(
                        first.stream().filter(object::has),
                        names.stream().filter(name -> !first.contains(name)).sorted())
                .forEach(name -> {
                    JsonNode value = object.get(name);
                    List<String> order = name.equals("properties") ? List.copyOf(value.propertyNames()) : List.of();
                    copy.set(name, name.equals("pattern") && value.isString() ? whole(value) : sorted(value, order));
                });
        return copy;
    }

    /// A pattern as JSON Schema has it: in the dialect of ECMAScript, and of the whole text only where it says so.
    private static JsonNode whole(JsonNode pattern) {
        String java = pattern.asString();
        String text = java.startsWith("(?s)") ? java.substring(4).replace(".", "[\\s\\S]") : java;
        return JsonNodeFactory.instance.stringNode("^(?:" + text.replace("\\p{Cntrl}", "\\p{Cc}") + ")$");
    }
}
