package clinic.meridian.booking.diary;

import clinic.meridian.booking.appointment.VisitBody;
import clinic.meridian.booking.appointment.VisitRow;
import clinic.meridian.booking.calendar.TimeRange;
import clinic.meridian.booking.location.LocationView;
import clinic.meridian.booking.location.Locations;
import clinic.meridian.booking.period.Period;
import clinic.meridian.booking.reason.Reason;
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
    private final DiaryHistory history;
    private final Locations locations;
    private final ClinicClock clock;

    DiaryController(Diary diary, DiaryHistory history, Locations locations, ClinicClock clock) {
        this.diary = diary;
        this.history = history;
        this.locations = locations;
        this.clock = clock;
    }

    record Item(
            @JsonUnwrapped VisitBody visit,
            @Nullable String clientName,
            @Nullable String practitionerName,
            @Nullable String roomName) {}

    /// @param asOf the moment at which this was known
    record KnownBoard(OffsetDateTime asOf, List<Item> items) {}

    @MayReadBookings
    @GetMapping("/api/v1/diary")
    KnownBoard board(
            @RequestParam UUID locationId,
            @RequestParam String from,
            @RequestParam String to,
            @RequestParam(required = false) @Nullable StatedTime asOf,
            SignedIn person) {
        LocationView location = readable(locationId, person);
        TimeRange period = Period.of(from, to, location.zone());
        Instant moment = asOf == null ? null : asOf.instant(location.zone(), "asOf");
        List<Item> items = diary.board(location, period, moment).stream()
                .map(entry -> new Item(
                        VisitBody.of(entry.visit()), entry.clientName(), entry.practitionerName(), entry.roomName()))
                .toList();
        return new KnownBoard(onTheClock(moment == null ? clock.now() : moment, location), items);
    }

    /// @param before the visit before it; absent for its booking
    record ChangeItem(
            UUID appointmentId,
            OffsetDateTime at,
            String by,
            String channel,
            String event,
            BoardChange kind,
            @Nullable String clientName,
            @Nullable VisitBody before,
            VisitBody after,
            @Nullable Reason reason) {

        static ChangeItem of(DiaryHistory.Change change) {
            VisitRow after = change.after();
            return new ChangeItem(
                    after.appointmentId(),
                    after.visit().onTheClock(after.recordedFrom()),
                    after.by(),
                    after.channel(),
                    after.event(),
                    change.kind(),
                    change.clientName(),
                    change.before() == null ? null : VisitBody.of(change.before()),
                    VisitBody.of(after),
                    after.reasonCode() == null ? null : new Reason(after.reasonCode(), after.reasonNote()));
        }
    }

    record Changes(OffsetDateTime since, OffsetDateTime until, List<ChangeItem> items) {}

    /// @param since what became known at this moment itself is left out
    /// @param until now where it is left out
    @MayReadBookings
    @GetMapping("/api/v1/diary/changes")
    Changes changes(
            @RequestParam UUID locationId,
            @RequestParam String from,
            @RequestParam String to,
            @RequestParam StatedTime since,
            @RequestParam(required = false) @Nullable StatedTime until,
            SignedIn person) {
        LocationView location = readable(locationId, person);
        Board board = new Board(locationId, Period.of(from, to, location.zone()));
        Instant after = since.instant(location.zone(), "since");
        Instant upTo = until == null ? clock.now() : until.instant(location.zone(), "until");
        if (after.isAfter(upTo)) {
            throw InvalidInput.field("since", "must not lie after until");
        }
        return new Changes(
                onTheClock(after, location),
                onTheClock(upTo, location),
                history.between(board, after, upTo).stream().map(ChangeItem::of).toList());
    }

    private LocationView readable(UUID locationId, SignedIn person) {
        LocationView location = locations
                .find(locationId)
                .orElseThrow(() -> InvalidInput.field("locationId", "must be the id of a location"));
        if (person.isOnlyPractitioner() && !person.worksAt(locationId.toString())) {
            throw new AccessDeniedException("Works at other locations");
        }
        return location;
    }

    private static OffsetDateTime onTheClock(Instant moment, LocationView location) {
        return moment.atZone(location.zone()).toOffsetDateTime();
    }
}
