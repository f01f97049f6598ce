package clinic.meridian.local.importing;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Yes and no as files write them.
final class YesNo {
    private YesNo() {}

    /// Null when it is neither.
    static @Nullable Boolean read(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "yes", "y", "true", "1", "ja", "j" -> Boolean.TRUE;
            case "no", "n", "false", "0", "nein" -> Boolean.FALSE;
            default -> null;
        };
    }
}
