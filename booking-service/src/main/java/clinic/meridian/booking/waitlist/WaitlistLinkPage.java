package clinic.meridian.booking.waitlist;

import clinic.meridian.booking.appointment.VisitWords;
import clinic.meridian.booking.location.LocationView;
import clinic.meridian.booking.location.Locations;
import clinic.meridian.booking.waitlist.WaitlistCommand.LeaveWaitlist;
import clinic.meridian.booking.waitlist.WaitlistTable.Offer;
import clinic.meridian.contracts.Channel;
import clinic.meridian.platform.command.Actor;
import clinic.meridian.platform.command.Commands;
import clinic.meridian.platform.links.Link;
import clinic.meridian.platform.links.Links;
import clinic.meridian.platform.refusal.Refused;
import clinic.meridian.platform.security.Public;
import clinic.meridian.platform.time.ClinicClock;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// What the link in the mail about an offer leads to. Showing it changes nothing; whoever accepts or leaves is shown
/// the same page again, which tells how things stand now. The link's subject is the offer, and the offer knows how long
/// it stands; so the link may live longer, to say that it is over.
@Controller
class WaitlistLinkPage {

    /// The kind of link that this page answers.
    static final String LINK = "WAITLIST";

    private final Links links;
    private final WaitlistTable table;
    private final Acceptance acceptance;
    private final Openings openings;
    private final Commands commands;
    private final Locations locations;
    private final VisitWords words;
    private final ClinicClock clock;

    WaitlistLinkPage(
            Links links,
            WaitlistTable table,
            Acceptance acceptance,
            Openings openings,
            Commands commands,
            Locations locations,
            VisitWords words,
            ClinicClock clock) {
        this.links = links;
        this.table = table;
        this.acceptance = acceptance;
        this.openings = openings;
        this.commands = commands;
        this.locations = locations;
        this.words = words;
        this.clock = clock;
    }

    /// How an offer stands, as she sees it.
    public enum Stand {
        OPEN("This time is free for you"),
        YOURS("The visit is yours"),
        RUN_OUT("This offer has run out"),
        TAKEN("Somebody else was faster"),
        WITHDRAWN("This time is not free any more"),
        LEFT("You are not on the waitlist any more");

        private final String title;

        Stand(String title) {
            this.title = title;
        }
    }

    @Public
    @GetMapping("/c/{token}/waitlist")
    String show(@PathVariable String token, Model model) {
        Offer offer = offer(token);
        LocationView location = locations
                .find(offer.slot().locationId())
                .orElseThrow(() -> new IllegalStateException("An offer at no location: " + offer.offerId()));
        Stand stand = stand(offer);
        boolean waiting =
                table.entry(offer.entryId()).map(WaitlistTable.Entry::waiting).orElse(false);
        model.addAttribute("title", stand.title);
        model.addAttribute("clinic", location);
        model.addAttribute("token", token);
        model.addAttribute("stand", stand);
        model.addAttribute("waiting", waiting);
        model.addAttribute("visit", words.of(offer.slot()));
        model.addAttribute("until", words.time(offer.slot(), offer.expiresAt()));
        model.addAttribute(
                "swaps",
                table.entry(offer.entryId())
                        .map(entry -> entry.wish().replaces() != null)
                        .orElse(false));
        return "booking/waitlist-offer";
    }

    /// Accepts the offer, or ends the waiting.
    @Public
    @PostMapping("/c/{token}/waitlist")
    String act(@PathVariable String token, @RequestParam(defaultValue = "false") boolean leave) {
        Offer offer = offer(token);
        Actor client = Actor.of("client", Channel.LINK);
        if (leave) {
            commands.send(new LeaveWaitlist(offer.entryId(), null), client);
            openings.hurryWhereNothingStands();
        } else if (stand(offer) == Stand.OPEN) {
            acceptance.accept(offer.entryId(), offer.offerId(), client);
        }
        return "redirect:/c/" + token + "/waitlist";
    }

    private Stand stand(Offer offer) {
        if (offer.standing()) {
            return clock.now().isBefore(offer.expiresAt()) ? Stand.OPEN : Stand.RUN_OUT;
        }
        if (offer.ended() == null) {
            return Stand.YOURS;
        }
        return switch (offer.ended()) {
            case RAN_OUT -> Stand.RUN_OUT;
            case TAKEN -> Stand.TAKEN;
            case WITHDRAWN -> Stand.WITHDRAWN;
            case NOT_WAITING -> Stand.LEFT;
        };
    }

    private Offer offer(String token) {
        return links.read(token, LINK)
                .map(Link::subject)
                .flatMap(subject -> table.offer(UUID.fromString(subject)))
                .orElseThrow(() -> new Refused(
                        WaitlistRefusal.LINK_INVALID,
                        "It is incomplete or too old. Use the link in our latest mail, or call us."));
    }
}
