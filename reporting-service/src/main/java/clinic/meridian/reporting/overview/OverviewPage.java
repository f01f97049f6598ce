package clinic.meridian.reporting.overview;

import clinic.meridian.platform.security.MayEnter;
import clinic.meridian.platform.security.Role;
import clinic.meridian.platform.security.SignedIn;
import clinic.meridian.platform.shell.LocationChoice;
import clinic.meridian.platform.shell.PageFormats;
import clinic.meridian.platform.time.ClinicClock;
import clinic.meridian.reporting.Listing.Place;
import clinic.meridian.reporting.adverseevent.AdverseEventRates;
import clinic.meridian.reporting.adverseevent.RatePeriod;
import clinic.meridian.reporting.client.Client;
import clinic.meridian.reporting.client.ClientTable;
import clinic.meridian.reporting.directory.DirectoryTable;
import clinic.meridian.reporting.reminder.ReminderLogTable;
import clinic.meridian.reporting.reminder.ReminderLogTable.MaintenanceDue;
import clinic.meridian.reporting.schedule.ScheduleTable;
import clinic.meridian.reporting.series.SeriesTable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/// One location's day at a glance: visits, side effects of the last 30 days, series under way, who is asked back next.
/// Everybody sees what her roles let her see of it.
@Controller
class OverviewPage {

    private static final int DAYS_OF_RATES = 30;
    private static final int MAINTENANCE_ROWS = 10;

    private final ScheduleTable schedule;
    private final AdverseEventRates rates;
    private final SeriesTable series;
    private final ReminderLogTable reminders;
    private final ClientTable clients;
    private final DirectoryTable directory;
    private final ClinicClock clock;
    private final PageFormats formats;

    OverviewPage(
            ScheduleTable schedule,
            AdverseEventRates rates,
            SeriesTable series,
            ReminderLogTable reminders,
            ClientTable clients,
            DirectoryTable directory,
            ClinicClock clock,
            PageFormats formats) {
        this.schedule = schedule;
        this.rates = rates;
        this.series = series;
        this.reminders = reminders;
        this.clients = clients;
        this.directory = directory;
        this.clock = clock;
        this.formats = formats;
    }

    /// @param client given name and initial
    public record AskedBack(MaintenanceDue due, String client) {}

    @MayEnter
    @GetMapping("/")
    String overview(@Nullable LocationChoice location, SignedIn person, Model model) {
        if (location == null) {
            return "overview-empty";
        }
        Instant now = clock.now();
        LocalDate today = LocalDate.ofInstant(now, location.zone());
        model.addAttribute("location", location);
        model.addAttribute("title", formats.day(today));
        model.addAttribute("today", today);
        model.addAttribute("now", now);
        model.addAttribute("day", DayFigures.of(schedule.counts(location.id(), today)));
        if (person.is(Role.PRACTITIONER) || person.is(Role.MANAGER) || person.is(Role.ADMIN)) {
            LocalDate from = today.minusDays(DAYS_OF_RATES - 1L);
            model.addAttribute("from", from);
            model.addAttribute("rates", ratesFor(person, location, from, today));
            model.addAttribute("series", series.running(location.id()));
        }
        if (person.is(Role.FRONT_DESK) || person.is(Role.MANAGER) || person.is(Role.ADMIN)) {
            model.addAttribute("askedBack", askedBack(location));
        }
        return "overview";
    }

    /// A practitioner's own; nothing for one whose user name is linked to no practitioner.
    private AdverseEventRates.@Nullable Answer ratesFor(
            SignedIn person, LocationChoice location, LocalDate from, LocalDate to) {
        if (!person.isOnlyPractitioner()) {
            return rates.of(new RatePeriod(from, to, null, Set.of(location.id())));
        }
        return directory
                .practitionerWho(person.userName(), clock.now())
                .map(own -> rates.of(new RatePeriod(from, to, own, Set.of(location.id()))))
                .orElse(null);
    }

    private List<AskedBack> askedBack(LocationChoice location) {
        return reminders.maintenance(Set.of(location.id()), Place.FIRST, MAINTENANCE_ROWS).stream()
                .map(due -> new AskedBack(
                        due, clients.find(due.clientId()).map(Client::shortName).orElse("Unknown client")))
                .toList();
    }
}
