package clinic.meridian.booking.setup;

import clinic.meridian.booking.calendar.TimeWords;
import clinic.meridian.booking.location.LocationView;
import clinic.meridian.booking.practitioner.Absence;
import clinic.meridian.booking.practitioner.PractitionerView;
import clinic.meridian.booking.rebooking.RebookingScope;
import clinic.meridian.platform.security.MayBook;
import clinic.meridian.platform.security.MayEnter;
import clinic.meridian.platform.security.MayManage;
import clinic.meridian.platform.security.SignedIn;
import clinic.meridian.platform.shell.PageFormats;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// A practitioner to look at: everybody may; what can be changed is offered to those who may change it.
@Controller
@RequestMapping("/setup/practitioners")
class PractitionerPage {

    private final PractitionerSheet sheet;
    private final PageFormats show;

    PractitionerPage(PractitionerSheet sheet, PageFormats show) {
        this.sheet = sheet;
        this.show = show;
    }

    /// @param at the location, when it is known already
    @MayManage
    @GetMapping("/new")
    String form(@RequestParam(required = false) @Nullable UUID at, Model model) {
        return sheet.form(at, Typed.NOTHING, model);
    }

    @MayEnter
    @GetMapping("/{practitionerId}")
    String show(@PathVariable UUID practitionerId, SignedIn person, Model model) {
        return sheet.show(sheet.mustFind(practitionerId), Typed.NOTHING, person, model);
    }

    /// An absence and the visits that still fall into it.
    @MayBook
    @GetMapping("/{practitionerId}/absences/{absenceId}")
    String absence(@PathVariable UUID practitionerId, @PathVariable UUID absenceId, SignedIn person, Model model) {
        PractitionerView practitioner = sheet.mustFind(practitionerId);
        Absence absence = sheet.mustFind(practitionerId, absenceId);
        model.addAttribute("practitioner", practitioner);
        LocationView location = sheet.locationOf(practitioner);
        model.addAttribute("location", location);
        model.addAttribute("absence", absence);
        model.addAttribute("when", TimeWords.of(absence.during(), location.zone(), show));
        model.addAttribute("reason", Reasons.words(Reasons.OF_ABSENCES, absence.reasonCode()));
        model.addAttribute("visits", sheet.during(absence, practitionerId));
        model.addAttribute(
                "rebook",
                RebookingScope.ofPractitioner(
                                practitionerId,
                                absence.during().start(),
                                absence.during().end(),
                                location.zone())
                        .address(location.locationId()));
        SetUpPage.who(person, model);
        return "booking/setup/absence";
    }
}
