package clinic.meridian.platform.local;

import clinic.meridian.platform.consuming.ParkedLane;
import clinic.meridian.platform.consuming.ParkedRecords;
import clinic.meridian.platform.refusal.Refused;
import clinic.meridian.platform.security.LocalOperator;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Profile;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// What `./clinic parked` talks to.
@RestController
@Profile("local")
@LocalOperator
@RequestMapping("/local/parked")
class LocalParkedController {

    record Retry(@NotNull String topic, @NotNull String key) {}

    private final ParkedRecords parked;

    LocalParkedController(ParkedRecords parked) {
        this.parked = parked;
    }

    @GetMapping
    Map<String, List<ParkedLane>> list() {
        return Map.of("items", parked.list());
    }

    /// All of that key, or none.
    @PostMapping("/retry")
    Map<String, Integer> retry(@Valid @RequestBody Retry retry) {
        try {
            return Map.of("handled", parked.retry(retry.topic(), retry.key()));
        } catch (RuntimeException stillFailing) {
            throw new Refused(ParkedRefusal.STILL_NOT_HANDLED, String.valueOf(stillFailing.getMessage()));
        }
    }
}
