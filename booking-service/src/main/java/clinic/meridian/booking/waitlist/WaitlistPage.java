package clinic.meridian.booking.waitlist;

import clinic.meridian.booking.appointment.Visit;
import clinic.meridian.booking.appointment.VisitRow;
import clinic.meridian.booking.appointment.WantedPlace;
import clinic.meridian.booking.availability.SlotChoice;
import clinic.meridian.booking.client.Clients;
import clinic.meridian.booking.location.LocationView;
import clinic.meridian.booking.location.Locations;
import clinic.meridian.booking.waitlist.OpeningTable.Opening;
import clinic.meridian.booking.waitlist.Waitlist.Gap;
import clinic.meridian.booking.waitlist.WaitlistCommand.LeaveWaitlist;
import clinic.meridian.booking.waitlist.WaitlistTable.Entry;
import clinic.meridian.contracts.Codes;
import clinic.meridian.platform.command.Actor;
import clinic.meridian.platform.command.Commands;
import clinic.meridian.platform.refusal.Refused;
import clinic.meridian.platform.security.MayBook;
import clinic.meridian.platform.security.MayReadBookings;
import clinic.meridian.platform.security.Role;
import clinic.meridian.platform.security.SignedIn;
import clinic.meridian.platform.shell.LocationChoice;
import clinic.meridian.platform.shell.Notice;
import clinic.meridian.platform.shell.PageFormats;
import clinic.meridian.platform.time.ClinicClock;
import clinic.meridian.platform.web.Problem;
import clinic.meridian.platform.web.ProblemAnswers;
import clinic.meridian.platform.web.input.StatedTime;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.Pattern;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
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

/// The waitlist of a location as the desk works with it: what became free in the coming days and whom it
/// would suit, beside those who wait and what is on offer to them. A refusal stands over the page as things
/// are now. Notices wait in the session, in clear: they name no client.
@Controller
@RequestMapping("/waitlist")
class WaitlistPage {

    /// Where a button was pressed, for the page that tells of a refusal.
    private static final String PRESSED = Pressed.class.getName();

    private static final String LOCATION_NEEDED = "booking/diary-empty";

    /// Days that are looked at, today included.
    private static final int DAYS = 7;

    private static final int MOST_SHOWN = 200;

    private final Commands commands;
    private final WaitlistTable table;
    private final Waitlist waitlist;
    private final WaitingInWords words;
    private final Openings openings;
    private final Acceptance acceptance;
    private final Clients clients;
    private final Locations locations;
    private final ClinicClock clock;
    private final PageFormats show;
    private final ProblemAnswers answers;

    WaitlistPage(
            Commands commands,
            WaitlistTable table,
            Waitlist waitlist,
            WaitingInWords words,
            Openings openings,
            Acceptance acceptance,
            Clients clients,
            Locations locations,
            ClinicClock clock,
            PageFormats show,
            ProblemAnswers answers) {
        this.commands = commands;
        this.table = table;
        this.waitlist = waitlist;
        this.words = words;
        this.openings = openings;
        this.acceptance = acceptance;
        this.clients = clients;
        this.locations = locations;
        this.clock = clock;
        this.show = show;
        this.answers = answers;
    }

    /// @param client on whose page; absent: on this one
    private record Pressed(
            LocationChoice location, @Nullable UUID client) {}

    /// A slot that became free.
    ///
    /// @param where "with Mei Chen in Room 1"
    /// @param slot see [SlotChoice]
    /// @param until when the offers end, where it is on offer
    /// @param next when the first are asked by themselves, where nobody has been asked yet
    public record Free(
            LocalDate day,
            String time,
            String service,
            String serviceCode,
            String where,
            String slot,
            String start,
            UUID practitionerId,
            UUID roomId,
            List<Fitting> fitting,
            @Nullable String until,
            @Nullable String next) {}

    /// Somebody whom a slot would suit.
    ///
    /// @param asked it is on offer to her
    /// @param silent it was, and she did not answer
    public record Fitting(UUID entryId, UUID clientId, String client, boolean asked, boolean silent) {}

    /// A refusal in place.
    public record Explained(String title, String detail) {}

