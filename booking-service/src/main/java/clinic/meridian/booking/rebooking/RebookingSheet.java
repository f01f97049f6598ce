package clinic.meridian.booking.rebooking;

import clinic.meridian.booking.appointment.Appointment;
import clinic.meridian.booking.appointment.Visit;
import clinic.meridian.booking.appointment.VisitRow;
import clinic.meridian.booking.appointment.Visits;
import clinic.meridian.booking.availability.SlotBody;
import clinic.meridian.booking.availability.SlotChoice;
import clinic.meridian.booking.availability.SlotConflict;
import clinic.meridian.booking.availability.WhenSlotTakenThenOfferOthers.ConflictBody;
import clinic.meridian.booking.calendar.TimeRange;
import clinic.meridian.booking.calendar.TimeWords;
import clinic.meridian.booking.catalogue.OfferedService;
import clinic.meridian.booking.catalogue.ServiceCatalogue;
import clinic.meridian.booking.client.ClientView;
import clinic.meridian.booking.client.Clients;
import clinic.meridian.booking.location.LocationView;
import clinic.meridian.booking.practitioner.PractitionerView;
import clinic.meridian.booking.practitioner.Practitioners;
import clinic.meridian.booking.rebooking.RebookingForm.Chosen;
import clinic.meridian.booking.rebooking.RebookingForm.Seen;
import clinic.meridian.booking.rebooking.RebookingRow.Done;
import clinic.meridian.booking.rebooking.RebookingRow.Option;
import clinic.meridian.booking.rebooking.RebookingRow.Who;
import clinic.meridian.booking.rebooking.Rebookings.Proposal;
import clinic.meridian.contracts.AppointmentStatus;
import clinic.meridian.platform.shell.PageFormats;
import clinic.meridian.platform.time.ClinicClock;
import clinic.meridian.platform.web.input.StatedTime;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/// The visits that somebody rebooks, each with the slots that would fit beside the others; and what has become of those
/// that were rebooked already.
@Component
class RebookingSheet {

    private static final String LANGUAGE = "en";

    private final Rebookings rebookings;
    private final Visits visits;
    private final Clients clients;
    private final Practitioners practitioners;
    private final ServiceCatalogue catalogue;
    private final ClinicClock clock;
    private final PageFormats show;

    RebookingSheet(
            Rebookings rebookings,
            Visits visits,
            Clients clients,
            Practitioners practitioners,
            ServiceCatalogue catalogue,
            ClinicClock clock,
            PageFormats show) {
        this.rebookings = rebookings;
        this.visits = visits;
        this.clients = clients;
        this.practitioners = practitioners;
        this.catalogue = catalogue;
        this.clock = clock;
        this.show = show;
    }

    /// What was sent and could not be done.
    ///
    /// @param conflicts what is in the way of the visits that cannot have their slots, by their place in `chosen`
    record Refusal(String words, List<Chosen> chosen, List<SlotConflict> conflicts) {

        Optional<Chosen> chosenFor(UUID appointmentId) {
            return chosen.stream()
                    .filter(one -> one.visit().appointmentId().equals(appointmentId))
                    .findFirst();
        }

        Optional<SlotConflict> conflictOf(UUID appointmentId) {
            return conflicts.stream()
                    .filter(one -> appointmentId.equals(one.appointmentId()))
                    .findFirst();
        }
    }

    /// @param refusal null where the page is simply looked at
    String fill(LocationView location, RebookingScope scope, @Nullable Refusal refusal, Model model) {
        ZoneId zone = location.zone();
        Instant now = clock.now();
        TimeRange during = scope.during(zone, now);
        List<UUID> affected = affected(location, scope, during).stream()
                .map(visits::find)
                .flatMap(Optional::stream)
                .filter(row -> row.visit().end().isAfter(now)
                        && row.visit().locationId().equals(location.locationId()))
                .map(VisitRow::appointmentId)
                .toList();
        List<RebookingRow> rows = rebookings
                .plan(affected.stream().limit(Rebookings.MOST_VISITS).toList())
                .stream()
                .map(proposal -> row(location, proposal, refusal))
                .toList();
        List<Done> done = scope.rebooked().stream()
                .map(visits::history)
                .filter(history -> !history.isEmpty())
                .map(history -> done(location, history, now))
                .toList();
        model.addAttribute("location", location);
        model.addAttribute("scope", scope);
        model.addAttribute("practitioners", practitioners.at(location.locationId()));
        model.addAttribute("when", when(scope, during, zone));
        model.addAttribute("whose", whose(location, scope));
        model.addAttribute("hint", hint(location, scope, during));
        model.addAttribute("rows", rows);
        model.addAttribute("total", affected.size());
        model.addAttribute("ticked", rows.stream().filter(RebookingRow::ticked).count());
        model.addAttribute("done", done);
        model.addAttribute("undoable", done.stream().filter(Done::undoable).toList());
        model.addAttribute("refused", refusal == null ? null : refusal.words());
        model.addAttribute("day", during.start().atZone(zone).toLocalDate());
        return "booking/rebooking";
    }

