package clinic.meridian.booking.diary;

import clinic.meridian.booking.appointment.HeldSlot;
import clinic.meridian.booking.appointment.Holds;
import clinic.meridian.booking.appointment.Visit;
import clinic.meridian.booking.appointment.VisitRow;
import clinic.meridian.booking.appointment.Visits;
import clinic.meridian.booking.calendar.TimeRange;
import clinic.meridian.booking.catalogue.Phase;
import clinic.meridian.booking.location.LocationView;
import clinic.meridian.booking.location.Locations;
import clinic.meridian.booking.practitioner.PractitionerView;
import clinic.meridian.booking.practitioner.Practitioners;
import clinic.meridian.booking.waitlist.Waitlist;
import clinic.meridian.contracts.AppointmentStatus;
import clinic.meridian.contracts.PhaseKind;
import clinic.meridian.platform.security.MayReadBookings;
import clinic.meridian.platform.shell.LocationChoice;
import clinic.meridian.platform.shell.PageFormats;
import clinic.meridian.platform.time.ClinicClock;
import clinic.meridian.platform.web.input.InvalidInput;
import clinic.meridian.platform.web.input.StatedTime;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// What the desk's calendar draws: columns, hours and visits, as now or as known at a moment. All times are
/// what the clock at the location shows. Cancelled visits are left to the list.
@RestController
class DiaryBoard {

    private final DiaryDays days;
    private final Visits visits;
    private final Waitlist waitlist;
    private final Locations locations;
    private final Practitioners practitioners;
    private final Holds holds;
    private final ClinicClock clock;
    private final PageFormats show;

    DiaryBoard(
            DiaryDays days,
            Visits visits,
            Waitlist waitlist,
            Locations locations,
            Practitioners practitioners,
            Holds holds,
            ClinicClock clock,
            PageFormats show) {
        this.days = days;
        this.visits = visits;
        this.waitlist = waitlist;
        this.locations = locations;
        this.practitioners = practitioners;
        this.holds = holds;
        this.clock = clock;
        this.show = show;
    }

    /// @param asOf present where the board is one of the past
    /// @param sums how the days stand, in words
    /// @param waitlist whom a gap would suit, or how many wait; absent where nobody does, and on a board of
    /// the past
    /// @param holds slots that somebody is booking at this moment; none on a board of the past
    /// @param moments when the board changed, for looking at the past
    /// @param bookedSince visits of the present board that were not known then
    record Board(
            LocalDateTime now,
            @Nullable LocalDateTime asOf,
            List<String> sums,
            @Nullable String waitlist,
            List<Column> rooms,
            List<Column> practitioners,
            List<Day> days,
            List<Block> visits,
            List<Held> holds,
            List<LocalDateTime> moments,
            int bookedSince) {}

    record Column(UUID id, String name) {}

    /// @param open when the location is
    /// @param working when each practitioner is there
    record Day(LocalDate date, List<Stretch> open, Map<UUID, List<Stretch>> working) {}

    record Stretch(LocalDateTime from, LocalDateTime to) {}

    /// A visit.
    ///
    /// @param end when the client leaves
    /// @param until when the room is free again
    /// @param series "7 of 12"
    /// @param movable it can be moved or cancelled
    /// @param since what has become of it since then, on a board of the past
    record Block(
            UUID appointmentId,
            long version,
            UUID clientId,
            String client,
            String service,
            UUID practitionerId,
            String practitioner,
            UUID roomId,
            String room,
            LocalDateTime start,
            LocalDateTime end,
            LocalDateTime until,
            List<Part> parts,
            AppointmentStatus status,
            boolean over,
            boolean movable,
            List<DiaryLine.Badge> badges,
            @Nullable String series,
            @Nullable String since) {}

    /// A slot that is kept for somebody who is still deciding.
    ///
    /// @param until when the room would be free again
    /// @param expires from then on it is in nobody's way
    /// @param words "being booked by anna until 10:14"
    record Held(
            UUID holdId,
            UUID practitionerId,
            UUID roomId,
            LocalDateTime start,
            LocalDateTime until,
            LocalDateTime expires,
            List<Part> parts,
            String words) {}

