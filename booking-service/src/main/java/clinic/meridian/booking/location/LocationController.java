package clinic.meridian.booking.location;

import clinic.meridian.booking.calendar.DayHours;
import clinic.meridian.booking.email.EmailAddress;
import clinic.meridian.booking.location.LocationCommand.AddRoom;
import clinic.meridian.booking.location.LocationCommand.AnnounceClosure;
import clinic.meridian.booking.location.LocationCommand.ChangeOpeningHours;
import clinic.meridian.booking.location.LocationCommand.CloseRoom;
import clinic.meridian.booking.location.LocationCommand.CorrectLocationDetails;
import clinic.meridian.booking.location.LocationCommand.OpenLocation;
import clinic.meridian.booking.location.LocationCommand.WithdrawClosure;
import clinic.meridian.booking.location.LocationView.Room;
import clinic.meridian.booking.reason.Reason;
import clinic.meridian.platform.command.Actor;
import clinic.meridian.platform.command.Commands;
import clinic.meridian.platform.refusal.Refused;
import clinic.meridian.platform.security.MayEnter;
import clinic.meridian.platform.security.MayManage;
import clinic.meridian.platform.security.MaySetUp;
import clinic.meridian.platform.web.ExpectedVersion;
import clinic.meridian.platform.web.input.Name;
import clinic.meridian.platform.web.input.StatedTime;
import clinic.meridian.platform.web.input.Text;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Locations and rooms over HTTP.
@RestController
@RequestMapping("/api/v1")
class LocationController {

    private static final String LOCALE = "[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?";

    private final Commands commands;
    private final Locations locations;
    private final LocationTable table;

    LocationController(Commands commands, Locations locations, LocationTable table) {
        this.commands = commands;
        this.locations = locations;
        this.table = table;
    }

    record OpenRequest(
            @NotNull @Name String name,
            @NotNull ZoneId zone,
            @NotNull @Text(max = 500) String address,
            @NotNull @Text(max = 40) String phone,

            @NotNull @Pattern(regexp = EmailAddress.PATTERN, message = "must be an e-mail address")
            String email,

            @NotNull @Pattern(regexp = LOCALE, message = "must be a language tag such as de-DE")
            String locale,

            @NotNull @Size(max = 100) List<@NotNull @Valid HoursRequest> openingHours) {}

    record Opened(UUID locationId) {}

    @MaySetUp
    @PostMapping("/locations")
    ResponseEntity<Opened> open(@Valid @RequestBody OpenRequest request, Actor actor) {
        UUID locationId = UUID.randomUUID();
        commands.send(
                new OpenLocation(
                        locationId,
                        request.name().strip(),
                        request.zone(),
                        request.address(),
                        request.phone(),
                        request.email(),
                        request.locale(),
                        HoursRequest.hours("openingHours", request.openingHours())),
                actor);
        return ResponseEntity.created(URI.create("/api/v1/locations")).body(new Opened(locationId));
    }

    record DetailsRequest(
            @NotNull @Name String name,
            @NotNull @Text(max = 500) String address,
            @NotNull @Text(max = 40) String phone,

            @NotNull @Pattern(regexp = EmailAddress.PATTERN, message = "must be an e-mail address")
            String email,

            @NotNull @Pattern(regexp = LOCALE, message = "must be a language tag such as de-DE")
            String locale) {}

    @MaySetUp
    @PutMapping("/locations/{locationId}")
    ResponseEntity<LocationBody> correctDetails(
            @PathVariable UUID locationId,
            @Valid @RequestBody DetailsRequest request,
            ExpectedVersion expected,
            Actor actor) {
        commands.send(
                new CorrectLocationDetails(
                        locationId,
                        expected,
                        request.name().strip(),
                        request.address(),
                        request.phone(),
                        request.email(),
                        request.locale()),
                actor);
        return answer(locationId);
    }

    record OpeningHoursRequest(@NotNull @Size(max = 100) List<@NotNull @Valid HoursRequest> openingHours) {}

    @MayManage
    @PutMapping("/locations/{locationId}/opening-hours")
    ResponseEntity<LocationBody> changeOpeningHours(
            @PathVariable UUID locationId,
            @Valid @RequestBody OpeningHoursRequest request,
            ExpectedVersion expected,
            Actor actor) {
        commands.send(
                new ChangeOpeningHours(
                        locationId, expected, HoursRequest.hours("openingHours", request.openingHours())),
                actor);
        return answer(locationId);
    }

