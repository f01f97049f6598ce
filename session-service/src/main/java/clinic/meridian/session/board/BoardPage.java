package clinic.meridian.session.board;

import clinic.meridian.platform.security.MayReadTreatments;
import clinic.meridian.platform.security.Role;
import clinic.meridian.platform.security.SignedIn;
import clinic.meridian.platform.shell.LocationChoice;
import clinic.meridian.platform.shell.PageFormats;
import clinic.meridian.platform.time.ClinicClock;
import clinic.meridian.session.visit.Directory.Location;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/// The room board of today for one location; asks for itself again every few seconds.
@Controller
class BoardPage {

    private final RoomBoard board;
    private final ClinicClock clock;
    private final PageFormats show;

    BoardPage(RoomBoard board, ClinicClock clock, PageFormats show) {
        this.board = board;
        this.clock = clock;
        this.show = show;
    }

    @MayReadTreatments
    @GetMapping("/")
    String page(@Nullable LocationChoice location, SignedIn person, Model model) {
        if (location == null) {
            return "session/board-empty";
        }
        fill(location, person, model);
        return "session/board";
    }

    /// The page's inner part, for a page that is open.
    @MayReadTreatments
    @GetMapping("/board")
    String part(@Nullable LocationChoice location, SignedIn person, Model model) {
        if (location == null) {
            return "session/board-empty";
        }
        fill(location, person, model);
        return "session/board :: board";
    }

    private void fill(LocationChoice choice, SignedIn person, Model model) {
        Location location = new Location(choice.id(), choice.name(), choice.zone());
        model.addAttribute("location", choice);
        model.addAttribute("now", clock.now());
        model.addAttribute("day", show.dayAndYear(clock.today(choice.zone())));
        model.addAttribute("mayTreat", person.is(Role.PRACTITIONER));
        model.addAttribute("rooms", board.rooms(choice.id()));
        model.addAttribute("expected", board.expectedToday(location));
    }
}
