package clinic.meridian.booking.setup;

import clinic.meridian.booking.appointment.Visits;
import clinic.meridian.booking.calendar.TimeRange;
import clinic.meridian.booking.calendar.TimeWords;
import clinic.meridian.booking.calendar.WeeklyHours;
import clinic.meridian.booking.catalogue.OfferedService;
import clinic.meridian.booking.catalogue.ServiceCatalogue;
import clinic.meridian.booking.location.LocationView;
import clinic.meridian.booking.location.Locations;
import clinic.meridian.booking.practitioner.Absence;
import clinic.meridian.booking.practitioner.PractitionerView;
import clinic.meridian.booking.practitioner.Practitioners;
import clinic.meridian.booking.rebooking.RebookingScope;
import clinic.meridian.booking.setup.LocationPage.UnknownHere;
import clinic.meridian.platform.refusal.Refused;
import clinic.meridian.platform.security.Role;
import clinic.meridian.platform.security.SignedIn;
import clinic.meridian.platform.shell.PageFormats;
import clinic.meridian.platform.time.ClinicClock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/// All that a practitioner's page shows, looked at or sent back, and the page on which somebody is added.
@Component
class PractitionerSheet {

    private final Practitioners practitioners;
    private final Locations locations;
    private final ServiceCatalogue catalogue;
    private final ClinicState state;
    private final AffectedVisits affected;
    private final Visits visits;
    private final ClinicClock clock;
    private final PageFormats show;

    PractitionerSheet(
            Practitioners practitioners,
            Locations locations,
            ServiceCatalogue catalogue,
            ClinicState state,
            AffectedVisits affected,
            Visits visits,
            ClinicClock clock,
            PageFormats show) {
        this.practitioners = practitioners;
        this.locations = locations;
        this.catalogue = catalogue;
        this.state = state;
        this.affected = affected;
        this.visits = visits;
        this.clock = clock;
        this.show = show;
    }

    PractitionerView mustFind(UUID practitionerId) {
        return practitioners
                .find(practitionerId)
                .orElseThrow(() ->
                        new Refused(UnknownHere.PRACTITIONER_UNKNOWN, "There is no practitioner at this address."));
    }

    LocationView locationOf(PractitionerView practitioner) {
        return locations.find(practitioner.locationId()).orElseThrow();
    }

    /// @param when in words
    /// @param reason in words, for managers only
    public record AbsenceLine(Absence absence, String when, String reason, boolean over) {}

    /// A service to tick.
    public record Choice(String code, String name, boolean offered) {}

    String show(PractitionerView practitioner, Typed typed, SignedIn person, Model model) {
        LocationView location = locationOf(practitioner);
        Instant now = clock.now();
        model.addAttribute("practitioner", practitioner);
        model.addAttribute("location", location);
        model.addAttribute("typed", typed);
        model.addAttribute("readiness", state.of(location));
        model.addAttribute("choices", choices(typed, "services", practitioner.services()));
        model.addAttribute("week", WeekWords.of(practitioner.workingHours()));
        model.addAttribute("total", WeekWords.total(practitioner.workingHours()));
        model.addAttribute("hours", WeekForm.of(typed, "working-hours", practitioner.workingHours()));
        model.addAttribute(
                "absences",
                practitioners.absences(practitioner.practitionerId()).stream()
                        .map(absence -> new AbsenceLine(
                                absence,
                                TimeWords.of(absence.during(), location.zone(), show),
                                Reasons.words(Reasons.OF_ABSENCES, absence.reasonCode()),
                                !absence.during().end().isAfter(now)))
                        .sorted(Comparator.comparing(AbsenceLine::over))
                        .toList());
        model.addAttribute("reasons", Reasons.OF_ABSENCES);
        LocalDate lastDay = practitioner.lastDay();
        model.addAttribute("left", ClinicState.hasLeft(practitioner, clock.today(location.zone())));
        model.addAttribute(
                "afterLastDay", lastDay == null ? List.of() : affected.of(after(practitioner, lastDay, location)));
        model.addAttribute(
                "rebook",
                lastDay == null
                        ? null
                        : RebookingScope.ofPractitioner(
                                        practitioner.practitionerId(),
                                        lastDay.plusDays(1)
                                                .atStartOfDay(location.zone())
                                                .toInstant(),
                                        null,
                                        location.zone())
                                .address(location.locationId()));
        SetUpPage.who(person, model);
        model.addAttribute(
                "mayHaveFeed",
                person.is(Role.MANAGER)
                        || person.is(Role.ADMIN)
                        || person.userName().equals(practitioner.username()));
        return "booking/setup/practitioner";
    }

    private List<UUID> after(PractitionerView practitioner, LocalDate lastDay, LocationView location) {
        return visits.withPractitioner(
                practitioner.practitionerId(),
                TimeRange.from(lastDay.plusDays(1).atStartOfDay(location.zone()).toInstant()));
    }

    private List<Choice> choices(Typed typed, String form, List<String> offered) {
        return catalogue.current(clock.now()).stream()
                .map((OfferedService service) -> new Choice(
                        service.code(),
                        service.name(SetUpPage.LANGUAGE),
                        typed.ticked(form, "services", service.code(), offered.contains(service.code()))))
                .sorted(Comparator.comparing(Choice::name))
                .toList();
    }

    /// The page on which somebody is added. Whoever is new works while the location is open and offers everything,
    /// until
    /// told otherwise.
    ///
    /// @param locationId where; null for the first location
    String form(@Nullable UUID locationId, Typed typed, Model model) {
        List<LocationView> all = locations.all();
        LocationView location = all.stream()
                .filter(one -> one.locationId().equals(locationId))
                .findFirst()
                .orElse(all.isEmpty() ? null : all.getFirst());
        model.addAttribute("typed", typed);
        model.addAttribute("locations", all);
        model.addAttribute("location", location);
        model.addAttribute("readiness", location == null ? null : state.of(location));
        model.addAttribute("choices", choices(typed, "practitioners", codes()));
        model.addAttribute(
                "hours",
                WeekForm.of(typed, "practitioners", location == null ? WeeklyHours.NONE : location.openingHours()));
        return "booking/setup/practitioner-new";
    }

    private List<String> codes() {
        return catalogue.current(clock.now()).stream().map(OfferedService::code).toList();
    }

    Absence mustFind(UUID practitionerId, UUID absenceId) {
        return practitioners.absences(practitionerId).stream()
                .filter(one -> one.absenceId().equals(absenceId))
                .findFirst()
                .orElseThrow(() -> new Refused(
                        UnknownHere.ABSENCE_UNKNOWN, "It may have been withdrawn; see the practitioner's page."));
    }

    List<AffectedVisits.Line> during(Absence absence, UUID practitionerId) {
        return affected.of(visits.withPractitioner(practitionerId, absence.during()));
    }
}
