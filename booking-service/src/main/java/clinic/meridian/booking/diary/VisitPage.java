package clinic.meridian.booking.diary;

import static clinic.meridian.contracts.AppointmentStatus.BOOKED;
import static clinic.meridian.contracts.AppointmentStatus.CHECKED_IN;

import clinic.meridian.booking.appointment.AppointmentRefusal;
import clinic.meridian.booking.appointment.VisitRow;
import clinic.meridian.booking.appointment.Visits;
import clinic.meridian.booking.client.Clients;
import clinic.meridian.booking.location.LocationView;
import clinic.meridian.booking.location.LocationView.Room;
import clinic.meridian.booking.location.Locations;
import clinic.meridian.booking.practitioner.PractitionerView;
import clinic.meridian.booking.practitioner.Practitioners;
import clinic.meridian.platform.refusal.Refused;
import clinic.meridian.platform.security.MayReadBookings;
import clinic.meridian.platform.security.SignedIn;
import clinic.meridian.platform.time.ClinicClock;
import clinic.meridian.platform.web.ProblemAnswers;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/// One visit with its client, what can be done about it, and its history: a drawer beside the calendar, or a page of
/// its own for who comes without scripts.
@Controller
class VisitPage {

    private final Visits visits;
    private final DiaryDays days;
    private final Locations locations;
    private final Practitioners practitioners;
    private final Clients clients;
    private final ClinicClock clock;

    VisitPage(
            Visits visits,
            DiaryDays days,
            Locations locations,
            Practitioners practitioners,
            Clients clients,
            ClinicClock clock) {
        this.visits = visits;
        this.days = days;
        this.locations = locations;
        this.practitioners = practitioners;
        this.clients = clients;
        this.clock = clock;
    }

    @MayReadBookings
    @GetMapping("/visits/{appointmentId}")
    String visit(@PathVariable UUID appointmentId, SignedIn person, HttpServletRequest request, Model model) {
        List<VisitRow> rows = visits.history(appointmentId);
        if (rows.isEmpty()) {
            throw new Refused(AppointmentRefusal.APPOINTMENT_UNKNOWN, "There is no visit of this id.");
        }
        VisitRow row = rows.getLast();
        UUID locationId = row.visit().locationId();
        if (person.isOnlyPractitioner() && !person.worksAt(locationId.toString())) {
            throw new AccessDeniedException("Works at other locations");
        }
        LocationView location = locations.find(locationId).orElseThrow();
        List<PractitionerView> staff = practitioners.at(locationId);
        Instant now = clock.now();
        DiaryLine line = days.line(location, row, now);
        model.addAttribute("line", line);
        model.addAttribute("client", clients.find(row.clientId()).orElse(null));
        model.addAttribute("location", location);
        model.addAttribute("story", VisitStory.of(rows, names(location, staff), now));
        model.addAttribute("mayBook", DiaryPage.mayBook(person));
        model.addAttribute("confirmable", row.status() == BOOKED);
        model.addAttribute("cancellable", row.status() == CHECKED_IN || line.movable());
        model.addAttribute(
                "late",
                location.policy(row.visit().policyVersion())
                        .isLate(now, row.visit().start()));
        model.addAttribute("rooms", location.openRooms());
        model.addAttribute(
                "practitioners",
                staff.stream()
                        .filter(one -> one.services().contains(row.visit().service()))
                        .toList());
        model.addAttribute("reasons", CancelReason.values());
        return ProblemAnswers.isFragment(request) ? "booking/visit :: drawer" : "booking/visit";
    }

    private static Map<UUID, String> names(LocationView location, List<PractitionerView> staff) {
        Map<UUID, String> names = new HashMap<>();
        for (Room room : location.rooms()) {
            names.put(room.roomId(), room.name());
        }
        for (PractitionerView practitioner : staff) {
            names.put(practitioner.practitionerId(), practitioner.name());
        }
        return names;
    }
}
