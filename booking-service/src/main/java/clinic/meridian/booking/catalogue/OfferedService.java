package clinic.meridian.booking.catalogue;

import java.time.Instant;
import java.util.Map;

/// One service in one version of the catalogue.
///
/// @param code what events and requests call it: `FACIAL`
/// @param names what people call it, by language: `de`, `en`, …
/// @param needsScreening whether a visit of it asks for a screening outcome that allows needles
/// @param validFrom bookings from then on use this version
public record OfferedService(
        String code,
        int catalogueVersion,
        Map<String, String> names,
        Timeline timeline,
        boolean needsScreening,
        Instant validFrom) {

    public OfferedService {
        names = Map.copyOf(names);
    }

    /// Its name in this language, else in English, else its code.
    public String name(String language) {
        return names.getOrDefault(language, names.getOrDefault("en", code));
    }
}
