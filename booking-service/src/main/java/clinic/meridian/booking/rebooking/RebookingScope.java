package clinic.meridian.booking.rebooking;

import clinic.meridian.booking.calendar.TimeRange;
import clinic.meridian.platform.web.input.InvalidInput;
import clinic.meridian.platform.web.input.StatedTime;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/// Which visits somebody rebooks: all at a location in a time, or those of one practitioner or in one room.
///
/// @param from absent: from now on
/// @param to absent: without an end
/// @param done visits that were rebooked from this page already, the latest first
public record RebookingScope(
        @Nullable StatedTime from,
        @Nullable StatedTime to,
        @Nullable UUID practitionerId,
        @Nullable UUID roomId,
        @Nullable List<UUID> done) {

    /// The visits that fall into a closure.
    public static RebookingScope ofLocation(TimeRange during, ZoneId zone) {
        return new RebookingScope(stated(during.start(), zone), stated(during.end(), zone), null, null, null);
    }

    /// The visits that fall into an absence, or are booked after a last day.
    ///
    /// @param end null: without an end
    public static RebookingScope ofPractitioner(
            UUID practitionerId, Instant start, @Nullable Instant end, ZoneId zone) {
        return new RebookingScope(
                stated(start, zone), end == null ? null : stated(end, zone), practitionerId, null, null);
    }

    public static RebookingScope ofRoom(UUID roomId) {
        return new RebookingScope(null, null, null, roomId, null);
    }

    private static StatedTime stated(Instant moment, ZoneId zone) {
        return StatedTime.of(moment.atZone(zone).toLocalDateTime());
    }

    /// @throws InvalidInput when it ends before it begins
    TimeRange during(ZoneId zone, Instant now) {
        Instant start = from == null ? now : from.instant(zone, "from");
        if (to == null) {
            return TimeRange.from(start);
        }
        Instant end = to.instant(zone, "to");
        if (!start.isBefore(end)) {
            throw InvalidInput.field("to", "must be after the beginning");
        }
        return new TimeRange(start, end);
    }

    /// The same after more visits were rebooked.
    RebookingScope with(List<UUID> more) {
        return new RebookingScope(
                from,
                to,
                practitionerId,
                roomId,
                Stream.concat(more.stream(), rebooked().stream())
                        .distinct()
                        .limit(Rebookings.MOST_VISITS)
                        .toList());
    }

    List<UUID> rebooked() {
        return done == null ? List.of() : done;
    }

    /// As one field of a form or an address.
    public String getDoneText() {
        return rebooked().stream().map(UUID::toString).collect(Collectors.joining(","));
    }

    /// The page's address.
    public String address(UUID locationId) {
        UriComponentsBuilder address =
                UriComponentsBuilder.fromPath("/rebooking").queryParam("locationId", locationId);
        add(address, "from", from);
        add(address, "to", to);
        add(address, "practitionerId", practitionerId);
        add(address, "roomId", roomId);
        add(address, "done", getDoneText());
        return address.encode().build().toUriString();
    }

    private static void add(UriComponentsBuilder address, String name, @Nullable Object value) {
        if (value != null && !value.toString().isEmpty()) {
            address.queryParam(name, value.toString());
        }
    }
}
