package clinic.meridian.booking.client;

import clinic.meridian.platform.security.MayReadBookings;
import clinic.meridian.platform.security.Role;
import clinic.meridian.platform.security.SignedIn;
import clinic.meridian.platform.web.ProblemAnswers;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Finds clients for the desk: a few while somebody types into the top bar, more on a page of their own.
@Controller
class ClientSearchPage {

    static final int AT_A_GLANCE = 8;

    private final Clients clients;

    ClientSearchPage(Clients clients) {
        this.clients = clients;
    }

    @MayReadBookings
    @GetMapping("/clients")
    String search(
            @RequestParam(defaultValue = "") String query, SignedIn person, HttpServletRequest request, Model model) {
        String words = query.strip();
        boolean glance = ProblemAnswers.isFragment(request);
        List<ClientView> found = glance && words.isEmpty()
                ? List.of()
                : clients.search(words, null, glance ? AT_A_GLANCE : ClientController.PAGE);
        model.addAttribute("query", words);
        model.addAttribute(
                "tooShort", !words.isEmpty() && ClientSearch.termsIn(words).isEmpty());
        model.addAttribute("found", found);
        model.addAttribute("mayBook", mayBook(person));
        model.addAttribute("more", found.size() == ClientController.PAGE);
        return glance ? "booking/clients :: glance" : "booking/clients";
    }

    static boolean mayBook(SignedIn person) {
        return person.is(Role.FRONT_DESK) || person.is(Role.MANAGER) || person.is(Role.ADMIN);
    }
}
