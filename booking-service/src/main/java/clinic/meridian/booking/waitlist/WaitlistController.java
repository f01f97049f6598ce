package clinic.meridian.booking.waitlist;

import clinic.meridian.booking.appointment.Visit;
import clinic.meridian.booking.appointment.VisitBody;
import clinic.meridian.booking.appointment.WantedPlace;
import clinic.meridian.booking.location.Locations;
import clinic.meridian.booking.waitlist.OpeningTable.Opening;
import clinic.meridian.booking.waitlist.Waitlist.Gap;
import clinic.meridian.booking.waitlist.Waitlist.Match;
import clinic.meridian.booking.waitlist.WaitlistCommand.JoinWaitlist;
import clinic.meridian.booking.waitlist.WaitlistCommand.LeaveWaitlist;
import clinic.meridian.booking.waitlist.WaitlistTable.Entry;
import clinic.meridian.booking.waitlist.WaitlistTable.Offer;
import clinic.meridian.contracts.Codes;
import clinic.meridian.platform.command.Actor;
import clinic.meridian.platform.command.Commands;
import clinic.meridian.platform.security.MayBook;
import clinic.meridian.platform.security.MayReadBookings;
import clinic.meridian.platform.security.SignedIn;
import clinic.meridian.platform.web.input.InvalidInput;
import clinic.meridian.platform.web.input.StatedTime;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The waitlist over HTTP.
@RestController
@RequestMapping("/api/v1/waitlist")
class WaitlistController {

    static final int PAGE = 500;

    private final Commands commands;
    private final WaitlistTable table;
    private final Waitlist waitlist;
    private final Openings openings;
    private final Acceptance acceptance;
    private final Locations locations;

    WaitlistController(
            Commands commands,
            WaitlistTable table,
            Waitlist waitlist,
            Openings openings,
            Acceptance acceptance,
            Locations locations) {
        this.commands = commands;
        this.table = table;
        this.waitlist = waitlist;
        this.openings = openings;
        this.acceptance = acceptance;
        this.locations = locations;
    }

    record TimesRequest(@NotNull LocalTime from, @NotNull LocalTime to) {}

    record JoinRequest(
            @NotNull UUID clientId,
            @NotNull @Pattern(regexp = Codes.PATTERN) String service,
            @NotNull UUID locationId,
            @Size(max = 50) @Nullable List<@NotNull UUID> practitionerIds,
            @NotNull LocalDate from,
            @NotNull LocalDate to,
            @Size(max = 7) @Nullable List<@NotNull DayOfWeek> days,
            @Size(max = 20) @Nullable List<@NotNull @Valid TimesRequest> times,
            @Nullable UUID replaces) {

        Wish wish() {
            if (to.isBefore(from)) {
                throw InvalidInput.field("to", "must not lie before from");
            }
            List<DayTimes> stretches = new ArrayList<>();
            for (TimesRequest stretch : times == null ? List.<TimesRequest>of() : times) {
                if (!stretch.from().isBefore(stretch.to())) {
                    throw InvalidInput.field("times[" + stretches.size() + "].to", "must lie after from");
                }
                stretches.add(new DayTimes(stretch.from(), stretch.to()));
            }
            return new Wish(
                    service,
                    locationId,
                    practitionerIds == null ? List.of() : practitionerIds,
                    from,
                    to,
                    days == null ? List.of() : days,
                    stretches,
                    replaces);
        }
    }

    record Joined(UUID entryId) {}

    @MayBook
    @PostMapping
    ResponseEntity<Joined> join(@Valid @RequestBody JoinRequest request, Actor actor) {
        UUID entryId = UUID.randomUUID();
        commands.send(new JoinWaitlist(entryId, request.clientId(), request.wish()), actor);
        return ResponseEntity.created(URI.create("/api/v1/waitlist/" + entryId)).body(new Joined(entryId));
    }

    /// A slot that is on offer to her.
    record OfferBody(
            UUID offerId,
            UUID practitionerId,
            UUID roomId,
            OffsetDateTime start,
            OffsetDateTime end,
            OffsetDateTime expiresAt) {

        static OfferBody of(Offer offer) {
            Visit slot = offer.slot();
            return new OfferBody(
                    offer.offerId(),
                    slot.practitionerId(),
                    slot.roomId(),
                    slot.onTheClock(slot.start()),
                    slot.onTheClock(slot.end()),
                    slot.onTheClock(offer.expiresAt()));
        }
    }

    record EntryBody(
            UUID entryId,
            UUID clientId,
            String service,
            UUID locationId,
            List<UUID> practitionerIds,
            LocalDate from,
            LocalDate to,
            List<DayOfWeek> days,
            List<DayTimes> times,
            @Nullable UUID replaces,
            OffsetDateTime joinedAt,
            List<OfferBody> offers) {

        static EntryBody of(Entry entry, List<Offer> offers, ZoneId zone) {
            Wish wish = entry.wish();
            return new EntryBody(
                    entry.entryId(),
                    entry.clientId(),
                    wish.service(),
                    wish.locationId(),
                    wish.practitionerIds(),
                    wish.from(),
                    wish.to(),
                    wish.days(),
                    wish.times(),
                    wish.replaces(),
                    entry.joinedAt().atZone(zone).toOffsetDateTime(),
                    offers.stream().map(OfferBody::of).toList());
        }
    }

    /// @param next cursor of the next page, where there may be one
    record Entries(List<EntryBody> items, @Nullable UUID next) {}

