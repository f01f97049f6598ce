package clinic.meridian.platform.web;

import clinic.meridian.platform.refusal.RefusalKind;
import clinic.meridian.platform.refusal.RefusalReason;
import clinic.meridian.platform.refusal.Refused;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// The versions of a resource on which a change may be based, from the header `If-Match`; a parameter of this type in a
/// handler is filled by the platform. Without the header every version will do.
///
/// @param any no header, or `*`
public record ExpectedVersion(boolean any, Set<Long> versions) {

    /// What the header is compared with, and the value of the header `ETag`: `"7"`.
    public static String etag(long version) {
        return '"' + Long.toString(version) + '"';
    }

    /// Refuses a change that is based on an older state.
    ///
    /// @param changedBy who made the latest change
    /// @param changedAt when, in clinic time
    /// @throws Refused 412 `stale` when the version is not one of those expected
    public void check(long actual, String changedBy, Instant changedAt) {
        if (any || versions.contains(actual)) {
            return;
        }
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("version", actual);
        facts.put("changedBy", changedBy);
        facts.put("changedAt", changedAt);
        throw new Refused(
                Reason.STALE,
                changedBy + " changed this after you opened it. Nothing was changed; look at it again first.",
                facts);
    }

    private enum Reason implements RefusalReason {
        STALE;

        @Override
        public RefusalKind kind() {
            return RefusalKind.STALE;
        }

        @Override
        public String title() {
            return HttpReason.STALE.title();
        }
    }
}
