package clinic.meridian.booking.diary;

import clinic.meridian.booking.appointment.VisitBody;
import clinic.meridian.booking.calendar.TimeRange;
import clinic.meridian.booking.location.LocationView;
import clinic.meridian.booking.location.Locations;
import clinic.meridian.booking.period.Period;
import clinic.meridian.platform.security.MayReadBookings;
import clinic.meridian.platform.security.SignedIn;
import clinic.meridian.platform.time.ClinicClock;
import clinic.meridian.platform.web.input.InvalidInput;
import clinic.meridian.platform.web.input.StatedTime;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The diary over HTTP.
@RestController
class DiaryController {

    private final Diary diary;
    private final Locations locations;
    private final ClinicClock clock;

    DiaryController(Diary diary, Locations locations, ClinicClock clock) {
        this.diary = diary;
        this.locations = locations;
        this.clock = clock;
    }

    record Item(
            @JsonUnwrapped VisitBody visit,
            @Nullable String clientName,
            @Nullable String practitionerName,
            @Nullable String roomName) {}

    /// @param asOf the moment at which this was known
    record Board(OffsetDateTime asOf, List<Item> items) {}

    @MayReadBookings
    @GetMapping("/api/v1/diary")
    Board board(
            @RequestParam UUID locationId,
            @RequestParam String from,
            @RequestParam String to,
            @RequestParam(required = false) @Nullable StatedTime asOf,
            SignedIn person) {
        LocationView location = locations
                .find(locationId)
                .orElseThrow(() -> InvalidInput.field("locationId", "must be the id of a location"));
        if (person.isOnlyPractitioner() && !person.worksAt(locationId.toString())) {
            throw new AccessDeniedException("Works at other locations");
        }
        TimeRange period = Period.of(from, to, location.zone());
        Instant moment = asOf == null ? null : asOf.instant(location.zone(), "asOf");
        List<Item> items = diary.board(location, period, moment).stream()
                .map(entry -> new Item(
                        VisitBody.of(entry.visit()), entry.clientName(), entry.practitionerName(), entry.roomName()))
                .toList();
        return new Board(
                (moment == null ? clock.now() : moment).atZone(location.zone()).toOffsetDateTime(), items);
    }
}
