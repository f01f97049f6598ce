package clinic.meridian.booking.version;

import clinic.meridian.platform.command.ActorMetadata;
import clinic.meridian.platform.refusal.RefusalKind;
import clinic.meridian.platform.refusal.RefusalReason;
import clinic.meridian.platform.refusal.Refused;
import java.time.Instant;
import java.util.Map;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;

/// Who changed an aggregate last and when, so that somebody who decided by an older state can be told.
///
/// @param version sequence number of that change
public record LastChange(
        long version, @Nullable String by, @Nullable String at) {

    public static final LastChange NONE = new LastChange(-1, null, null);

    private enum Stale implements RefusalReason {
        CHANGED_SINCE;

        @Override
        public RefusalKind kind() {
            return RefusalKind.STALE;
        }

        @Override
        public String title() {
            return "Somebody changed this in the meantime";
        }
    }

    /// The change after this one.
    public LastChange next(MetaData metadata) {
        return new LastChange(version + 1, text(metadata, ActorMetadata.BY), text(metadata, ActorMetadata.RECORDED_AT));
    }

    private static @Nullable String text(MetaData metadata, String key) {
        Object value = metadata.get(key);
        return value == null ? null : value.toString();
    }

    /// @param expected the version that the caller saw; absent when it does not matter to her
    /// @throws Refused (412) when another change came after that version
    public void mustBe(@Nullable Long expected) {
        if (expected != null && expected != version) {
            String who = by == null ? "Somebody" : by;
            String when = at == null ? "" : " at " + Instant.parse(at);
            throw new Refused(
                    Stale.CHANGED_SINCE,
                    who + " changed it" + when + "; look at it again.",
                    Map.of("changedBy", who, "changedAt", at == null ? "" : at, "version", version));
        }
    }
}
