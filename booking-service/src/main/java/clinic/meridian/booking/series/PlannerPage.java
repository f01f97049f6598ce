package clinic.meridian.booking.series;

import clinic.meridian.booking.appointment.VisitRow;
import clinic.meridian.booking.appointment.Visits;
import clinic.meridian.booking.appointment.WantedSlot;
import clinic.meridian.booking.availability.SlotChoice;
import clinic.meridian.booking.calendar.DayHours;
import clinic.meridian.booking.catalogue.OfferedService;
import clinic.meridian.booking.catalogue.ServiceCatalogue;
import clinic.meridian.booking.client.ClientView;
import clinic.meridian.booking.client.Clients;
import clinic.meridian.booking.location.LocationView;
import clinic.meridian.booking.location.Locations;
import clinic.meridian.booking.practitioner.PractitionerView;
import clinic.meridian.booking.practitioner.Practitioners;
import clinic.meridian.booking.rhythm.Rhythm;
import clinic.meridian.booking.series.SeriesCommand.BookSeries;
import clinic.meridian.booking.series.SeriesCommand.PlanSeries;
import clinic.meridian.booking.series.SeriesEvent.BookedVisit;
import clinic.meridian.contracts.Maintenance;
import clinic.meridian.platform.command.Actor;
import clinic.meridian.platform.command.Commands;
import clinic.meridian.platform.refusal.Refused;
import clinic.meridian.platform.security.MayBook;
import clinic.meridian.platform.shell.LocationChoice;
import clinic.meridian.platform.shell.Notice;
import clinic.meridian.platform.shell.PageFormats;
import clinic.meridian.platform.time.ClinicClock;
import clinic.meridian.platform.web.ExpectedVersion;
import clinic.meridian.platform.web.Problem;
import clinic.meridian.platform.web.ProblemAnswers;
import clinic.meridian.platform.web.input.InvalidInput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.io.IOException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// Plans a series: what it is, then all of its dates in one table, with what stands in their way and what fits instead
/// at
/// one press, then all of them booked at once or none. The table keeps its dates in the page: nothing is written before
/// the booking, and a date that is lost meanwhile shows in its place.
@Controller
@RequestMapping("/series")
class PlannerPage {

    /// Pages for people who work in the clinic speak English.
    private static final String LANGUAGE = "en";

    private static final String LOCATION_NEEDED = "booking/diary-empty";

    /// What was sent, for the page that tells of a refusal: a [PlanForm] or [Dates].
    private static final String SENT = PlannerPage.class.getName();

    private final Commands commands;
    private final SeriesTable table;
    private final SeriesPlanner planner;
    private final PlanRows rows;
    private final Visits visits;
    private final Clients clients;
    private final Locations locations;
    private final Practitioners practitioners;
    private final ServiceCatalogue catalogue;
    private final ClinicClock clock;
    private final PageFormats show;
    private final ProblemAnswers answers;

    PlannerPage(
            Commands commands,
            SeriesTable table,
            SeriesPlanner planner,
            PlanRows rows,
            Visits visits,
            Clients clients,
            Locations locations,
            Practitioners practitioners,
            ServiceCatalogue catalogue,
            ClinicClock clock,
            PageFormats show,
            ProblemAnswers answers) {
        this.commands = commands;
        this.table = table;
        this.planner = planner;
        this.rows = rows;
        this.visits = visits;
        this.clients = clients;
        this.locations = locations;
        this.practitioners = practitioners;
        this.catalogue = catalogue;
        this.clock = clock;
        this.show = show;
        this.answers = answers;
    }

    /// A series whose dates stand in the page, and how they were laid out.
    private record Dates(
            UUID seriesId,
            List<WantedSlot> slots,
            @Nullable LocalDate startDate,
            @Nullable Set<DayOfWeek> days,
            @Nullable LocalTime time) {}

    /// A service to choose.
    public record ServiceOption(String code, String name) {}

    @MayBook
    @GetMapping("/new")
    String plan(@Nullable LocationChoice location, @RequestParam UUID clientId, Model model) {
        if (location == null) {
            return LOCATION_NEEDED;
        }
        List<PractitionerView> here = practitioners.at(UUID.fromString(location.id()));
        if (here.isEmpty()) {
            model.addAttribute("client", clients.mustFind(clientId));
            return "booking/series-nobody";
        }
        String service = catalogue.current(clock.now()).stream()
                .filter(OfferedService::needsScreening)
                .map(OfferedService::code)
                .findFirst()
                .orElseGet(() -> catalogue.current(clock.now()).getFirst().code());
        VisitRow last = visits.ofClient(clientId).stream()
                .filter(row -> row.visit().locationId().toString().equals(location.id()))
                .reduce((earlier, later) -> later)
                .orElse(null);
        List<PractitionerView> offering =
                here.stream().filter(one -> one.services().contains(service)).toList();
        PractitionerView practitioner = offering.stream()
                .filter(one ->
                        last != null && one.practitionerId().equals(last.visit().practitionerId()))
                .findFirst()
                .orElse(offering.isEmpty() ? here.getFirst() : offering.getFirst());
        return form(
                location,
                PlanForm.usual(
                        clientId,
                        service,
                        practitioner.practitionerId(),
                        last == null
                                ? whenAtWork(practitioner)
                                : last.visit().localStart().toLocalTime(),
                        clock.today(location.zone()).plusDays(1)),
                null,
                model);
    }

