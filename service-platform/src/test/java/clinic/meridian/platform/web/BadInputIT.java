package clinic.meridian.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.meridian.websample.SampleServer;
import clinic.meridian.websample.SampleServer.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Whatever is sent, the answer is the caller's fault and a problem document, never ours.
class BadInputIT {

    private static final JsonMapper JSON = JsonMapper.shared();

    private static final String GOOD = """
            {"name": "Ada", "note": "likes quiet", "ref": "33333333-0000-4000-8000-000000000003", "email": "ada@example.org", "count": 3, "big": 4,
             "depth": 1.5, "weight": 2.5, "amount": 12.50, "flag": true, "maybe": false, "side": "LEFT",
             "uuid": "0f8fad5b-d9cb-469f-a165-70867728950e", "day": "2026-11-24", "time": "09:30",
             "local": "2026-11-24T09:30", "moment": "2026-11-24T09:30:00+01:00", "instant": "2026-11-24T08:30:00Z",
             "start": "2026-11-24T09:30", "zone": "Europe/Berlin",
             "needles": [{"point": "ST4", "count": 1, "side": "LEFT"}], "tags": ["vip"], "answers": {"PREGNANCY": "no"},
             "anything": {"deep": [1]}, "reason": {"code": "ILL", "note": "a cold"}}""";

    /// Values that fit no field, or only some.
    private static final Map<String, String> HOSTILE = hostile();

    private static SampleServer server;