    private List<UUID> affected(LocationView location, RebookingScope scope, TimeRange during) {
        UUID roomId = scope.roomId();
        UUID practitionerId = scope.practitionerId();
        if (roomId != null) {
            return visits.inRoom(roomId).stream()
                    .filter(id -> visits.find(id)
                            .filter(row -> new TimeRange(
                                            row.visit().start(), row.visit().end())
                                    .overlaps(during))
                            .isPresent())
                    .toList();
        }
        return practitionerId == null
                ? visits.atLocation(location.locationId(), during)
                : visits.withPractitioner(practitionerId, during);
    }

    private String when(RebookingScope scope, TimeRange during, ZoneId zone) {
        if (scope.to() != null) {
            return TimeWords.of(during, zone, show);
        }
        return "from " + (scope.from() == null ? "now" : show.dayAndTime(during.start(), zone)) + " on";
    }

    /// `with Mei`, `in Room 1`; empty for everybody.
    private String whose(LocationView location, RebookingScope scope) {
        UUID roomId = scope.roomId();
        UUID practitionerId = scope.practitionerId();
        if (roomId != null) {
            return "in " + room(location, roomId);
        }
        return practitionerId == null ? "" : "with " + practitioner(practitionerId);
    }

    /// What nobody has announced yet, so that slots are offered where none should be.
    ///
    /// @param path where it is announced
    public record Hint(String words, String action, String path) {}

    private @Nullable Hint hint(LocationView location, RebookingScope scope, TimeRange during) {
        String here = "/setup/locations/" + location.locationId();
        UUID roomId = scope.roomId();
        UUID practitionerId = scope.practitionerId();
        if (roomId != null) {
            return location.room(roomId)
                    .filter(LocationView.Room::open)
                    .map(room -> new Hint(
                            room.name() + " is still open, so it may be offered again.",
                            "Close the room",
                            here + "/rooms/" + roomId))
                    .orElse(null);
        }
        if (practitionerId != null) {
            return practitioners
                    .find(practitionerId)
                    .filter(one -> one.absences().stream().noneMatch(during::overlaps) && one.lastDay() == null)
                    .map(one -> new Hint(
                            one.name() + " is not away then, so times within it may be offered.",
                            "Announce an absence",
                            "/setup/practitioners/" + practitionerId + "#absences"))
                    .orElse(null);
        }
        return location.closures().stream().anyMatch(during::overlaps)
                ? null
                : new Hint(
                        location.name() + " is not closed then, so times within it may be offered.",
                        "Announce a closure",
                        here + "#closures");
    }

    private RebookingRow row(LocationView location, Proposal proposal, @Nullable Refusal refusal) {
        VisitRow row = proposal.visit();
        Visit visit = row.visit();
        UUID id = row.appointmentId();
        Optional<Chosen> chosen = refusal == null ? Optional.empty() : refusal.chosenFor(id);
        Optional<SlotConflict> conflict = refusal == null ? Optional.empty() : refusal.conflictOf(id);
        List<Option> options = options(location, proposal, chosen, conflict);
        boolean standing = row.status() == AppointmentStatus.BOOKED || row.status() == AppointmentStatus.CONFIRMED;
        return new RebookingRow(
                id,
                Seen.of(row).toString(),
                RebookingForm.fieldOf(id),
                visit.localStart().toLocalDate(),
                show.span(visit.start(), visit.end(), visit.zone()),
                catalogue
                        .inVersion(visit.service(), visit.catalogueVersion())
                        .map((OfferedService service) -> service.name(LANGUAGE))
                        .orElse(visit.service()),
                practitioner(visit.practitionerId()),
                room(location, visit.roomId()),
                who(row.clientId()),
                !options.isEmpty() && (refusal == null || refusal.chosen().isEmpty() || chosen.isPresent()),
                options,
                why(location, standing, options, conflict),
                conflict.isPresent(),
                standing);
    }

