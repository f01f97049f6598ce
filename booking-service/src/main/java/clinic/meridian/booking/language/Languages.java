package clinic.meridian.booking.language;

import java.util.Set;

/// Languages in which the clinic writes, by ISO 639-1.
public final class Languages {

    public static final Set<String> WRITTEN = Set.of("de", "en", "es", "zh");

    private Languages() {}
}
