package clinic.meridian.booking.appointment;

import clinic.meridian.contracts.Codes;
import clinic.meridian.platform.command.Actor;
import clinic.meridian.platform.security.MayBook;
import clinic.meridian.platform.web.input.StatedTime;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.net.URI;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Slots that are kept while somebody decides, over HTTP.
@RestController
@RequestMapping("/api/v1/holds")
class HoldController {

    private final Holds holds;

    HoldController(Holds holds) {
        this.holds = holds;
    }

    record HoldRequest(
            @NotNull @Pattern(regexp = Codes.PATTERN) String service,
            @NotNull UUID locationId,
            @NotNull UUID practitionerId,
            @Nullable UUID roomId,
            @NotNull StatedTime start,
            @Nullable UUID clientId) {}

    /// @param roomId which one was free
    /// @param end when the client would leave
    record HoldBody(
            UUID holdId,
            OffsetDateTime expiresAt,
            String service,
            UUID locationId,
            UUID practitionerId,
            UUID roomId,
            OffsetDateTime start,
            OffsetDateTime end) {}

    @MayBook
    @PostMapping
    ResponseEntity<HoldBody> hold(@Valid @RequestBody HoldRequest request, Actor actor) {
        HeldSlot held = holds.hold(
                new WantedPlace(
                        request.service(),
                        request.locationId(),
                        request.practitionerId(),
                        request.roomId(),
                        request.start()),
                request.clientId(),
                List.of(),
                actor);
        Visit kept = held.visit();
        return ResponseEntity.created(URI.create("/api/v1/holds/" + held.holdId()))
                .body(new HoldBody(
                        held.holdId(),
                        kept.onTheClock(held.expiresAt()),
                        kept.service(),
                        kept.locationId(),
                        kept.practitionerId(),
                        kept.roomId(),
                        kept.onTheClock(kept.start()),
                        kept.onTheClock(kept.end())));
    }

    /// One that has ended already is fine too.
    @MayBook
    @DeleteMapping("/{holdId}")
    ResponseEntity<Void> release(@PathVariable UUID holdId, Actor actor) {
        holds.release(holdId, actor);
        return ResponseEntity.noContent().build();
    }
}