    /// What fits by now; of what was chosen before, only what nothing stands in the way of.
    private List<Option> options(
            LocationView location, Proposal proposal, Optional<Chosen> chosen, Optional<SlotConflict> conflict) {
        Stream<SlotBody> offered = conflict.isPresent()
                ? conflict.get().alternatives().stream()
                : proposal.alternatives().stream().map(SlotBody::of);
        String kept = conflict.isPresent()
                ? null
                : chosen.map(one -> one.slot().toString()).orElse(null);
        List<Option> options = offered.map(slot -> option(location, slot, kept)).toList();
        if (kept == null || options.stream().anyMatch(Option::chosen)) {
            return options;
        }
        SlotChoice slot = chosen.orElseThrow().slot();
        ZoneId zone = location.zone();
        Option own = new Option(
                kept, words(location, slot.start().instant(zone, "slot"), slot.practitionerId(), slot.roomId()), true);
        return Stream.concat(Stream.of(own), options.stream()).toList();
    }

    private Option option(LocationView location, SlotBody slot, @Nullable String kept) {
        String value = new SlotChoice(StatedTime.of(slot.start()), slot.practitionerId(), slot.roomId()).toString();
        return new Option(
                value,
                words(location, slot.start().toInstant(), slot.practitionerId(), slot.roomId()),
                value.equals(kept));
    }

    private String words(LocationView location, Instant start, UUID practitionerId, @Nullable UUID roomId) {
        return show.dayAndTime(start, location.zone()) + " · " + practitioner(practitionerId)
                + (roomId == null ? "" : ", " + room(location, roomId));
    }

    private @Nullable String why(
            LocationView location, boolean standing, List<Option> options, Optional<SlotConflict> conflict) {
        if (!standing) {
            return "The client is here already: this visit can no longer be moved.";
        }
        String nothing = options.isEmpty() ? "Nothing fits within two weeks." : null;
        if (conflict.isEmpty()) {
            return nothing;
        }
        String lost = lost(location, conflict.get());
        return nothing == null ? lost : lost + " " + nothing;
    }

    private String lost(LocationView location, SlotConflict conflict) {
        if (conflict.conflicts().isEmpty()) {
            return conflict.detail();
        }
        return "Taken meanwhile: "
                + conflict.conflicts().stream()
                        .map(claim -> name(location, claim) + " "
                                + show.span(
                                        claim.start().toInstant(), claim.end().toInstant(), location.zone()))
                        .distinct()
                        .limit(3)
                        .collect(Collectors.joining(", "))
                + ".";
    }

    private String name(LocationView location, ConflictBody claim) {
        return switch (claim.resource()) {
            case ROOM -> room(location, claim.resourceId());
            case PRACTITIONER -> practitioner(claim.resourceId());
            case CLIENT -> "the client";
        };
    }

    /// @param history of a visit, first state first
    private Done done(LocationView location, List<VisitRow> history, Instant now) {
        VisitRow last = history.getLast();
        VisitRow before = history.size() < 2 ? last : history.get(history.size() - 2);
        boolean changed =
                last.event().equals("SessionRescheduled") || last.event().equals("SessionCancelled");
        return new Done(
                Seen.of(last).toString(),
                who(last.clientId()),
                place(location, changed ? before.visit() : last.visit()),
                switch (last.event()) {
                    case "SessionRescheduled" -> place(location, last.visit());
                    case "SessionCancelled" -> "Cancelled";
                    case "ChangeUndone" -> "Taken back";
                    default -> "Changed since: see the visit";
                },
                changed && now.isBefore(last.recordedFrom().plus(Appointment.UNDO_WITHIN)));
    }

    private String place(LocationView location, Visit visit) {
        return words(location, visit.start(), visit.practitionerId(), visit.roomId());
    }

    private Who who(UUID clientId) {
        return clients.find(clientId)
                .map(ClientView::details)
                .map(details -> new Who(
                        clientId,
                        details.givenName() + " " + details.familyName(),
                        details.phone(),
                        details.email() != null))
                .orElseGet(() -> new Who(clientId, "A client who was forgotten", null, false));
    }

    private String practitioner(UUID practitionerId) {
        return practitioners.find(practitionerId).map(PractitionerView::name).orElse("a colleague");
    }

    private static String room(LocationView location, UUID roomId) {
        return location.room(roomId).map(LocationView.Room::name).orElse("a room");
    }
}
