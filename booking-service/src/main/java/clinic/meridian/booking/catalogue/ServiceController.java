package clinic.meridian.booking.catalogue;

import clinic.meridian.platform.security.MayEnter;
import clinic.meridian.platform.time.ClinicClock;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// The catalogue over HTTP.
@RestController
class ServiceController {

    private final ServiceCatalogue catalogue;
    private final ClinicClock clock;

    ServiceController(ServiceCatalogue catalogue, ClinicClock clock) {
        this.catalogue = catalogue;
        this.clock = clock;
    }

    /// @param minutes until the client leaves
    record ServiceBody(
            String service,
            int catalogueVersion,
            Map<String, String> names,
            int minutes,
            boolean needsScreening,
            List<Phase> phases) {}

    record Listed(List<ServiceBody> items) {}

    @MayEnter
    @GetMapping("/api/v1/services")
    Listed list() {
        return new Listed(catalogue.current(clock.now()).stream()
                .map(service -> new ServiceBody(
                        service.code(),
                        service.catalogueVersion(),
                        service.names(),
                        service.timeline().clientMinutes(),
                        service.needsScreening(),
                        service.timeline().phases()))
                .toList());
    }
}