    record RoomRequest(@NotNull @Name String name) {}

    record Added(UUID roomId) {}

    @MaySetUp
    @PostMapping("/locations/{locationId}/rooms")
    ResponseEntity<Added> addRoom(@PathVariable UUID locationId, @Valid @RequestBody RoomRequest request, Actor actor) {
        UUID roomId = UUID.randomUUID();
        commands.send(new AddRoom(locationId, roomId, request.name().strip()), actor);
        return ResponseEntity.created(URI.create("/api/v1/locations")).body(new Added(roomId));
    }

    /// @param affected visits that stand and need another slot
    record Affected(@Nullable List<UUID> affected) {}

    record EmptyRequest() {}

    @MaySetUp
    @PostMapping("/rooms/{roomId}/close")
    ResponseEntity<Affected> closeRoom(
            @PathVariable UUID roomId,
            @Valid @RequestBody(required = false) @Nullable EmptyRequest request,
            Actor actor) {
        UUID locationId = table.locationOfRoom(roomId)
                .orElseThrow(() -> new Refused(LocationRefusal.ROOM_UNKNOWN, "There is no room of this id."));
        List<UUID> affected = commands.send(new CloseRoom(locationId, roomId), actor);
        return ResponseEntity.ok(new Affected(affected));
    }

    record ClosureRequest(
            @NotNull StatedTime from,
            @NotNull StatedTime to,
            @NotNull Reason reason) {}

    @MayManage
    @PostMapping("/locations/{locationId}/closures")
    ResponseEntity<Affected> announceClosure(
            @PathVariable UUID locationId, @Valid @RequestBody ClosureRequest request, Actor actor) {
        List<UUID> affected = commands.send(
                new AnnounceClosure(locationId, UUID.randomUUID(), request.from(), request.to(), request.reason()),
                actor);
        return ResponseEntity.created(URI.create("/api/v1/locations")).body(new Affected(affected));
    }

    @MayManage
    @DeleteMapping("/locations/{locationId}/closures/{closureId}")
    ResponseEntity<LocationBody> withdrawClosure(
            @PathVariable UUID locationId, @PathVariable UUID closureId, Actor actor) {
        commands.send(new WithdrawClosure(locationId, closureId), actor);
        return answer(locationId);
    }

    /// A time when the location is shut.
    record ClosureBody(UUID closureId, OffsetDateTime from, OffsetDateTime to, String reasonCode) {
        static ClosureBody of(Closure closure, ZoneId zone) {
            return new ClosureBody(
                    closure.closureId(),
                    closure.during().start().atZone(zone).toOffsetDateTime(),
                    closure.during().end().atZone(zone).toOffsetDateTime(),
                    closure.reasonCode());
        }
    }

    /// A location as the API tells it.
    record LocationBody(
            UUID locationId,
            long version,
            String name,
            String zone,
            String address,
            String phone,
            String email,
            String locale,
            List<DayHours> openingHours,
            List<Room> rooms,
            List<ClosureBody> closures) {

        static LocationBody of(LocationView location, List<Closure> closures) {
            return new LocationBody(
                    location.locationId(),
                    location.version(),
                    location.name(),
                    location.zone().getId(),
                    location.address(),
                    location.phone(),
                    location.email(),
                    location.locale(),
                    location.openingHours().hours(),
                    location.rooms(),
                    closures.stream()
                            .map(closure -> ClosureBody.of(closure, location.zone()))
                            .toList());
        }
    }

    record Listed(List<LocationBody> items) {}

    @MayEnter
    @GetMapping("/locations")
    Listed list() {
        return new Listed(locations.all().stream().map(this::body).toList());
    }

    private LocationBody body(LocationView location) {
        return LocationBody.of(location, locations.closures(location.locationId()));
    }

    @MayEnter
    @GetMapping("/locations/{locationId}")
    ResponseEntity<LocationBody> show(@PathVariable UUID locationId) {
        return answer(locationId);
    }

    private ResponseEntity<LocationBody> answer(UUID locationId) {
        LocationView location = locations
                .find(locationId)
                .orElseThrow(() -> new Refused(LocationRefusal.LOCATION_UNKNOWN, "There is no location of this id."));
        return ResponseEntity.ok()
                .eTag(ExpectedVersion.etag(location.version()))
                .body(body(location));
    }
}