    /// What one sees of a visit: phases of one look are drawn as one.
    record Part(Look look, int minutes, boolean hands, boolean room) {}

    enum Look {
        HANDS,
        REST,
        TURNOVER;

        static Look of(Phase phase) {
            if (phase.hands()) {
                return HANDS;
            }
            return phase.kind() == PhaseKind.TURNOVER ? TURNOVER : REST;
        }
    }

    @MayReadBookings
    @GetMapping("/diary/board")
    Board board(
            @Nullable LocationChoice location,
            @RequestParam LocalDate date,
            @RequestParam(required = false) @Nullable String view,
            @RequestParam(required = false) @Nullable StatedTime asOf) {
        if (location == null) {
            throw InvalidInput.field("locationId", "must be the id of a location");
        }
        LocationView here = locations.find(UUID.fromString(location.id())).orElseThrow();
        DiaryView shown = DiaryView.of(view);
        Instant now = clock.now();
        Instant moment = asOf == null ? null : asOf.instant(here.zone(), "asOf");
        TimeRange time = shown.timeAround(date, here.zone());
        List<DiaryLine> present = days.lines(here, time, now, null);
        List<DiaryLine> lines = moment == null ? present : days.lines(here, time, moment, moment);
        Since since = new Since(here.zone(), moment == null ? null : present);
        List<LocalDate> dates = shown.around(date);
        String waiting = moment == null
                ? DiaryWords.of(waitlist.standing(here.locationId(), time), dates.size() == 1, show)
                : null;
        List<Held> held = moment != null
                ? List.of()
                : holds.standingAt(here.locationId()).stream()
                        .filter(hold -> time.contains(hold.visit().start()))
                        .map(this::held)
                        .toList();
        return board(here, dates, lines, waiting, held, since, now, moment, visits.moments(here.locationId(), time));
    }

    private Board board(
            LocationView here,
            List<LocalDate> dates,
            List<DiaryLine> lines,
            @Nullable String waiting,
            List<Held> held,
            Since since,
            Instant now,
            @Nullable Instant asOf,
            List<Instant> moments) {
        ZoneId zone = here.zone();
        List<DiaryLine> drawn = lines.stream().filter(line -> !line.cancelled()).toList();
        List<PractitionerView> staff = practitioners.at(here.locationId()).stream()
                .filter(practitioner -> dates.stream().anyMatch(date -> DiaryHours.isThere(practitioner, date))
                        || drawn.stream()
                                .anyMatch(line ->
                                        line.row().visit().practitionerId().equals(practitioner.practitionerId())))
                .toList();
        return new Board(
                local(now, zone),
                asOf == null ? null : local(asOf, zone),
                new DiaryDay(dates.getFirst(), lines).sums().words(),
                waiting,
                here.rooms().stream()
                        .filter(room -> room.open()
                                || drawn.stream()
                                        .anyMatch(line ->
                                                line.row().visit().roomId().equals(room.roomId())))
                        .map(room -> new Column(room.roomId(), room.name()))
                        .toList(),
                staff.stream()
                        .map(practitioner -> new Column(practitioner.practitionerId(), practitioner.name()))
                        .toList(),
                dates.stream().map(date -> day(here, staff, date)).toList(),
                drawn.stream().map(line -> block(line, since)).toList(),
                held,
                moments.stream().map(moment -> local(moment, zone)).distinct().toList(),
                since.unknownIn(lines));
    }

    private static Day day(LocationView here, List<PractitionerView> staff, LocalDate date) {
        return new Day(
                date,
                stretches(DiaryHours.of(here, date), here.zone()),
                staff.stream()
                        .collect(Collectors.toMap(
                                PractitionerView::practitionerId,
                                practitioner ->
                                        stretches(DiaryHours.of(practitioner, date, here.zone()), here.zone()))));
    }

