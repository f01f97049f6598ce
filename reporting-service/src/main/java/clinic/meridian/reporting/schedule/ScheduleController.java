package clinic.meridian.reporting.schedule;

import clinic.meridian.platform.refusal.Refused;
import clinic.meridian.platform.security.MayReadBookings;
import clinic.meridian.platform.security.SignedIn;
import clinic.meridian.platform.time.ClinicClock;
import clinic.meridian.platform.web.input.Id;
import clinic.meridian.reporting.Listing;
import clinic.meridian.reporting.Listing.Place;
import clinic.meridian.reporting.ReportingRefusal;
import clinic.meridian.reporting.Scope;
import clinic.meridian.reporting.directory.DirectoryTable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class ScheduleController {

    private final ScheduleTable table;
    private final DirectoryTable directory;
    private final ClinicClock clock;

    ScheduleController(ScheduleTable table, DirectoryTable directory, ClinicClock clock) {
        this.table = table;
        this.directory = directory;
        this.clock = clock;
    }

    /// One location's visits of a day, cancelled ones included, in order of their start.
    @MayReadBookings
    @GetMapping("/api/v1/schedule")
    Listing<ScheduledVisit> schedule(
            @RequestParam @Id String locationId,
            @RequestParam LocalDate date,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "" + Listing.DEFAULT_LIMIT) @Min(1) @Max(Listing.MAX_LIMIT) int limit,
            SignedIn person) {
        Place after = Place.of(cursor, Place.FIRST);
        if (directory.location(locationId).isEmpty()) {
            throw new Refused(ReportingRefusal.UNKNOWN_LOCATION, "No location has this id, or it was opened just now.");
        }
        Scope.locations(person, locationId);
        return Listing.of(
                clock.now(),
                table.day(locationId, date, after.moment(), after.id(), limit + 1),
                limit,
                visit -> new Place(visit.start().toInstant(), visit.appointmentId()));
    }
}
