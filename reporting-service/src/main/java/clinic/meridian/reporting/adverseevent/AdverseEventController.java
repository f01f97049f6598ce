package clinic.meridian.reporting.adverseevent;

import clinic.meridian.platform.refusal.Refused;
import clinic.meridian.platform.security.MayReadFigures;
import clinic.meridian.platform.security.MayReadTreatments;
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
import jakarta.validation.constraints.Pattern;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class AdverseEventController {

    private final AdverseEventTable table;
    private final AdverseEventRates rates;
    private final DirectoryTable directory;
    private final ClinicClock clock;

    AdverseEventController(
            AdverseEventTable table, AdverseEventRates rates, DirectoryTable directory, ClinicClock clock) {
        this.table = table;
        this.rates = rates;
        this.directory = directory;
        this.clock = clock;
    }

    /// The side-effect log: what was reported in a period, newest first.
    @MayReadTreatments
    @GetMapping("/api/v1/adverse-effects")
    Listing<AdverseEvent> log(
            @RequestParam LocalDate from,
            @RequestParam LocalDate to,
            @RequestParam(required = false) @Nullable @Pattern(regexp = "[A-Z][A-Z0-9_]{0,63}") String code,
            @RequestParam(required = false) @Nullable @Min(1) @Max(5) Integer severity,
            @RequestParam(required = false) @Nullable @Id String practitionerId,
            @RequestParam(required = false) @Nullable @Id String locationId,
            @RequestParam(required = false) @Nullable AdverseEventStatus status,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "" + Listing.DEFAULT_LIMIT) @Min(1) @Max(Listing.MAX_LIMIT) int limit,
            SignedIn person) {
        Scope.checkPeriod(from, to);
        Place before = Place.of(cursor, Place.LAST);
        AdverseEventFilter filter = new AdverseEventFilter(
                from, to, code, severity, practitionerId, Scope.locations(person, locationId), status);
        return Listing.of(
                clock.now(),
                table.page(filter, before.moment(), before.id(), limit + 1),
                limit,
                event -> new Place(event.reportedAt().toInstant(), event.sideEffectId()));
    }

    /// How often each code came in the sessions of a period. A practitioner gets her own rates only.
    @MayReadFigures
    @GetMapping("/api/v1/adverse-effects/rates")
    AdverseEventRates.Answer rates(
            @RequestParam LocalDate from,
            @RequestParam LocalDate to,
            @RequestParam(required = false) @Nullable @Id String practitionerId,
            @RequestParam(required = false) @Nullable @Id String locationId,
            SignedIn person) {
        Scope.checkPeriod(from, to);
        String whose = person.isOnlyPractitioner() ? own(person, practitionerId) : practitionerId;
        return rates.of(new RatePeriod(from, to, whose, Scope.locations(person, locationId)));
    }

    private String own(SignedIn person, @Nullable String asked) {
        String own = directory
                .practitionerWho(person.userName(), clock.now())
                .filter(id -> asked == null || asked.equals(id))
                .orElse(null);
        if (own == null) {
            throw new Refused(
                    ReportingRefusal.NO_FIGURES_OF_YOUR_OWN,
                    "You may see your own figures; your user name is not linked to the practitioner asked for.");
        }
        return own;
    }
}
