package clinic.meridian.booking.version;

import clinic.meridian.platform.command.ActorMetadata;
import clinic.meridian.platform.web.ExpectedVersion;
import java.time.Instant;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;

/// Who changed an aggregate last and when, so that somebody who decided by an older state can be told.
///
/// @param version sequence number of that change
public record LastChange(
        long version, @Nullable String by, @Nullable String at) {

    public static final LastChange NONE = new LastChange(-1, null, null);

    /// The change after this one.
    public LastChange next(MetaData metadata) {
        return new LastChange(version + 1, text(metadata, ActorMetadata.BY), text(metadata, ActorMetadata.RECORDED_AT));
    }

    private static @Nullable String text(MetaData metadata, String key) {
        Object value = metadata.get(key);
        return value == null ? null : value.toString();
    }

    /// @throws clinic.meridian.platform.refusal.Refused (412) when this change came after the one that the caller saw
    public void mustBe(ExpectedVersion expected) {
        expected.check(version, by == null ? "Somebody" : by, at == null ? Instant.EPOCH : Instant.parse(at));
    }
}
