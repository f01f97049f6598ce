package clinic.meridian.booking.diary;

import clinic.meridian.booking.location.LocationView;
import clinic.meridian.booking.location.Locations;
import clinic.meridian.booking.waitlist.Waitlist;
import clinic.meridian.platform.security.MayReadBookings;
import clinic.meridian.platform.security.Role;
import clinic.meridian.platform.security.SignedIn;
import clinic.meridian.platform.shell.LocationChoice;
import clinic.meridian.platform.shell.PageFormats;
import clinic.meridian.platform.time.ClinicClock;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The front desk's diary at one location: a calendar of a day or a week, which the browser draws and fills, or a day's
/// visits as a list, which needs no scripts. Without a date it is today, and stays so over midnight.
@Controller
class DiaryPage {

    private static final String NO_LOCATION = "booking/diary-empty";

    private final DiaryDays days;
    private final Waitlist waitlist;
    private final Locations locations;
    private final ClinicClock clock;
    private final PageFormats show;

    DiaryPage(DiaryDays days, Waitlist waitlist, Locations locations, ClinicClock clock, PageFormats show) {
        this.days = days;
        this.waitlist = waitlist;
        this.locations = locations;
        this.clock = clock;
        this.show = show;
    }

    @MayReadBookings
    @GetMapping("/")
    String page(
            @Nullable LocationChoice location,
            @RequestParam(required = false) @Nullable LocalDate date,
            @RequestParam(required = false) @Nullable String view,
            @RequestParam(required = false) @Nullable String columns,
            SignedIn person,
            Model model) {
        DiaryView shown = DiaryView.of(view);
        if (location == null) {
            return NO_LOCATION;
        }
        LocalDate day = date == null ? clock.today(location.zone()) : date;
        fill(location, day, date == null, person, model);
        List<LocalDate> days = shown.around(day);
        model.addAttribute("view", shown);
        String by = DiaryLinks.PRACTITIONERS.equals(columns) ? DiaryLinks.PRACTITIONERS : DiaryLinks.ROOMS;
        model.addAttribute("columns", by);
        model.addAttribute("links", new DiaryLinks(location.id(), day, date == null, shown, by));
        model.addAttribute(
                "title", days.size() == 1 ? show.dayAndYear(day) : show.period(days.getFirst(), days.getLast()));
        return shown == DiaryView.LIST ? "booking/diary" : "booking/calendar";
    }

    /// The page's inner part, for a page that is open.
    ///
    /// @param date the day that the page shows
    /// @param following the page was opened without a date
    @MayReadBookings
    @GetMapping("/diary")
    String part(
            @Nullable LocationChoice location,
            @RequestParam LocalDate date,
            @RequestParam(defaultValue = "false") boolean following,
            SignedIn person,
            Model model,
            HttpServletResponse response) {
        if (location == null) {
            return NO_LOCATION + " :: empty";
        }
        if (following && !date.equals(clock.today(location.zone()))) {
            response.setHeader("HX-Refresh", "true");
        }
        fill(location, date, following, person, model);
        return "booking/diary :: day";
    }

    private void fill(LocationChoice choice, LocalDate date, boolean following, SignedIn person, Model model) {
        LocationView location = locations.find(UUID.fromString(choice.id())).orElseThrow();
        Instant now = clock.now();
        model.addAttribute("location", choice);
        model.addAttribute("now", now);
        model.addAttribute("day", days.day(location, date, now));
        model.addAttribute(
                "waitlist",
                DiaryWords.of(
                        waitlist.standing(location.locationId(), DiaryView.DAY.timeAround(date, location.zone())),
                        true,
                        show));
        model.addAttribute("today", clock.today(choice.zone()));
        model.addAttribute("following", following);
        model.addAttribute("mayBook", mayBook(person));
    }

    static boolean mayBook(SignedIn person) {
        return person.is(Role.FRONT_DESK) || person.is(Role.MANAGER) || person.is(Role.ADMIN);
    }
}
