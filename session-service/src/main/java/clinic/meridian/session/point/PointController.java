package clinic.meridian.session.point;

import clinic.meridian.platform.security.MayEnter;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.Size;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The list of points and zones over HTTP.
@RestController
@RequestMapping("/api/v1")
class PointController {

    private final PointCatalogue catalogue;

    PointController(PointCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PointAnswer(
            String code,
            String pinyin,
            String region,
            String zone,
            Laterality laterality,
            boolean avoidInPregnancy,
            @Nullable String caution) {}

    record PointsAnswer(List<PointAnswer> items) {}

    record ZonesAnswer(Collection<Zone> items) {}

    @MayEnter
    @GetMapping("/points")
    PointsAnswer points(@RequestParam(defaultValue = "") @Size(max = 100) String query) {
        return new PointsAnswer(catalogue.search(query).stream()
                .map(point -> new PointAnswer(
                        point.code(),
                        point.pinyin(),
                        point.region(),
                        point.zone(),
                        point.laterality(),
                        point.avoidInPregnancy(),
                        point.caution()))
                .toList());
    }

    @MayEnter
    @GetMapping("/zones")
    ZonesAnswer zones() {
        return new ZonesAnswer(catalogue.zones());
    }
}
