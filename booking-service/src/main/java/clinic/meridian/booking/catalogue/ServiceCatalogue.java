package clinic.meridian.booking.catalogue;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// All versions of all services. Each version of the catalogue is complete: a service that it leaves out is no longer
/// offered.
public final class ServiceCatalogue {

    private final TreeMap<Integer, List<OfferedService>> versions = new TreeMap<>();

    public ServiceCatalogue(Collection<OfferedService> services) {
        for (OfferedService service : services) {
            versions.merge(
                    service.catalogueVersion(),
                    List.of(service),
                    (a, b) -> java.util.stream.Stream.concat(a.stream(), b.stream())
                            .toList());
        }
        if (versions.isEmpty()) {
            throw new IllegalArgumentException("The service catalogue is empty");
        }
    }

    /// The services that can be booked now.
    public List<OfferedService> current(Instant now) {
        return versions.descendingMap().values().stream()
                .filter(services ->
                        services.stream().allMatch(s -> !s.validFrom().isAfter(now)))
                .findFirst()
                .orElse(List.of());
    }

    public Optional<OfferedService> current(String code, Instant now) {
        return current(now).stream()
                .filter(service -> service.code().equals(code))
                .findFirst();
    }

    /// A service as it was when a visit was booked.
    public Optional<OfferedService> inVersion(String code, int version) {
        return versions.getOrDefault(version, List.of()).stream()
                .filter(service -> service.code().equals(code))
                .findFirst();
    }

    public List<OfferedService> all() {
        return versions.values().stream()
                .flatMap(List::stream)
                .sorted(Comparator.comparingInt(OfferedService::catalogueVersion)
                        .thenComparing(OfferedService::code))
                .toList();
    }
}
