package clinic.meridian.system.badinput;

import clinic.meridian.system.harness.Json;
import clinic.meridian.system.harness.Service;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One thing that a service can be asked.
///
/// @param path     with ids of things that exist, and for reads with their parameters
/// @param user     who may ask it
/// @param stranger who may not; null where everybody who is signed in may
/// @param fields   of its body; none where it takes no body, or has nothing in it
record Endpoint(
        Service service,
        String method,
        String path,
        String user,
        @Nullable String stranger,
        List<Field> fields) {

    /// A field of a body.
    ///
    /// @param required whether it may not be left out
    /// @param good     a value that is right
    record Field(String name, Kind kind, boolean required, Object good) {}

    static Endpoint get(Service service, String path, String user, @Nullable String stranger) {
        return new Endpoint(service, "GET", path, user, stranger, List.of());
    }

    static Endpoint post(Service service, String path, String user, @Nullable String stranger, Field... fields) {
        return new Endpoint(service, "POST", path, user, stranger, List.of(fields));
    }

    static Endpoint put(Service service, String path, String user, @Nullable String stranger, Field... fields) {
        return new Endpoint(service, "PUT", path, user, stranger, List.of(fields));
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
    /// @param raw JSON; null leaves the field out
    String body(@Nullable Field changed, @Nullable String raw) {
        var members = new LinkedHashMap<String, String>();
        for (var field : fields) {
            members.put(field.name(), Json.write(field.good()));
        }
        if (changed != null) {
            if (raw == null) {
                members.remove(changed.name());
            } else {
                members.put(changed.name(), raw);
            }
        }
        var text = new ArrayList<String>();
        members.forEach((name, value) -> text.add("\"" + name + "\":" + value));
        return "{" + String.join(",", text) + "}";
    }

    boolean writes() {
        return !method.equals("GET");
    }

    @Override
    public String toString() {
        return method + " " + service.label() + path;
    }

    /// Parts of the address that are ids.
    List<String> ids() {
        var ids = new ArrayList<String>();
        for (var part : path.split("[/?&=]", -1)) {
            if (part.matches("[0-9a-f]{8}-[0-9a-f]{4}-.*")) {
                ids.add(part);
            }
        }
        return ids;
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