    private static List<Stretch> stretches(List<TimeRange> ranges, ZoneId zone) {
        return ranges.stream()
                .map(range -> new Stretch(
                        LocalDateTime.ofInstant(range.start(), zone), LocalDateTime.ofInstant(range.end(), zone)))
                .toList();
    }

    private Block block(DiaryLine line, Since since) {
        VisitRow row = line.row();
        Visit visit = row.visit();
        return new Block(
                row.appointmentId(),
                row.version(),
                row.clientId(),
                line.client(),
                line.service(),
                visit.practitionerId(),
                line.practitioner(),
                visit.roomId(),
                line.room(),
                visit.localStart(),
                LocalDateTime.ofInstant(visit.end(), visit.zone()),
                until(visit),
                parts(visit.phases()),
                row.status(),
                line.over(),
                line.movable(),
                line.badges(),
                line.series() == null ? null : line.series().getWords(),
                since.words(row));
    }

    private Held held(HeldSlot hold) {
        Visit visit = hold.visit();
        return new Held(
                hold.holdId(),
                visit.practitionerId(),
                visit.roomId(),
                visit.localStart(),
                until(visit),
                local(hold.expiresAt(), visit.zone()),
                parts(visit.phases()),
                (hold.offered() ? "offered to the waitlist" : "being booked by " + hold.by()) + " until "
                        + show.time(hold.expiresAt(), visit.zone()));
    }

    /// When the room is free again.
    private static LocalDateTime until(Visit visit) {
        int minutes = visit.phases().stream().mapToInt(Phase::minutes).sum();
        return LocalDateTime.ofInstant(visit.start().plus(minutes, ChronoUnit.MINUTES), visit.zone());
    }

    private static List<Part> parts(List<Phase> phases) {
        List<Part> parts = new ArrayList<>();
        for (Phase phase : phases) {
            Look look = Look.of(phase);
            Part last = parts.isEmpty() ? null : parts.getLast();
            if (last != null && last.look() == look && last.room() == phase.room()) {
                parts.set(
                        parts.size() - 1, new Part(look, last.minutes() + phase.minutes(), last.hands(), last.room()));
            } else {
                parts.add(new Part(look, phase.minutes(), phase.hands(), phase.room()));
            }
        }
        return parts;
    }

    private static LocalDateTime local(Instant moment, ZoneId zone) {
        return LocalDateTime.ofInstant(moment, zone);
    }

    /// What has become of visits of the past.
    private final class Since {

        private final ZoneId zone;
        private final boolean past;
        private final Map<UUID, VisitRow> present;

        /// @param present null where the board is the present one
        Since(ZoneId zone, @Nullable List<DiaryLine> present) {
            this.zone = zone;
            this.past = present != null;
            this.present = (present == null ? List.<DiaryLine>of() : present)
                    .stream().map(DiaryLine::row).collect(Collectors.toMap(VisitRow::appointmentId, row -> row));
        }

        @Nullable
        String words(VisitRow then) {
            if (!past) {
                return null;
            }
            VisitRow now = present.get(then.appointmentId());
            if (now == null) {
                now = visits.find(then.appointmentId()).orElse(then);
            }
            if (now.version() == then.version()) {
                return null;
            }
            Visit before = then.visit();
            Visit after = now.visit();
            if (!before.start().equals(after.start())) {
                return "Since moved to " + show.dayAndTime(after.start(), zone);
            }
            if (then.status() != now.status()) {
                return "Since " + DiaryWords.of(now.status()).toLowerCase(Locale.ROOT);
            }
            return before.roomId().equals(after.roomId())
                            && before.practitionerId().equals(after.practitionerId())
                    ? "Since changed and changed back"
                    : "Since given to another room or practitioner";
        }

        int unknownIn(List<DiaryLine> lines) {
            Set<UUID> known = new HashSet<>(
                    lines.stream().map(line -> line.row().appointmentId()).toList());
            return (int) present.keySet().stream()
                    .filter(appointment -> !known.contains(appointment))
                    .count();
        }
    }
}
