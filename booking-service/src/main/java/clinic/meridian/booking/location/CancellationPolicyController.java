package clinic.meridian.booking.location;

import clinic.meridian.booking.language.Languages;
import clinic.meridian.booking.location.LocationCommand.SetCancellationPolicy;
import clinic.meridian.platform.command.Actor;
import clinic.meridian.platform.command.Commands;
import clinic.meridian.platform.security.MayEnter;
import clinic.meridian.platform.security.MayManage;
import clinic.meridian.platform.web.ExpectedVersion;
import clinic.meridian.platform.web.input.InvalidInput;
import clinic.meridian.platform.web.input.Text;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Cancellation terms over HTTP.
@RestController
@RequestMapping("/api/v1/cancellation-policies")
class CancellationPolicyController {

    private final Commands commands;
    private final Locations locations;

    CancellationPolicyController(Commands commands, Locations locations) {
        this.commands = commands;
        this.locations = locations;
    }

    /// @param texts the wording by language: `de`, `en`, `es`, `zh`
    /// @param validFrom bookings from then on accept it; from now on unless told otherwise
    record PolicyRequest(
            @NotNull UUID locationId,
            @Min(0) @Max(720) int lateHours,
            @Min(0) @Max(1440) int noShowAfterMinutes,
            @NotNull @Size(min = 1, max = 10) Map<@NotNull String, @NotNull @Text(max = 4000) String> texts,
            @Nullable OffsetDateTime validFrom) {}

    record PolicySet(UUID locationId, int version) {}

    @MayManage
    @PostMapping
    ResponseEntity<PolicySet> set(@Valid @RequestBody PolicyRequest request, ExpectedVersion expected, Actor actor) {
        for (String language : request.texts().keySet()) {
            if (!Languages.WRITTEN.contains(language)) {
                throw InvalidInput.field("texts", "must be by language: de, en, es or zh");
            }
        }
        Instant validFrom =
                request.validFrom() == null ? null : request.validFrom().toInstant();
        Integer version = commands.send(
                new SetCancellationPolicy(
                        request.locationId(),
                        expected,
                        request.lateHours(),
                        request.noShowAfterMinutes(),
                        new TreeMap<>(request.texts()),
                        validFrom),
                actor);
        return ResponseEntity.created(URI.create("/api/v1/cancellation-policies"))
                .body(new PolicySet(request.locationId(), version == null ? 0 : version));
    }

    record PolicyBody(
            UUID locationId,
            int version,
            int lateHours,
            int noShowAfterMinutes,
            Map<String, String> texts,
            OffsetDateTime validFrom) {}

    record Listed(List<PolicyBody> items) {}

    @MayEnter
    @GetMapping
    Listed list(@RequestParam(required = false) @Nullable UUID locationId) {
        return new Listed(locations.all().stream()
                .filter(location -> locationId == null || locationId.equals(location.locationId()))
                .flatMap(location -> location.policies().stream()
                        .map(policy -> new PolicyBody(
                                location.locationId(),
                                policy.version(),
                                policy.lateHours(),
                                policy.noShowAfterMinutes(),
                                policy.texts(),
                                policy.validFrom().atZone(location.zone()).toOffsetDateTime())))
                .toList());
    }
}
