package clinic.meridian.booking.appointment;

import clinic.meridian.booking.appointment.HoldCommand.HoldSlot;
import clinic.meridian.booking.appointment.HoldCommand.ReleaseHold;
import clinic.meridian.booking.appointment.HoldEvent.HoldEnd;
import clinic.meridian.booking.reservation.ResourceLocks;
import clinic.meridian.contracts.Codes;
import clinic.meridian.platform.command.Actor;
import clinic.meridian.platform.command.Commands;
import clinic.meridian.platform.security.MayBook;
import clinic.meridian.platform.time.ClinicClock;
import clinic.meridian.platform.web.input.StatedTime;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.net.URI;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
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

    private final Commands commands;
    private final ClinicClock clock;
    private final HoldTable table;
    private final ResourceLocks locks;

    HoldController(Commands commands, ClinicClock clock, HoldTable table, ResourceLocks locks) {
        this.commands = commands;
        this.clock = clock;
        this.table = table;
        this.locks = locks;
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
        UUID holdId = UUID.randomUUID();
        Instant expiresAt = clock.now().plus(Hold.LASTS);
        WantedPlace wanted = new WantedPlace(
                request.service(), request.locationId(), request.practitionerId(), request.roomId(), request.start());
        Visit kept = Objects.requireNonNull(
                commands.send(new HoldSlot(holdId, request.clientId(), wanted, expiresAt, null), actor));
        return ResponseEntity.created(URI.create("/api/v1/holds/" + holdId))
                .body(new HoldBody(
                        holdId,
                        kept.onTheClock(expiresAt),
                        kept.service(),
                        kept.locationId(),
                        kept.practitionerId(),
                        kept.roomId(),
                        kept.onTheClock(kept.start()),
                        kept.onTheClock(kept.end())));
    }

    /// One that has ended already is fine too. The locks before the hold itself is read, so that rivals queue.
    @MayBook
    @DeleteMapping("/{holdId}")
    ResponseEntity<Void> release(@PathVariable UUID holdId, Actor actor) {
        table.find(holdId).ifPresent(hold -> locks.take(Booking.locksOf(hold.clientId(), hold.visit())));
        commands.send(new ReleaseHold(holdId, HoldEnd.GIVEN_UP), actor);
        return ResponseEntity.noContent().build();
    }
}
