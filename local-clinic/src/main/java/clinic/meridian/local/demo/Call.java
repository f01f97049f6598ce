package clinic.meridian.local.demo;

import clinic.meridian.local.Part;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One request to a service, as far as it can be known before the services have given anything an id.
///
/// @param user     signs in to make it
/// @param path     with `{}` where the target's id goes
/// @param target   whose id goes into the path; null where none does
/// @param body     what becomes the JSON; an [Id] in it, at any depth, becomes what the service gave
/// @param yields   the ids that the answer brings, by JSON pointer
/// @param refusal  the reason that it must be refused with; null where it must succeed
record Call(
        String user,
        Part service,
        String path,
        @Nullable Id target,
        Map<String, ?> body,
        Map<String, Id> yields,
        @Nullable String refusal) {

    Call {
        body = Map.copyOf(body);
        yields = Map.copyOf(yields);
    }

    static Call to(String user, Part service, String path, @Nullable Id target, Map<String, ?> body) {
        return new Call(user, service, path, target, body, Map.of(), null);
    }

    Call yielding(String pointer, Id id) {
        return yielding(Map.of(pointer, id));
    }

    Call yielding(Map<String, Id> ids) {
        return new Call(user, service, path, target, body, ids, refusal);
    }

    Call refusedWith(String reason) {
        return new Call(user, service, path, target, body, yields, reason);
    }
}
