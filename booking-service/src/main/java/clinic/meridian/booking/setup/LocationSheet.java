package clinic.meridian.booking.setup;

import clinic.meridian.booking.calendar.TimeWords;
import clinic.meridian.booking.location.CancellationPolicy;
import clinic.meridian.booking.location.Closure;
import clinic.meridian.booking.location.LocationView;
import clinic.meridian.booking.location.Locations;
import clinic.meridian.booking.setup.LocationPage.UnknownHere;
import clinic.meridian.platform.refusal.Refused;
import clinic.meridian.platform.security.SignedIn;
import clinic.meridian.platform.shell.PageFormats;
import clinic.meridian.platform.time.ClinicClock;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/// All that a location's page shows, looked at or sent back.
@Component
class LocationSheet {

    /// Languages of clients, in the order of the forms.
    static final Map<String, String> LANGUAGES = languages();

    private final Locations locations;
    private final ClinicState state;
    private final ClinicClock clock;
    private final PageFormats show;

    LocationSheet(Locations locations, ClinicState state, ClinicClock clock, PageFormats show) {
        this.locations = locations;
        this.state = state;
        this.clock = clock;
        this.show = show;
    }

    private static Map<String, String> languages() {
        Map<String, String> names = new LinkedHashMap<>();
        names.put("de", "German");
        names.put("en", "English");
        names.put("es", "Spanish");
        names.put("zh", "Chinese");
        return names;
    }

    LocationView mustFind(UUID locationId) {
        return locations
                .find(locationId)
                .orElseThrow(() -> new Refused(UnknownHere.LOCATION_UNKNOWN, "There is no location at this address."));
    }

    /// @param when in words
    /// @param reason in words
    public record ClosureLine(Closure closure, String when, String reason, boolean over) {}

    /// @param standing `in force`, `planned` or `over`
    public record Terms(CancellationPolicy policy, String standing) {}

    String show(LocationView location, Typed typed, SignedIn person, Model model) {
        Instant now = clock.now();
        model.addAttribute("location", location);
        model.addAttribute("typed", typed);
        model.addAttribute("readiness", state.of(location));
        model.addAttribute("week", WeekWords.of(location.openingHours()));
        model.addAttribute("hours", WeekForm.of(typed, "opening-hours", location.openingHours()));
        model.addAttribute(
                "closures",
                locations.closures(location.locationId()).stream()
                        .map(closure -> new ClosureLine(
                                closure,
                                TimeWords.of(closure.during(), location.zone(), show),
                                Reasons.words(Reasons.OF_CLOSURES, closure.reasonCode()),
                                !closure.during().end().isAfter(now)))
                        .sorted(Comparator.comparing(ClosureLine::over))
                        .toList());
        model.addAttribute("reasons", Reasons.OF_CLOSURES);
        model.addAttribute("languages", LANGUAGES);
        CancellationPolicy inForce = location.policyAt(now);
        model.addAttribute("inForce", inForce);
        model.addAttribute("latest", location.policies().getLast());
        model.addAttribute("terms", terms(location, inForce, now));
        SetUpPage.who(person, model);
        return "booking/setup/location";
    }

    private static List<Terms> terms(LocationView location, CancellationPolicy inForce, Instant now) {
        return location.policies().reversed().stream()
                .map(policy -> new Terms(
                        policy,
                        policy.equals(inForce) ? "In force" : policy.validFrom().isAfter(now) ? "Planned" : "Earlier"))
                .toList();
    }
}
