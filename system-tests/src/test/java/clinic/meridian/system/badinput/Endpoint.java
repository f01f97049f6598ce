package clinic.meridian.system.badinput;

import clinic.meridian.system.harness.Api;
import clinic.meridian.system.harness.Json;
import clinic.meridian.system.harness.Service;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One thing that a service can be asked.
///
/// @param path     with ids of things that exist, and for reads with their parameters
/// @param user     who may ask it; null where whoever has the address may, without signing in
/// @param stranger who may not; null where everybody who is signed in may
/// @param speech   of a program or of a browser
/// @param fields   of its body; none where it takes no body, or has nothing in it
record Endpoint(
        Service service,
        String method,
        String path,
        @Nullable String user,
        @Nullable String stranger,
        Speech speech,
        List<Field> fields) {

    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[^/?&=]*|[\\w-]{40,}(\\.[\\w-]{40,})?");

    /// Who asks, and with that, how a body is written and what an answer looks like.
    enum Speech {
        /// JSON, and problem documents.
        PROGRAM,
        /// Forms, and pages.
        BROWSER
    }

    /// A field of a body.
    ///
    /// @param required whether it may not be left out
    /// @param good     a value that is right
    record Field(String name, Kind kind, boolean required, Object good) {}

    static Endpoint get(Service service, String path, String user, @Nullable String stranger) {
        return new Endpoint(service, "GET", path, user, stranger, Speech.PROGRAM, List.of());
    }

    static Endpoint post(Service service, String path, String user, @Nullable String stranger, Field... fields) {
        return new Endpoint(service, "POST", path, user, stranger, Speech.PROGRAM, List.of(fields));
    }

    static Endpoint put(Service service, String path, String user, @Nullable String stranger, Field... fields) {
        return new Endpoint(service, "PUT", path, user, stranger, Speech.PROGRAM, List.of(fields));
    }

    static Endpoint delete(Service service, String path, String user, @Nullable String stranger) {
        return new Endpoint(service, "DELETE", path, user, stranger, Speech.PROGRAM, List.of());
    }

    /// A page, a part of one, or what a page asks for.
    static Endpoint page(Service service, String path, @Nullable String user, @Nullable String stranger) {
        return new Endpoint(service, "GET", "/" + path, user, stranger, Speech.BROWSER, List.of());
    }

    /// A form on one of those pages.
    static Endpoint form(
            Service service, String path, @Nullable String user, @Nullable String stranger, Field... fields) {
        return new Endpoint(service, "POST", "/" + path, user, stranger, Speech.BROWSER, List.of(fields));
    }

    static Field required(String name, Kind kind, Object good) {
        return new Field(name, kind, true, good);
    }

    static Field optional(String name, Kind kind, Object good) {
        return new Field(name, kind, false, good);
    }

    /// A body that is right, but for what the state of things says to it.
    String goodBody() {
        return body(null, null);
    }

    /// That body with another value in one field.
    ///
    /// @param raw as it stands in such a body; null leaves the field out
    String body(@Nullable Field changed, @Nullable String raw) {
        var members = new LinkedHashMap<String, String>();
        for (var field : fields) {
            members.put(field.name(), isForBrowsers() ? escaped(field.good().toString()) : Json.write(field.good()));
        }
        if (changed != null) {
            if (raw == null) {
                members.remove(changed.name());
            } else {
                members.put(changed.name(), raw);
            }
        }
        var text = new ArrayList<String>();
        if (isForBrowsers()) {
            members.forEach((name, value) -> text.add(escaped(name) + "=" + value));
            return String.join("&", text);
        }
        members.forEach((name, value) -> text.add("\"" + name + "\":" + value));
        return "{" + String.join(",", text) + "}";
    }

    /// What that field refuses for its shape alone, as it stands in such a body.
    List<String> malformed(Field field) {
        return isForBrowsers() ? field.kind().mistyped() : field.kind().nonsense();
    }

    /// What is of the right shape there and means nothing, as it stands in such a body.
    List<String> meaningless(Field field) {
        return isForBrowsers() ? field.kind().unknown() : field.kind().meaningless();
    }

    private static String escaped(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    boolean isForBrowsers() {
        return speech == Speech.BROWSER;
    }

    /// Who asks as its caller does: a browser sends forms.
    Api spoken(Api api) {
        return isForBrowsers() && writes() ? api.with("Content-Type", "application/x-www-form-urlencoded") : api;
    }

    boolean writes() {
        return !method.equals("GET");
    }

    @Override
    public String toString() {
        return method + " " + service.label() + path;
    }

    /// Parts of the address that are ids, or secrets that stand for them.
    List<String> ids() {
        return ID.matcher(path).results().map(MatchResult::group).toList();
    }

    /// The path without its parameters.
    String bare() {
        int question = path.indexOf('?');
        return question < 0 ? path : path.substring(0, question);
    }

    /// Where it is asked at the service.
    String address() {
        return bare().startsWith("//") ? bare().substring(1) : "/api/v1" + bare();
    }

    /// The parameters of the address and their values.
    Map<String, String> parameters() {
        var parameters = new LinkedHashMap<String, String>();
        int question = path.indexOf('?');
        if (question >= 0) {
            for (var parameter : path.substring(question + 1).split("&", -1)) {
                var parts = parameter.split("=", 2);
                parameters.put(parts[0], parts[1]);
            }
        }
        return parameters;
    }
}
