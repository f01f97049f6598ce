package clinic.meridian.booking.series;

import clinic.meridian.booking.appointment.WantedSlot;
import clinic.meridian.booking.availability.SlotBody;
import clinic.meridian.booking.availability.SlotChoice;
import clinic.meridian.booking.availability.WhenSlotTakenThenOfferOthers.ConflictBody;
import clinic.meridian.booking.location.LocationView;
import clinic.meridian.booking.location.Locations;
import clinic.meridian.booking.practitioner.PractitionerView;
import clinic.meridian.booking.practitioner.Practitioners;
import clinic.meridian.booking.rhythm.Breach;
import clinic.meridian.booking.rhythm.Rhythm;
import clinic.meridian.booking.series.PlanRow.Instead;
import clinic.meridian.booking.series.SeriesPlanner.Proposal;
import clinic.meridian.booking.series.SeriesPlanner.ProposalConflict;
import clinic.meridian.platform.shell.PageFormats;
import clinic.meridian.platform.web.input.StatedTime;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Lays the dates of a series out in a table: each with its gap, what stands in its way, and what would fit instead.
@Component
class PlanRows {

    /// When it is stands in the row already.
    private static final String MOMENT = " on \\d{4}-\\d{2}-\\d{2} from [0-9:]+ to [0-9:]+(?=\\.$)";

    private static final int MOST_TAKEN = 3;

    private final SeriesPlanner planner;
    private final Locations locations;
    private final Practitioners practitioners;
    private final PageFormats show;

    PlanRows(SeriesPlanner planner, Locations locations, Practitioners practitioners, PageFormats show) {
        this.planner = planner;
        this.locations = locations;
        this.practitioners = practitioners;
        this.show = show;
    }

    /// @param wanted in any order
    /// @return by start
    List<PlanRow> of(SeriesView series, List<WantedSlot> wanted) {
        LocationView location = locations.find(series.locationId()).orElseThrow();
        List<WantedSlot> slots = wanted.stream()
                .sorted(Comparator.comparing(slot -> slot.start().local()))
                .toList();
        List<Proposal> proposals = planner.judge(series, slots);
        List<LocalDate> standing = planner.standingDates(series);
        List<PlanRow> rows = new ArrayList<>();
        LocalDate before = null;
        for (int i = 0; i < slots.size(); i++) {
            WantedSlot slot = slots.get(i);
            Proposal proposal = proposals.get(i);
            ProposalConflict conflict = proposal.conflict();
            Long gap = before == null ? null : ChronoUnit.DAYS.between(before, proposal.date());
            rows.add(new PlanRow(
                    i + 1,
                    proposal.date(),
                    show.time(slot.start().local().toLocalTime()),
                    practitioner(slot.practitionerId()),
                    room(location, proposal.roomId()),
                    gap,
                    gap != null && gap > series.rhythm().maxGapDays(),
                    conflict == null ? null : words(conflict, location),
                    instead(i, slots, proposal, series.rhythm(), standing, location),
                    new SlotChoice(slot.start(), slot.practitionerId(), slot.roomId()).toString()));
            before = proposal.date();
        }
        return rows;
    }

    private List<Instead> instead(
            int place,
            List<WantedSlot> slots,
            Proposal proposal,
            Rhythm rhythm,
            List<LocalDate> standing,
            LocationView location) {
        List<LocalDate> dates =
                slots.stream().map(slot -> slot.start().local().toLocalDate()).toList();
        return proposal.alternatives().stream()
                .filter(other -> keepsTheRhythm(place, other.start().toLocalDate(), dates, rhythm, standing))
                .sorted(Comparator.comparing(SlotBody::start))
                .map(other -> new Instead(
                        words(other, proposal.date(), location),
                        place + " " + new SlotChoice(StatedTime.of(other.start()), other.practitionerId(), null)))
                .toList();
    }

    /// Whether a date goes with all the others in the table, and puts none of them in the wrong.
    private static boolean keepsTheRhythm(
            int place, LocalDate date, List<LocalDate> dates, Rhythm rhythm, List<LocalDate> standing) {
        Map<Integer, Breach> now = rhythm.breachesOf(dates, standing);
        List<LocalDate> changed = IntStream.range(0, dates.size())
                .mapToObj(i -> i == place ? date : dates.get(i))
                .toList();
        Map<Integer, Breach> then = rhythm.breachesOf(changed, standing);
        return !then.containsKey(place) && now.keySet().containsAll(then.keySet());
    }

    private String words(SlotBody slot, LocalDate date, LocationView location) {
        LocalDate day = slot.start().toLocalDate();
        return (day.equals(date) ? "" : show.day(day) + ", ")
                + show.time(slot.start().toLocalTime()) + " · " + practitioner(slot.practitionerId()) + ", "
                + room(location, slot.roomId());
    }

    /// Who is taken when, each once, where others are in the way.
    private String words(ProposalConflict conflict, LocationView location) {
        if (conflict.conflicts().isEmpty()) {
            return conflict.detail().replaceFirst(MOMENT, " then");
        }
        Map<String, Set<String>> taken = conflict.conflicts().stream()
                .limit(MOST_TAKEN)
                .collect(Collectors.groupingBy(
                        claim -> name(claim, location),
                        LinkedHashMap::new,
                        Collectors.mapping(this::span, Collectors.toCollection(LinkedHashSet::new))));
        return taken.entrySet().stream()
                .map(one -> one.getKey() + " " + String.join(" and ", one.getValue()))
                .collect(Collectors.joining(", ", "Taken by another visit: ", "."));
    }

    private String span(ConflictBody claim) {
        return show.time(claim.start().toLocalTime()) + "–"
                + show.time(claim.end().toLocalTime());
    }

    private String name(ConflictBody claim, LocationView location) {
        return switch (claim.resource()) {
            case ROOM -> String.valueOf(room(location, claim.resourceId()));
            case PRACTITIONER -> practitioner(claim.resourceId());
            case CLIENT -> "the client";
        };
    }

    private static @Nullable String room(LocationView location, @Nullable UUID roomId) {
        return roomId == null
                ? null
                : location.room(roomId).map(LocationView.Room::name).orElse("a room");
    }

    private String practitioner(UUID practitionerId) {
        return practitioners.find(practitionerId).map(PractitionerView::name).orElse("a colleague");
    }
}