    /// Those who wait, in the order in which they joined.
    @MayReadBookings
    @GetMapping
    Entries list(@RequestParam UUID locationId, @RequestParam(required = false) @Nullable UUID next, SignedIn person) {
        ZoneId zone = zoneOf(locationId, person);
        List<Entry> entries = table.waitingAt(locationId, next, PAGE);
        Map<UUID, List<Offer>> offers = table
                .standingOf(entries.stream().map(Entry::entryId).toList())
                .stream()
                .collect(Collectors.groupingBy(Offer::entryId));
        return new Entries(
                entries.stream()
                        .map(entry -> EntryBody.of(entry, offers.getOrDefault(entry.entryId(), List.of()), zone))
                        .toList(),
                entries.size() < PAGE ? null : entries.getLast().entryId());
    }

    record MatchBody(
            UUID entryId,
            UUID clientId,
            OffsetDateTime joinedAt,
            @Nullable UUID replaces) {}

    record Matches(List<MatchBody> items) {}

    /// Whom a slot would suit, in the order in which they would be asked.
    @MayReadBookings
    @GetMapping("/matches")
    Matches matches(
            @RequestParam UUID locationId,
            @RequestParam String service,
            @RequestParam UUID practitionerId,
            @RequestParam(required = false) @Nullable UUID roomId,
            @RequestParam StatedTime start,
            SignedIn person) {
        ZoneId zone = zoneOf(locationId, person);
        List<Match> matches = waitlist.matches(new WantedPlace(service, locationId, practitionerId, roomId, start));
        return new Matches(matches.stream()
                .map(match -> new MatchBody(
                        match.entryId(),
                        match.clientId(),
                        match.joinedAt().atZone(zone).toOffsetDateTime(),
                        match.replaces()))
                .toList());
    }

    /// @param fits how many of those who wait it would suit
    /// @param offered to how many of them it is on offer at this moment
    record GapBody(
            String service,
            UUID practitionerId,
            UUID roomId,
            OffsetDateTime start,
            OffsetDateTime end,
            int fits,
            int offered,
            @Nullable OffsetDateTime offeredUntil) {

        static GapBody of(Gap gap) {
            Visit slot = gap.slot();
            return new GapBody(
                    slot.service(),
                    slot.practitionerId(),
                    slot.roomId(),
                    slot.onTheClock(slot.start()),
                    slot.onTheClock(slot.end()),
                    gap.fits().size(),
                    gap.offeredTo().size(),
                    gap.offeredUntil() == null ? null : slot.onTheClock(gap.offeredUntil()));
        }
    }

    record Gaps(List<GapBody> items) {}

    /// What visits left behind on one day and nobody has taken.
    @MayReadBookings
    @GetMapping("/gaps")
    Gaps gaps(@RequestParam UUID locationId, @RequestParam LocalDate date, SignedIn person) {
        zoneOf(locationId, person);
        return new Gaps(
                waitlist.gaps(locationId, date, date).stream().map(GapBody::of).toList());
    }

    /// @param entryId whom to ask; absent: the first three whom it suits
    record OfferRequest(
            @NotNull UUID locationId,
            @NotNull @Pattern(regexp = Codes.PATTERN) String service,
            @NotNull UUID practitionerId,
            @Nullable UUID roomId,
            @NotNull StatedTime start,
            @Nullable UUID entryId) {}

    record MadeOffer(UUID offerId, UUID entryId, UUID clientId, OffsetDateTime expiresAt) {}

    /// @param offers to whom it is on offer; none at night
    /// @param nextAt when the next ones are asked, if none of these accepts it
    record Offered(
            UUID openingId,
            List<MadeOffer> offers,
            @Nullable OffsetDateTime nextAt) {}

    @MayBook
    @PostMapping("/offers")
    ResponseEntity<Offered> offer(@Valid @RequestBody OfferRequest request, Actor actor) {
        Opening opening = openings.offer(
                new WantedPlace(
                        request.service(),
                        request.locationId(),
                        request.practitionerId(),
                        request.roomId(),
                        request.start()),
                request.entryId(),
                actor);
        Visit slot = opening.slot();
        Instant due = opening.dueAt();
        List<MadeOffer> made = table.offersOf(opening.openingId()).stream()
                .map(offer -> new MadeOffer(
                        offer.offerId(), offer.entryId(), offer.clientId(), slot.onTheClock(offer.expiresAt())))
                .toList();
        return ResponseEntity.created(URI.create("/api/v1/waitlist?locationId=" + slot.locationId()))
                .body(new Offered(opening.openingId(), made, due == null ? null : slot.onTheClock(due)));
    }

    /// Nothing needs to be said.
    record EmptyRequest() {}

    @MayBook
    @PostMapping("/{entryId}/offers/{offerId}/accept")
    ResponseEntity<VisitBody> accept(
            @PathVariable UUID entryId,
            @PathVariable UUID offerId,
            @Valid @RequestBody(required = false) @Nullable EmptyRequest request,
            Actor actor) {
        return ResponseEntity.ok(VisitBody.of(acceptance.accept(entryId, offerId, actor)));
    }

    /// One that is over already is fine too.
    @MayBook
    @DeleteMapping("/{entryId}")
    ResponseEntity<Void> leave(@PathVariable UUID entryId, Actor actor) {
        commands.send(new LeaveWaitlist(entryId, null), actor);
        openings.hurryWhereNothingStands();
        return ResponseEntity.noContent().build();
    }

    private ZoneId zoneOf(UUID locationId, SignedIn person) {
        if (person.isOnlyPractitioner() && !person.worksAt(locationId.toString())) {
            throw new AccessDeniedException("Works at other locations");
        }
        return locations
                .find(locationId)
                .orElseThrow(() -> InvalidInput.field("locationId", "must be the id of a location"))
                .zone();
    }
}