    @MayReadBookings
    @GetMapping
    String page(@Nullable LocationChoice choice, SignedIn person, HttpServletRequest request, Model model) {
        if (choice == null) {
            return LOCATION_NEEDED;
        }
        fill(choice, person, null, model);
        return ProblemAnswers.isFragment(request) ? "booking/waitlist :: lists" : "booking/waitlist";
    }

    private void fill(LocationChoice choice, SignedIn person, @Nullable Explained refused, Model model) {
        LocationView location = locations.find(UUID.fromString(choice.id())).orElseThrow();
        Instant now = clock.now();
        LocalDate today = clock.today(location.zone());
        List<Entry> entries = table.waitingAt(location.locationId(), null, MOST_SHOWN);
        List<Gap> gaps = waitlist.gaps(location.locationId(), today, today.plusDays(DAYS - 1));
        List<UUID> named = Stream.concat(
                        entries.stream().map(Entry::clientId),
                        gaps.stream().flatMap(gap -> gap.fits().stream()).map(Waitlist.Match::clientId))
                .distinct()
                .toList();
        Map<UUID, String> names = clients.names(named);
        List<Free> free =
                gaps.stream().map(gap -> free(gap, location, names, now)).toList();
        Instant mayAsk = QuietHours.endAfter(now, location.zone());
        model.addAttribute("location", location);
        model.addAttribute("names", names);
        List<Waiting> waiting = words.words(entries);
        model.addAttribute("waiting", waiting);
        model.addAttribute("phones", phones(waiting));
        model.addAttribute("more", entries.size() == MOST_SHOWN);
        model.addAttribute(
                "gaps", free.stream().filter(gap -> !gap.fitting().isEmpty()).toList());
        model.addAttribute(
                "others", free.stream().filter(gap -> gap.fitting().isEmpty()).toList());
        model.addAttribute("lastDay", today.plusDays(DAYS - 1));
        model.addAttribute("now", now);
        model.addAttribute("atOnce", Openings.AT_ONCE);
        model.addAttribute("mayAsk", mayAsk.isAfter(now) ? show.time(mayAsk, location.zone()) : null);
        model.addAttribute("mayBook", mayBook(person));
        model.addAttribute("refused", refused);
    }

    /// Of those to whom something is on offer: the desk calls them, or they call.
    private Map<UUID, String> phones(List<Waiting> waiting) {
        Map<UUID, String> phones = new HashMap<>();
        for (Waiting one : waiting) {
            String phone = one.offers().isEmpty()
                    ? null
                    : clients.mustFind(one.clientId()).details().phone();
            if (phone != null) {
                phones.put(one.clientId(), phone);
            }
        }
        return phones;
    }

    private static boolean mayBook(SignedIn person) {
        return person.is(Role.FRONT_DESK) || person.is(Role.MANAGER) || person.is(Role.ADMIN);
    }

    private Free free(Gap gap, LocationView location, Map<UUID, String> names, Instant now) {
        Visit slot = gap.slot();
        Instant next = gap.nextAt();
        return new Free(
                slot.localStart().toLocalDate(),
                show.span(slot.start(), slot.end(), slot.zone()),
                words.service(slot.service()),
                slot.service(),
                "with " + words.practitioner(slot.practitionerId()) + " in "
                        + location.room(slot.roomId())
                                .map(LocationView.Room::name)
                                .orElse("a room"),
                new SlotChoice(StatedTime.of(slot.onTheClock(slot.start())), slot.practitionerId(), slot.roomId())
                        .toString(),
                show.time(slot.start(), slot.zone()),
                slot.practitionerId(),
                slot.roomId(),
                gap.fits().stream()
                        .map(match -> new Fitting(
                                match.entryId(),
                                match.clientId(),
                                names.getOrDefault(match.clientId(), "Unknown client"),
                                gap.offeredTo().contains(match.clientId()),
                                gap.silent().contains(match.clientId())))
                        .toList(),
                gap.offeredUntil() == null ? null : show.time(gap.offeredUntil(), slot.zone()),
                next == null || !next.isAfter(now) ? null : show.time(next, slot.zone()));
    }