    /// The usual time, or when the practitioner is at work on each of her days.
    private static LocalTime whenAtWork(PractitionerView practitioner) {
        return practitioner.workingHours().hours().stream()
                .map(DayHours::from)
                .filter(from -> from.isAfter(PlanForm.USUAL_TIME))
                .max(LocalTime::compareTo)
                .orElse(PlanForm.USUAL_TIME);
    }

    @MayBook
    @PostMapping("/new")
    String begin(
            @RequestParam UUID locationId,
            @Valid PlanForm form,
            Actor actor,
            HttpServletRequest request,
            RedirectAttributes redirect) {
        request.setAttribute(SENT, form);
        if (form.maxGapDays() < form.minGapDays()) {
            throw InvalidInput.field("maxGapDays", "must not be less than minGapDays (" + form.minGapDays() + ")");
        }
        UUID seriesId = UUID.randomUUID();
        commands.send(
                new PlanSeries(
                        seriesId,
                        form.clientId(),
                        form.service(),
                        locationId,
                        form.practitionerId(),
                        form.rhythm(),
                        form.maintenance()),
                actor);
        redirect.addAttribute("startDate", form.startDate().toString());
        redirect.addAttribute(
                "days",
                EnumSet.copyOf(form.days()).stream().map(DayOfWeek::name).collect(Collectors.joining(",")));
        redirect.addAttribute("time", show.time(form.time()));
        return "redirect:/series/" + seriesId + "/planner";
    }

    /// @param slot the dates that stand in the page, each a [SlotChoice]; absent: as the weekdays have it
    /// @param replace the place of one of them from 0, and the slot that takes it
    @MayBook
    @GetMapping("/{seriesId}/planner")
    String dates(
            @PathVariable UUID seriesId,
            @RequestParam(required = false) @Nullable LocalDate startDate,
            @RequestParam(required = false) @Nullable Set<DayOfWeek> days,
            @RequestParam(required = false) @Nullable LocalTime time,
            @RequestParam(required = false) @Nullable List<String> slot,
            @RequestParam(required = false) @Nullable String replace,
            HttpServletRequest request,
            Model model) {
        SeriesView series = find(seriesId);
        LocationView location = locations.find(series.locationId()).orElseThrow();
        Layout layout = layout(location, startDate, days, time, model);
        List<WantedSlot> slots = List.of();
        try {
            slots = slot == null || slot.isEmpty()
                    ? planner.slots(series, layout.startDate(), layout.days(), layout.time())
                    : replaced(slots(slot), replace);
        } catch (Refused refused) {
            model.addAttribute("refused", refused.detail());
        }
        fill(series, location, slots, model);
        return ProblemAnswers.isFragment(request) ? "booking/series-planner :: plan" : "booking/series-planner";
    }

    @MayBook
    @PostMapping("/{seriesId}/planner")
    String book(
            @PathVariable UUID seriesId,
            @RequestParam long version,
            @RequestParam List<String> slot,
            @RequestParam(required = false) @Nullable LocalDate startDate,
            @RequestParam(required = false) @Nullable Set<DayOfWeek> days,
            @RequestParam(required = false) @Nullable LocalTime time,
            Actor actor,
            HttpServletRequest request,
            RedirectAttributes redirect) {
        List<WantedSlot> slots = slots(slot);
        request.setAttribute(SENT, new Dates(seriesId, slots, startDate, days, time));
        List<BookedVisit> booked = Objects.requireNonNull(
                commands.send(new BookSeries(seriesId, new ExpectedVersion(false, Set.of(version)), slots), actor));
        String first = booked.stream()
                .map(visit -> visit.start().toLocalDate())
                .min(LocalDate::compareTo)
                .map(show::day)
                .orElse("");
        redirect.addFlashAttribute(
                Notice.FLASH,
                Notice.done(show.count(booked.size(), "visit", "visits") + " booked, the first on " + first + "."));
        return "redirect:/clients/" + find(seriesId).clientId();
    }

    /// Comes after the transaction of the handler was rolled back: nothing was booked, and the table shows why.
    @ExceptionHandler
    @Nullable
    String refused(
            Refused refused,
            @Nullable LocationChoice location,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model)
            throws IOException {
        response.setStatus(refused.reason().kind().status());
        try {
            if (request.getAttribute(SENT) instanceof PlanForm form && location != null) {
                return form(location, form, refused.reason().title() + ". " + refused.detail(), model);
            }
            if (request.getAttribute(SENT) instanceof Dates dates) {
                return table(dates, refused, model);
            }
        } catch (Refused | InvalidInput nothingToShow) {
            // There is no such client, series or slot: the refusal says so.
        }
        answers.send(Problem.of(refused), request, response);
        return null;
    }

