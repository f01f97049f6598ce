package clinic.meridian.booking.catalogue;

import clinic.meridian.contracts.PhaseKind;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// The catalogue as configuration, `meridian.catalogue`. A version that bookings refer to must stay, unchanged.
///
/// @param versions each one complete
@ConfigurationProperties("meridian.catalogue")
record CatalogueProperties(List<Version> versions) {

    private static final Pattern PHASE = Pattern.compile("([a-z-]+) ([0-9]{1,3}) (P?R?)");

    /// @param version counts from 1
    /// @param validFrom bookings from then on use it
    record Version(int version, Instant validFrom, List<Service> services) {}

    /// @param phases each as `needle 15 PR`: kind, minutes, P for the practitioner's hands, R for the room
    record Service(String code, Map<String, String> names, boolean needsScreening, List<String> phases) {}

    ServiceCatalogue catalogue() {
        return new ServiceCatalogue(versions.stream()
                .flatMap(version -> version.services().stream()
                        .map(service -> new OfferedService(
                                service.code(),
                                version.version(),
                                service.names(),
                                new Timeline(service.phases().stream()
                                        .map(CatalogueProperties::phase)
                                        .toList()),
                                service.needsScreening(),
                                version.validFrom())))
                .toList());
    }

    static Phase phase(String text) {
        Matcher parts = PHASE.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("'" + text + "' is not a phase; it should look like 'needle 15 PR'");
        }
        return new Phase(
                PhaseKind.valueOf(parts.group(1).toUpperCase(Locale.ROOT).replace('-', '_')),
                Integer.parseInt(parts.group(2)),
                parts.group(3).contains("P"),
                parts.group(3).contains("R"));
    }
}