    @BeforeAll
    static void start() {
        server = new SampleServer();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static String hostile(String name) {
        return Objects.requireNonNull(HOSTILE.get(name), name);
    }

    private static List<String> at(Map<String, List<String>> refused, String pointer) {
        return refused.computeIfAbsent(pointer, p -> new ArrayList<>());
    }

    private static Map<String, String> hostile() {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("text", "\"x y\"");
        values.put("empty text", "\"\"");
        values.put("blank text", "\"   \"");
        values.put("number", "1");
        values.put("negative", "-1");
        values.put("zero", "0");
        values.put("fraction", "1.5");
        values.put("text of a number", "\"1\"");
        values.put("text of a truth value", "\"true\"");
        values.put("not a number", "\"NaN\"");
        values.put("infinity", "\"Infinity\"");
        values.put("huge integer", "9".repeat(30));
        values.put("monstrous integer", "9".repeat(5000));
        values.put("just too large for a long", "9223372036854775808");
        values.put("huge power", "1e999999999");
        values.put("tiny power", "1e-999999999");
        values.put("power with zeros", "1e+0000000000000000000000000000000000400");
        values.put("true", "true");
        values.put("null", "null");
        values.put("object", "{}");
        values.put("unexpected member", "{\"nonsense\": 1}");
        values.put("list", "[]");
        values.put("list of null", "[null]");
        values.put("list in list", "[[[]]]");
        values.put("NUL", "\"a\\u0000b\"");
        values.put("lone high surrogate", "\"a\\ud800b\"");
        values.put("lone low surrogate", "\"\\udc00\"");
        values.put("30 February", "\"2026-02-30\"");
        values.put("30 February, local", "\"2026-02-30T10:00\"");
        values.put("30 February, offset", "\"2026-02-30T10:00:00Z\"");
        values.put("25 o'clock", "\"25:00\"");
        values.put("24 o'clock", "\"2026-11-24T24:00\"");
        values.put("the end of days", "\"+999999999-12-31\"");
        values.put("the end of days, offset", "\"+999999999-12-31T23:59:59Z\"");
        values.put("before Christ", "\"-4713-01-01\"");
        values.put("year 0", "\"0000-01-01\"");
        values.put("impossible offset", "\"2026-11-24T09:30:00+99:00\"");
        values.put("a list for a date", "[2026, 11, 24]");
        values.put("epoch", "1700000000");
        values.put("unknown zone", "\"Mars/Olympus\"");
        values.put("offset for a zone", "\"+01:00\"");
        values.put("1 MB", "\"" + "x".repeat(1_000_000) + "\"");
        values.put("long text", "\"" + "x".repeat(20_001) + "\"");
        values.put("deep list", "[".repeat(2000) + "]".repeat(2000));
        values.put("deep object", "{\"a\":".repeat(1000) + "1" + "}".repeat(1000));
        values.put("script", "\"<script>alert(1)</script>\"");
        values.put("not JSON", "{'");
        values.put("NaN literal", "NaN");
        return values;
    }

    /// Each field of the body, in objects and lists within it too, with each hostile value.
    static Stream<Arguments> everyFieldWithEveryHostileValue() {
        List<Arguments> cases = new ArrayList<>();
        for (String pointer : pointers("", JSON.readTree(GOOD))) {
            for (String value : HOSTILE.keySet()) {
                cases.add(Arguments.of(pointer, value));
            }
        }
        return cases.stream();
    }

    private static List<String> pointers(String at, JsonNode node) {
        List<String> pointers = new ArrayList<>();
        if (!at.isEmpty()) {
            pointers.add(at);
        }
        if (node instanceof ObjectNode object) {
            object.properties()
                    .forEach(member -> pointers.addAll(pointers(at + "/" + member.getKey(), member.getValue())));
        } else if (node instanceof ArrayNode list) {
            for (int i = 0; i < list.size(); i++) {
                pointers.addAll(pointers(at + "/" + i, list.get(i)));
            }
        }
        return pointers;
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("everyFieldWithEveryHostileValue")
    void neverFailsOnAHostileValue(String pointer, String value) {
        Answer answer = server.post("/api/v1/samples", with(pointer, hostile(value)));
        if (answer.status() != 201) {
            assertIsCallersFault(answer, 400);
        }
    }

    /// The document with the text of one value replaced, valid JSON or not.
    private static String with(String pointer, String json) {
        ObjectNode document = (ObjectNode) JSON.readTree(GOOD);
        int slash = pointer.lastIndexOf('/');
        JsonNode parent = slash == 0 ? document : document.at(pointer.substring(0, slash));
        String last = pointer.substring(slash + 1);
        if (parent instanceof ObjectNode object) {
            object.put(last, "@@@");
        } else {
            ((ArrayNode) parent).set(Integer.parseInt(last), "@@@");
        }
        return JSON.writeValueAsString(document).replace("\"@@@\"", json);
    }

    private static void assertIsCallersFault(Answer answer, int status) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).isEqualTo(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        JsonNode problem = answer.json();
        assertThat(problem.get("status").asInt()).isEqualTo(status);
        assertThat(problem.get("type").asString())
                .isEqualTo("https://meridian.clinic/problems/"
                        + problem.get("reason").asString());
        assertThat(problem.get("title").asString()).isNotBlank();
        assertThat(problem.get("detail").asString()).isNotBlank().hasSizeLessThan(2000);
        assertThat(answer.body()).doesNotContain("clinic.meridian.", "java.", "tools.jackson", "xxxxx");
    }

    @Test
    void acceptsTheGoodDocument() {
        Answer answer = server.post("/api/v1/samples", GOOD);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        assertThat(answer.json().get("day").asString()).isEqualTo("2026-11-24");
        assertThat(answer.json().get("start").asString()).isEqualTo("2026-11-24T09:30");
        assertThat(answer.json().get("instant").asString()).isEqualTo("2026-11-24T08:30:00Z");
    }

    @Test
    void leavesNullsOutOfAnswers() {
        Answer answer = server.post("/api/v1/samples", """
                {"name": "Ada", "count": 1, "weight": 1, "flag": false, "note": null,
                 "needles": [{"point": "ST4", "count": 1}]}""");
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        assertThat(answer.body()).doesNotContain("null", "note");
    }

    /// What must be refused, and under which field's name.
    static Stream<Arguments> refused() {
        Map<String, List<String>> refused = new LinkedHashMap<>();
        List<String> never = List.of(
                "NUL",
                "lone high surrogate",
                "lone low surrogate",
                "huge power",
                "tiny power",
                "monstrous integer",
                "power with zeros",
                "long text");
        for (String pointer : pointers("", JSON.readTree(GOOD))) {
            refused.put(pointer, new ArrayList<>(never));
        }
        List<String> wrongForText = List.of("number", "fraction", "true", "object", "list");
        for (String text : List.of("/name", "/note", "/ref", "/email", "/reason/code", "/reason/note", "/tags/0")) {
            at(refused, text).addAll(wrongForText);
        }
        for (String required :
                List.of("/name", "/count", "/needles", "/weight", "/flag", "/needles/0", "/needles/0/point")) {
            at(refused, required).add("null");
        }
        for (String whole : List.of("/count", "/big", "/needles/0/count")) {
            at(refused, whole)
                    .addAll(List.of(
                            "text",
                            "empty text",
                            "text of a number",
                            "fraction",
                            "true",
                            "object",
                            "list",
                            "huge integer",
                            "just too large for a long"));
        }
        for (String number : List.of("/depth", "/weight", "/amount")) {
            at(refused, number)
                    .addAll(List.of(
                            "text",
                            "empty text",
                            "text of a number",
                            "not a number",
                            "infinity",
                            "true",
                            "object",
                            "list"));
        }
        for (String truth : List.of("/flag", "/maybe")) {
            at(refused, truth).addAll(List.of("text", "empty text", "text of a truth value", "number", "zero", "list"));
        }
        for (String constant : List.of("/side", "/needles/0/side")) {
            at(refused, constant).addAll(List.of("text", "empty text", "blank text", "number", "zero", "true", "list"));
        }
        for (String time : List.of("/day", "/time", "/local", "/moment", "/instant", "/start", "/zone", "/uuid")) {
            at(refused, time)
                    .addAll(List.of(
                            "text",
                            "empty text",
                            "blank text",
                            "number",
                            "epoch",
                            "a list for a date",
                            "true",
                            "object",
                            "30 February",
                            "30 February, local",
                            "30 February, offset",
                            "25 o'clock",
                            "24 o'clock",
                            "the end of days",
                            "the end of days, offset",
                            "before Christ",
                            "year 0",
                            "impossible offset",
                            "unknown zone",
                            "offset for a zone"));
        }
        for (String list : List.of("/needles", "/tags")) {
            at(refused, list)
                    .addAll(List.of("text", "empty text", "number", "true", "object", "list of null", "list in list"));
        }
        at(refused, "/reason").addAll(List.of("text", "empty text", "number", "list", "object", "unexpected member"));
        at(refused, "/needles/0").addAll(List.of("text", "number", "list", "object", "unexpected member"));
        return refused.entrySet().stream()
                .flatMap(field -> field.getValue().stream().map(value -> Arguments.of(field.getKey(), value)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("refused")
    void refusesAndNamesTheField(String pointer, String value) {
        Answer answer = server.post("/api/v1/samples", with(pointer, hostile(value)));
        assertIsCallersFault(answer, 400);
        assertThat(answer.json().get("reason").asString()).isEqualTo("invalid");
        String field = pointer.substring(1).replaceAll("/(\\d+)", "[$1]").replace('/', '.');
        assertThat(answer.json()
                        .get("errors")
                        .valueStream()
                        .map(error -> error.get("field").asString()))
                .as(answer.body())
                .anyMatch(named -> named.startsWith(field));
    }

    @Test
    void namesTheAllowedConstants() {
        JsonNode problem =
                server.post("/api/v1/samples", with("/side", "\"MIDDLE\"")).json();
        assertThat(problem.get("errors").get(0).get("message").asString()).isEqualTo("must be one of LEFT, RIGHT");
    }

    @Test
    void namesAnUnknownField() {
        Answer answer = server.post("/api/v1/samples", GOOD.replaceFirst("\"note\"", "\"Note\""));
        assertIsCallersFault(answer, 400);
        assertThat(answer.json().get("detail").asString()).isEqualTo("Note is not a known field.");
    }

    @Test
    void refusesAFieldGivenTwice() {
        assertIsCallersFault(server.post("/api/v1/samples", GOOD.replaceFirst("\\{", "{\"name\": \"Eve\",")), 400);
    }

    @Test
    void repeatsNoPersonalText() {
        Answer answer = server.post("/api/v1/samples", with("/email", "\"lovelace at example\""));
        assertIsCallersFault(answer, 400);
        assertThat(answer.body()).contains("email").doesNotContain("lovelace");
    }

    @Test
    void repeatsARejectedNumber() {
        JsonNode error = server.post("/api/v1/samples", with("/count", "101"))
                .json()
                .get("errors")
                .get(0);
        assertThat(error.get("field").asString()).isEqualTo("count");
        assertThat(error.get("rejected").asInt()).isEqualTo(101);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "}",
                "[",
                "\"",
                "nul",
                "{\"name\"",
                "{\"name\":",
                "{\"name\":\"x",
                "{}{}",
                "{} x",
                "null",
                "[]",
                "1",
                "\"text\"",
                "true",
                "{\"a\" 1}",
                "{,}",
                "\\u0000",
                "{\"\\u0000\":1}",
                "{\"\\ud800\":1}",
                "/* */{}",
                "{\"a\":01}",
                "{\"a\":+1}",
                "{\"a\":.5}",
                "{\"a\":\"\\x\"}",
                "{\"a\":\"\\u12\"}",
                "\uFEFF{}"
            })
    void refusesWhatIsNoDocument(String body) {
        assertIsCallersFault(server.post("/api/v1/samples", body), 400);
    }

    @Test
    void refusesMalformedUtf8() {
        for (byte[] bad : List.of(
                new byte[] {(byte) 0xff},
                new byte[] {(byte) 0xc0, (byte) 0x80},
                new byte[] {(byte) 0xed, (byte) 0xa0, (byte) 0x80},
                new byte[] {(byte) 0xf4, (byte) 0x90, (byte) 0x80, (byte) 0x80})) {
            byte[] body = (GOOD.substring(0, 10) + new String(bad, StandardCharsets.ISO_8859_1) + GOOD.substring(10))
                    .getBytes(StandardCharsets.ISO_8859_1);
            assertIsCallersFault(server.post("/api/v1/samples", body, request -> request), 400);
        }
    }

    @Test
    void refusesOtherEncodings() {
        for (var charset : List.of(StandardCharsets.UTF_16, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            assertIsCallersFault(server.post("/api/v1/samples", GOOD.getBytes(charset), request -> request), 400);
        }
        assertIsCallersFault(
                server.post(
                        "/api/v1/samples",
                        GOOD.getBytes(StandardCharsets.ISO_8859_1),
                        request -> request.setHeader("Content-Type", "application/json;charset=iso-8859-1")),
                400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/xml",
                "application/x-www-form-urlencoded",
                "nonsense",
                "a/b/c",
                "*/*",
                "application/json;charset=nonsense",
                "multipart/form-data",
                "multipart/form-data; boundary=x"
            })
    void refusesOtherMediaTypes(String type) {
        Answer answer = server.post(
                "/api/v1/samples",
                GOOD.getBytes(StandardCharsets.UTF_8),
                request -> request.setHeader("Content-Type", type));
        assertIsCallersFault(answer, answer.status() == 400 ? 400 : 415);
    }

    @Test
    void refusesBodiesOverTheLimit() {
        byte[] body = new byte[2_000_000];
        assertIsCallersFault(server.post("/api/v1/samples", body, request -> request), 413);
    }

    /// Whoever reads the answer only after all is sent would find the connection reset if it were closed before.
    @Test
    void saysSoOnceAllOfATooLargeBodyIsThere() throws Exception {
        String answer = server.raw("POST /api/v1/samples HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                + "Content-Type: application/json\r\nContent-Length: 9000000\r\n\r\n"
                + "x".repeat(9_000_000));

        assertThat(answer).startsWith("HTTP/1.1 4").contains("application/problem+json");
    }

    @Test
    void refusesBodiesOverTheLimitOfUnannouncedLength() {
        byte[] body = ("[" + " ".repeat(2_000_000) + "]").getBytes(StandardCharsets.UTF_8);
        Answer answer = server.send(server.asDesk("/api/v1/samples")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.fromPublisher(BodyPublishers.ofByteArray(body))));
        assertIsCallersFault(answer, 413);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/samples/33333333-0000-4000-8000-000000000003",
                "/api/v1/samples/33333333-0000-4000-8000-000000000003?day=",
                "/api/v1/samples/33333333-0000-4000-8000-000000000003?day=2026-02-30",
                "/api/v1/samples/33333333-0000-4000-8000-000000000003?day=%2B999999999-01-01",
                "/api/v1/samples/33333333-0000-4000-8000-000000000003?day=x%00",
                "/api/v1/samples/33333333-0000-4000-8000-000000000003?day=%FF",
                "/api/v1/samples/33333333-0000-4000-8000-000000000003?day=2026-11-24&limit=x",
                "/api/v1/samples/33333333-0000-4000-8000-000000000003?day=2026-11-24&limit=99999999999",
                "/api/v1/samples/33333333-0000-4000-8000-000000000003?day=2026-11-24&limit=501",
                "/api/v1/samples/33333333-0000-4000-8000-000000000003?day=2026-11-24&side=MIDDLE",
                "/api/v1/samples/33333333-0000-4000-8000-000000000003?day=2026-11-24&since=yesterday",
                "/api/v1/samples/33333333-0000-4000-8000-000000000003?day=2026-11-24&other=a%00b",
                "/api/v1/samples/33333333-0000-4000-8000-000000000003?day=2026-11-24&a%00=b",
                "/api/v1/samples/33333333-0000-4000-8000-000000000003?day=2026-11-24&other=%ED%A0%80",
                "/api/v1/samples/a%20b?day=2026-11-24",
                "/api/v1/samples/%C3%28?day=2026-11-24",
                "/api/v1/samples/%F0%9F%92%89?day=2026-11-24"
            })
    void refusesBadPathsAndQueries(String path) {
        assertIsCallersFault(server.get(path), 400);
    }

    @Test
    void refusesLongValuesInQueries() {
        assertIsCallersFault(
                server.get("/api/v1/samples/33333333-0000-4000-8000-000000000003?day=2026-11-24&other="
                        + "x".repeat(2001)),
                400);
        assertIsCallersFault(server.get("/api/v1/samples/" + "x".repeat(65) + "?day=2026-11-24"), 400);
    }

    @Test
    void readsAPlusSignThatWasNotEscaped() {
        Answer answer = server.get(
                "/api/v1/samples/33333333-0000-4000-8000-000000000003?day=2026-11-24&since=2026-11-24T09:30:00+01:00");
        assertThat(answer.json().get("since").asString()).isEqualTo("2026-11-24T09:30+01:00");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /api/%zz",
                "GET /api/%00",
                "GET /api/v1/samples/%00?day=2026-11-24",
                "GET /api/<x>",
                "GET api",
                "GET /api/..%2f..%2fetc",
                "GET /api//v1",
                "GET /api/v1;x=y",
                "GET /api/%2e%2e/x",
                "PROPFIND /api/v1/samples",
                "FOO /api/v1/samples",
                "TRACE /api/v1/samples",
                "GET /api/v1/samples/33333333-0000-4000-8000-000000000003?day=%zz",
                "GET /api/v1/samples/33333333-0000-4000-8000-000000000003?%",
                "GET /api/v1/samples/33333333-0000-4000-8000-000000000003?day=%C0%AE"
            })
    void survivesWhatNoClientSends(String line) throws Exception {
        String answer = server.raw(line + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: "
                + server.asDesk("/x")
                        .build()
                        .headers()
                        .firstValue("Authorization")
                        .orElseThrow() + "\r\n\r\n");
        assertThat(answer).as(line).matches("(?s)HTTP/1.1 4\\d\\d .*").doesNotContain("Exception", "Tomcat", "<html");
    }

    @Test
    void answersAHeaderThatIsTooLarge() throws Exception {
        String answer =
                server.raw("GET /api/v1/samples HTTP/1.1\r\nHost: localhost\r\nX: " + "x".repeat(20_000) + "\r\n\r\n");
        assertThat(answer).matches("(?s)HTTP/1.1 4\\d\\d .*").doesNotContain("Exception", "Tomcat", "<html");
    }

    @Test
    void refusesFormsInTheSameWords() {
        Map<String, Integer> expected = new HashMap<>();
        expected.put("name=Ada&day=2026-11-24", 200);
        expected.put("name=&day=2026-11-24", 400);
        expected.put("name=Ada&day=", 400);
        expected.put("name=Ada&day=2026-02-30", 400);
        expected.put("name=A%00da&day=2026-11-24", 400);
        expected.put("name=" + "x".repeat(101) + "&day=2026-11-24", 400);
        expected.put("name=" + "x".repeat(30_000) + "&day=2026-11-24", 400);
        expected.put("name=%zz&day=2026-11-24", 400);
        expected.put("x".repeat(1_100_000), 413);
        expected.put("a=1&".repeat(20_000), 400);
        expected.forEach((form, status) -> {
            Answer answer = server.post(
                    "/forms",
                    form.getBytes(StandardCharsets.UTF_8),
                    request -> request.setHeader("Content-Type", "application/x-www-form-urlencoded"));
            assertThat(answer.status())
                    .as(form.substring(0, Math.min(60, form.length())) + answer)
                    .isEqualTo(status);
            if (status != 200) {
                assertIsCallersFault(answer, status);
            }
        });
    }
}