    private String table(Dates dates, Refused refused, Model model) {
        SeriesView series = find(dates.seriesId());
        LocationView there = locations.find(series.locationId()).orElseThrow();
        model.addAttribute(
                "refused",
                refused.reason() == SeriesRefusal.SERIES_CONFLICTS
                        ? "Not all of the dates can be had; what stands in the way is shown in red."
                        : refused.detail());
        layout(there, dates.startDate(), dates.days(), dates.time(), model);
        fill(series, there, dates.slots(), model);
        return "booking/series-planner";
    }

    /// From when on, on which weekdays and when on them the dates are laid out.
    private record Layout(LocalDate startDate, Set<DayOfWeek> days, LocalTime time) {}

    /// As asked for, else as is usual.
    private Layout layout(
            LocationView location,
            @Nullable LocalDate startDate,
            @Nullable Set<DayOfWeek> days,
            @Nullable LocalTime time,
            Model model) {
        Layout layout = new Layout(
                startDate == null ? clock.today(location.zone()).plusDays(1) : startDate,
                days == null || days.isEmpty() ? PlanForm.USUAL_DAYS : EnumSet.copyOf(days),
                time == null ? PlanForm.USUAL_TIME : time);
        model.addAttribute("startDate", layout.startDate());
        model.addAttribute("days", layout.days());
        model.addAttribute("time", layout.time());
        return layout;
    }

    private static List<WantedSlot> slots(List<String> texts) {
        if (texts.size() > Rhythm.MOST_SESSIONS) {
            throw InvalidInput.field("slot", "must be at most " + Rhythm.MOST_SESSIONS + " slots");
        }
        return texts.stream()
                .map(text -> wanted(SlotChoice.parse("slot", text)))
                .toList();
    }

    private static WantedSlot wanted(SlotChoice slot) {
        return new WantedSlot(UUID.randomUUID(), slot.start(), slot.practitionerId(), slot.roomId());
    }

    private static List<WantedSlot> replaced(List<WantedSlot> slots, @Nullable String replace) {
        if (replace == null || replace.isBlank()) {
            return slots;
        }
        String[] parts = replace.split(" ", 2);
        if (parts.length != 2 || !parts[0].matches("[0-9]{1,2}") || Integer.parseInt(parts[0]) >= slots.size()) {
            throw InvalidInput.field("replace", "must be one of the dates and a slot as the page offered it");
        }
        List<WantedSlot> changed = new ArrayList<>(slots);
        changed.set(Integer.parseInt(parts[0]), wanted(SlotChoice.parse("replace", parts[1])));
        return changed;
    }

    private String form(LocationChoice location, PlanForm form, @Nullable String refused, Model model) {
        UUID here = UUID.fromString(location.id());
        ClientView client = clients.mustFind(form.clientId());
        model.addAttribute("location", location);
        model.addAttribute("client", client);
        model.addAttribute("title", "Series for " + name(client));
        model.addAttribute("form", form);
        model.addAttribute("refused", refused);
        model.addAttribute(
                "services",
                catalogue.current(clock.now()).stream()
                        .map(service -> new ServiceOption(service.code(), service.name(LANGUAGE)))
                        .toList());
        model.addAttribute("practitioners", practitioners.at(here));
        model.addAttribute("weekdays", DayOfWeek.values());
        model.addAttribute("maintenances", Maintenance.values());
        model.addAttribute("today", clock.today(location.zone()));
        return "booking/series-new";
    }

    private void fill(SeriesView series, LocationView location, List<WantedSlot> slots, Model model) {
        List<PlanRow> dates = rows.of(series, slots);
        ClientView client = clients.mustFind(series.clientId());
        model.addAttribute("seriesId", series.seriesId());
        model.addAttribute("version", series.version());
        model.addAttribute("rhythm", series.rhythm());
        model.addAttribute("client", client);
        model.addAttribute("title", "Series for " + name(client));
        model.addAttribute("location", location);
        model.addAttribute("weekdays", DayOfWeek.values());
        model.addAttribute("rows", dates);
        model.addAttribute("fitting", dates.stream().filter(PlanRow::fits).count());
        model.addAttribute("booked", planner.standingDates(series).size());
        model.addAttribute(
                "service",
                catalogue
                        .current(series.service(), clock.now())
                        .map(service -> service.name(LANGUAGE))
                        .orElse(series.service()));
        model.addAttribute(
                "practitioner",
                practitioners
                        .find(series.practitionerId())
                        .map(PractitionerView::name)
                        .orElse("–"));
    }

    private static String name(ClientView client) {
        return client.details().givenName() + " " + client.details().familyName();
    }

    private SeriesView find(UUID seriesId) {
        return table.find(seriesId)
                .orElseThrow(() -> new Refused(SeriesRefusal.SERIES_UNKNOWN, "There is no series of this id."));
    }
}
