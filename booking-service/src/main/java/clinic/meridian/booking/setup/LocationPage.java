package clinic.meridian.booking.setup;

import clinic.meridian.booking.appointment.Visits;
import clinic.meridian.booking.calendar.TimeWords;
import clinic.meridian.booking.calendar.WeeklyHours;
import clinic.meridian.booking.location.Closure;
import clinic.meridian.booking.location.LocationView;
import clinic.meridian.booking.location.LocationView.Room;
import clinic.meridian.booking.location.Locations;
import clinic.meridian.booking.rebooking.RebookingScope;
import clinic.meridian.platform.refusal.RefusalKind;
import clinic.meridian.platform.refusal.RefusalReason;
import clinic.meridian.platform.refusal.Refused;
import clinic.meridian.platform.security.MayBook;
import clinic.meridian.platform.security.MayEnter;
import clinic.meridian.platform.security.MaySetUp;
import clinic.meridian.platform.security.SignedIn;
import clinic.meridian.platform.shell.PageFormats;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/// A location to look at: everybody may; what can be changed is offered to those who may change it.
@Controller
@RequestMapping("/setup/locations")
class LocationPage {

    private final LocationSheet sheet;
    private final Locations locations;
    private final AffectedVisits affected;
    private final Visits visits;
    private final PageFormats show;

    LocationPage(LocationSheet sheet, Locations locations, AffectedVisits affected, Visits visits, PageFormats show) {
        this.sheet = sheet;
        this.locations = locations;
        this.affected = affected;
        this.visits = visits;
        this.show = show;
    }

    /// What an address may name that is not there.
    enum UnknownHere implements RefusalReason {
        LOCATION_UNKNOWN("There is no such location"),
        ROOM_UNKNOWN("There is no such room"),
        CLOSURE_UNKNOWN("There is no such closure"),
        PRACTITIONER_UNKNOWN("There is no such practitioner"),
        ABSENCE_UNKNOWN("There is no such absence");

        private final String title;

        UnknownHere(String title) {
            this.title = title;
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.UNKNOWN;
        }

        @Override
        public String title() {
            return title;
        }
    }

    @MaySetUp
    @GetMapping("/new")
    String form(Model model) {
        return form(Typed.NOTHING, model);
    }

    static String form(Typed typed, Model model) {
        model.addAttribute("typed", typed);
        model.addAttribute("hours", WeekForm.of(typed, "locations", WeeklyHours.NONE));
        model.addAttribute("zones", Zones.ALL);
        model.addAttribute("languages", LocationSheet.LANGUAGES);
        model.addAttribute("steps", Readiness.ofNothing());
        return "booking/setup/location-new";
    }

    @MayEnter
    @GetMapping("/{locationId}")
    String show(@PathVariable UUID locationId, SignedIn person, Model model) {
        return sheet.show(sheet.mustFind(locationId), Typed.NOTHING, person, model);
    }

    /// A closure and the visits that still fall into it.
    @MayBook
    @GetMapping("/{locationId}/closures/{closureId}")
    String closure(@PathVariable UUID locationId, @PathVariable UUID closureId, SignedIn person, Model model) {
        LocationView location = sheet.mustFind(locationId);
        Closure closure = locations.closures(locationId).stream()
                .filter(one -> one.closureId().equals(closureId))
                .findFirst()
                .orElseThrow(() -> new Refused(
                        UnknownHere.CLOSURE_UNKNOWN, "It may have been withdrawn; see the location's page."));
        model.addAttribute("location", location);
        model.addAttribute("closure", closure);
        model.addAttribute("when", TimeWords.of(closure.during(), location.zone(), show));
        model.addAttribute("reason", Reasons.words(Reasons.OF_CLOSURES, closure.reasonCode()));
        model.addAttribute("visits", affected.of(visits.atLocation(locationId, closure.during())));
        model.addAttribute(
                "rebook",
                RebookingScope.ofLocation(closure.during(), location.zone()).address(locationId));
        SetUpPage.who(person, model);
        return "booking/setup/closure";
    }

    /// A room and the visits that are booked in it, before it is closed and after.
    @MayBook
    @GetMapping("/{locationId}/rooms/{roomId}")
    String room(@PathVariable UUID locationId, @PathVariable UUID roomId, SignedIn person, Model model) {
        LocationView location = sheet.mustFind(locationId);
        Room room = location.room(roomId)
                .orElseThrow(() -> new Refused(UnknownHere.ROOM_UNKNOWN, "See the location's page for its rooms."));
        model.addAttribute("location", location);
        model.addAttribute("room", room);
        model.addAttribute("visits", affected.of(visits.inRoom(roomId)));
        model.addAttribute("rebook", RebookingScope.ofRoom(roomId).address(locationId));
        SetUpPage.who(person, model);
        return "booking/setup/room";
    }
}
