package clinic.meridian.reporting.series;

import clinic.meridian.platform.security.MayReadFigures;
import clinic.meridian.platform.security.SignedIn;
import clinic.meridian.platform.time.ClinicClock;
import clinic.meridian.platform.web.input.Id;
import clinic.meridian.reporting.Listing;
import clinic.meridian.reporting.Listing.Place;
import clinic.meridian.reporting.Scope;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class SeriesController {

    private final SeriesTable table;
    private final ClinicClock clock;

    SeriesController(SeriesTable table, ClinicClock clock) {
        this.table = table;
        this.clock = clock;
    }

    /// How far each series has come, in the order in which they were planned.
    @MayReadFigures
    @GetMapping("/api/v1/series-progress")
    Listing<SeriesProgress> progress(
            @RequestParam(required = false) @Nullable @Id String locationId,
            @RequestParam(required = false) @Nullable @Id String clientId,
            @RequestParam(required = false) @Nullable SeriesStatus status,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "" + Listing.DEFAULT_LIMIT) @Min(1) @Max(Listing.MAX_LIMIT) int limit,
            SignedIn person) {
        Place after = Place.of(cursor, Place.FIRST);
        return Listing.of(
                clock.now(),
                table.progress(Scope.locations(person, locationId), clientId, status, after, limit + 1),
                limit,
                series -> new Place(series.plannedAt(), series.seriesId()));
    }
}
