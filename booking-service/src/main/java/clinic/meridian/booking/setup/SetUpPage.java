package clinic.meridian.booking.setup;

import clinic.meridian.booking.catalogue.OfferedService;
import clinic.meridian.booking.catalogue.ServiceCatalogue;
import clinic.meridian.booking.location.LocationView;
import clinic.meridian.booking.location.Locations;
import clinic.meridian.booking.practitioner.PractitionerView;
import clinic.meridian.booking.practitioner.Practitioners;
import clinic.meridian.platform.security.MayEnter;
import clinic.meridian.platform.security.Role;
import clinic.meridian.platform.security.SignedIn;
import clinic.meridian.platform.shell.PageFormats;
import clinic.meridian.platform.time.ClinicClock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/// The clinic at a glance: what is set up, what is missing, and what to do next. Everybody may look.
@Controller
class SetUpPage {

    static final String LANGUAGE = "en";

    private final ClinicState state;
    private final Locations locations;
    private final Practitioners practitioners;
    private final ServiceCatalogue catalogue;
    private final ClinicClock clock;
    private final PageFormats show;

    SetUpPage(
            ClinicState state,
            Locations locations,
            Practitioners practitioners,
            ServiceCatalogue catalogue,
            ClinicClock clock,
            PageFormats show) {
        this.state = state;
        this.locations = locations;
        this.practitioners = practitioners;
        this.catalogue = catalogue;
        this.clock = clock;
        this.show = show;
    }

    /// @param week its hours in words; empty when it has none
    public record LocationLine(Readiness readiness, String week) {}

    /// @param standing in words; empty for somebody who simply works here
    public record PractitionerLine(
            PractitionerView view, String location, String services, String week, String total, String standing) {}

    @MayEnter
    @GetMapping("/setup")
    String overview(SignedIn person, Model model) {
        List<Readiness> all = state.all();
        model.addAttribute(
                "locations",
                all.stream()
                        .map(readiness -> new LocationLine(
                                readiness, WeekWords.of(readiness.location().openingHours())))
                        .toList());
        model.addAttribute(
                "next", all.stream().filter(one -> !one.ready()).findFirst().orElse(null));
        model.addAttribute("firstSteps", Readiness.ofNothing());
        model.addAttribute(
                "practitioners", practitioners.at(null).stream().map(this::line).toList());
        model.addAttribute("catalogueVersion", version());
        model.addAttribute("services", services());
        who(person, model);
        return "booking/setup/overview";
    }

    /// What the templates ask before they offer something.
    static void who(SignedIn person, Model model) {
        model.addAttribute("maySetUp", person.is(Role.ADMIN));
        model.addAttribute("mayManage", person.is(Role.MANAGER) || person.is(Role.ADMIN));
        model.addAttribute("mayBook", !person.isOnlyPractitioner());
    }

    private PractitionerLine line(PractitionerView view) {
        return new PractitionerLine(
                view,
                locations.recent(view.locationId()).map(LocationView::name).orElse("–"),
                services(view),
                WeekWords.of(view.workingHours()),
                show.duration(WeekWords.total(view.workingHours())),
                standing(view));
    }

    private String services(PractitionerView view) {
        List<OfferedService> current = catalogue.current(clock.now());
        return view.services().stream()
                .map(code -> current.stream()
                        .filter(service -> service.code().equals(code))
                        .findFirst()
                        .map(service -> service.name(LANGUAGE))
                        .orElse(code))
                .collect(Collectors.joining(", "));
    }

    private String standing(PractitionerView view) {
        LocalDate lastDay = view.lastDay();
        if (lastDay == null) {
            return "";
        }
        return locations
                        .recent(view.locationId())
                        .filter(location -> ClinicState.hasLeft(view, clock.today(location.zone())))
                        .isPresent()
                ? "Left"
                : "Until " + show.day(lastDay);
    }

    /// A service with its phases as parts of a bar.
    ///
    /// @param total minutes with turnover
    public record ServiceBar(OfferedService service, String name, int client, int total, int hands, List<Part> parts) {}

    /// @param kind `hands`, `rest` or `turnover`, as the style sheet knows them
    /// @param from minutes after the start
    public record Part(String name, String kind, int from, int minutes) {}

    private List<ServiceBar> services() {
        return catalogue.current(clock.now()).stream()
                .map(SetUpPage::bar)
                .sorted(Comparator.comparing(ServiceBar::name))
                .toList();
    }

    private static ServiceBar bar(OfferedService service) {
        int[] minute = {0};
        List<Part> parts = service.timeline().phases().stream()
                .map(phase -> {
                    int from = minute[0];
                    minute[0] += phase.minutes();
                    String words = phase.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
                    String kind = phase.hands() ? "hands" : words.equals("turnover") ? "turnover" : "rest";
                    return new Part(
                            Character.toUpperCase(words.charAt(0)) + words.substring(1), kind, from, phase.minutes());
                })
                .toList();
        return new ServiceBar(
                service,
                service.name(LANGUAGE),
                service.timeline().clientMinutes(),
                service.timeline().totalMinutes(),
                service.timeline().hands().stream()
                        .mapToInt(span -> span.to() - span.from())
                        .sum(),
                parts);
    }

    private int version() {
        return catalogue.current(clock.now()).stream()
                .findFirst()
                .map(OfferedService::catalogueVersion)
                .orElse(0);
    }

    @MayEnter
    @GetMapping("/setup/services")
    String services(SignedIn person, Model model) {
        List<PractitionerView> here = practitioners.at(null);
        model.addAttribute("services", services());
        model.addAttribute("catalogueVersion", version());
        model.addAttribute(
                "offeredBy",
                catalogue.current(clock.now()).stream()
                        .collect(Collectors.toMap(
                                OfferedService::code,
                                service -> here.stream()
                                        .filter(view -> view.services().contains(service.code())
                                                && standing(view).isEmpty())
                                        .map(PractitionerView::name)
                                        .collect(Collectors.joining(", ")))));
        who(person, model);
        return "booking/setup/services";
    }
}