    /// @param slot see [SlotChoice]
    /// @param entryId whom to ask; absent: the first three whom it suits
    @MayBook
    @PostMapping("/offers")
    String offer(
            @RequestParam UUID locationId,
            LocationChoice choice,
            @RequestParam @Pattern(regexp = Codes.PATTERN) String service,
            @RequestParam String slot,
            @RequestParam(required = false) @Nullable UUID entryId,
            Actor actor,
            HttpServletRequest request,
            RedirectAttributes redirect) {
        request.setAttribute(PRESSED, new Pressed(choice, null));
        SlotChoice chosen = SlotChoice.parse("slot", slot);
        Opening opening = openings.offer(
                new WantedPlace(service, locationId, chosen.practitionerId(), chosen.roomId(), chosen.start()),
                entryId,
                actor);
        int asked = table.offersOf(opening.openingId()).size();
        Instant due = opening.dueAt();
        String until = due == null ? "" : show.time(due, opening.slot().zone());
        String done = asked == 0
                ? "Nobody is asked at night: the first are asked at " + until + "."
                : "The slot is kept until " + until + " for " + show.count(asked, "client", "clients")
                        + ". Whoever accepts first has it.";
        return back(Notice.done(done), locationId, null, redirect);
    }

    /// She has said yes, at the desk or on the telephone.
    ///
    /// @param clientId where it was pressed on the client's page
    @MayBook
    @PostMapping("/{entryId}/offers/{offerId}/accept")
    String accept(
            @PathVariable UUID entryId,
            @PathVariable UUID offerId,
            @RequestParam UUID locationId,
            LocationChoice choice,
            @RequestParam(required = false) @Nullable UUID clientId,
            Actor actor,
            HttpServletRequest request,
            RedirectAttributes redirect) {
        request.setAttribute(PRESSED, new Pressed(choice, clientId));
        boolean swaps = table.entry(entryId)
                .map(entry -> waitlist.swap(entry).cancels() != null)
                .orElse(false);
        VisitRow booked = acceptance.accept(entryId, offerId, actor);
        Visit visit = booked.visit();
        String done = "Booked: " + show.dayAndTime(visit.start(), visit.zone()) + " with "
                + words.practitioner(visit.practitionerId()) + ".";
        Notice notice = swaps
                ? Notice.done(done + " The visit that it replaces is cancelled.")
                : Notice.undoable(
                        done,
                        "/clients/" + booked.clientId() + "/visits/" + booked.appointmentId() + "/undo?version="
                                + booked.version());
        return back(notice, locationId, clientId, redirect);
    }

    /// @param clientId where it was pressed on the client's page
    @MayBook
    @PostMapping("/{entryId}/leave")
    String leave(
            @PathVariable UUID entryId,
            @RequestParam UUID locationId,
            LocationChoice choice,
            @RequestParam(required = false) @Nullable UUID clientId,
            Actor actor,
            HttpServletRequest request,
            RedirectAttributes redirect) {
        request.setAttribute(PRESSED, new Pressed(choice, clientId));
        commands.send(new LeaveWaitlist(entryId, null), actor);
        openings.hurryWhereNothingStands();
        return back(Notice.done("The client waits no longer."), locationId, clientId, redirect);
    }

    /// Comes after the transaction of the handler was rolled back: the page shows how things are now, and
    /// why nothing was changed.
    @ExceptionHandler
    @Nullable
    String refused(
            Refused refused,
            SignedIn person,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect)
            throws IOException {
        if (!(request.getAttribute(PRESSED) instanceof Pressed pressed)) {
            answers.send(Problem.of(refused), request, response);
            return null;
        }
        if (pressed.client() != null) {
            redirect.addFlashAttribute(
                    Notice.FLASH, Notice.attention(refused.reason().title() + ". " + refused.detail()));
            return "redirect:/clients/" + pressed.client();
        }
        response.setStatus(refused.reason().kind().status());
        fill(pressed.location(), person, new Explained(refused.reason().title(), refused.detail()), model);
        return "booking/waitlist";
    }

    private static String back(Notice notice, UUID locationId, @Nullable UUID clientId, RedirectAttributes redirect) {
        redirect.addFlashAttribute(Notice.FLASH, notice);
        if (clientId != null) {
            return "redirect:/clients/" + clientId;
        }
        redirect.addAttribute("locationId", locationId);
        return "redirect:/waitlist";
    }
}
