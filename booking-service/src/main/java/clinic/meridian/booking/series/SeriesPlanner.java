package clinic.meridian.booking.series;

import clinic.meridian.booking.appointment.BookingFacts;
import clinic.meridian.booking.appointment.BookingFacts.Question;
import clinic.meridian.booking.appointment.BookingFacts.SeriesStanding;
import clinic.meridian.booking.appointment.SeriesBooking;
import clinic.meridian.booking.appointment.SeriesBooking.Course;
import clinic.meridian.booking.appointment.SlotOutcome;
import clinic.meridian.booking.appointment.SlotOutcome.Conflicted;
import clinic.meridian.booking.appointment.SlotOutcome.Free;
import clinic.meridian.booking.appointment.Visit;
import clinic.meridian.booking.appointment.WantedSlot;
import clinic.meridian.booking.availability.SlotBody;
import clinic.meridian.booking.availability.WhenSlotTakenThenOfferOthers.ConflictBody;
import clinic.meridian.booking.location.LocationView;
import clinic.meridian.booking.location.Locations;
import clinic.meridian.booking.rhythm.Rhythm;
import clinic.meridian.booking.rhythm.SeriesDates;
import clinic.meridian.platform.refusal.Refused;
import clinic.meridian.platform.web.input.StatedTime;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Proposes dates for all visits that a series still lacks, and says what each would meet. Books nothing.
@Component
class SeriesPlanner {

    private final BookingFacts facts;
    private final SeriesBooking booking;
    private final SeriesAlternatives alternatives;
    private final Locations locations;

    SeriesPlanner(BookingFacts facts, SeriesBooking booking, SeriesAlternatives alternatives, Locations locations) {
        this.facts = facts;
        this.booking = booking;
        this.alternatives = alternatives;
        this.locations = locations;
    }

    /// @param start absent for a local time that the clocks skip on that date
    /// @param roomId the room that it would get, while nothing is in the way
    /// @param alternatives slots that fit instead of one that cannot be had
    record Proposal(
            LocalDate date,
            @Nullable OffsetDateTime start,
            @Nullable OffsetDateTime end,
            UUID practitionerId,
            @Nullable UUID roomId,
            @Nullable ProposalConflict conflict,
            List<SlotBody> alternatives) {}

    /// Why a proposal cannot be booked as it is.
    record ProposalConflict(String reason, String detail, List<ConflictBody> conflicts) {}

    /// @throws Refused when the weekdays do not allow all visits within the window
    List<Proposal> propose(SeriesView series, LocalDate startDate, Set<DayOfWeek> days, LocalTime time) {
        return judge(series, slots(series, startDate, days, time));
    }

    /// One slot for each visit that the series still lacks, whatever stands in its way.
    ///
    /// @throws Refused when the weekdays do not allow all visits within the window
    List<WantedSlot> slots(SeriesView series, LocalDate startDate, Set<DayOfWeek> days, LocalTime time) {
        List<LocalDate> taken = standing(series).dates();
        Rhythm rhythm = series.rhythm();
        List<LocalDate> dates = SeriesDates.from(startDate, days, rhythm, taken);
        if (dates.size() < rhythm.targetSessions() - taken.size()) {
            throw TreatmentSeries.doesNotFit(rhythm, neededWeeks(rhythm, startDate, days, taken));
        }
        return dates.stream()
                .map(date -> new WantedSlot(
                        UUID.randomUUID(), StatedTime.of(date.atTime(time)), series.practitionerId(), null))
                .toList();
    }

    /// What each of these slots would meet, in the same order.
    List<Proposal> judge(SeriesView series, List<WantedSlot> slots) {
        if (slots.isEmpty()) {
            return List.of();
        }
        Course course = new Course(series.seriesId(), series.clientId(), series.service(), series.locationId());
        ZoneId zone =
                locations.find(series.locationId()).map(LocationView::zone).orElseThrow();
        List<SlotOutcome> outcomes = booking.preview(course, slots);
        return outcomes.stream()
                .map(outcome -> proposal(course, outcome, outcomes, zone))
                .toList();
    }

    /// Dates of the visits that the series has already.
    List<LocalDate> standingDates(SeriesView series) {
        return standing(series).dates();
    }

    private SeriesStanding standing(SeriesView series) {
        SeriesStanding standing = facts.read(new Question(
                        series.clientId(), series.locationId(), List.of(series.practitionerId()), series.seriesId()))
                .series();
        if (standing == null) {
            throw new IllegalStateException("No row of series " + series.seriesId());
        }
        return standing;
    }

    /// Weeks in which these weekdays would do.
    private static int neededWeeks(Rhythm rhythm, LocalDate start, Set<DayOfWeek> days, List<LocalDate> taken) {
        int lacking = rhythm.targetSessions() - taken.size();
        for (int weeks = rhythm.windowWeeks(); weeks < Rhythm.MOST_WEEKS; weeks++) {
            Rhythm longer = new Rhythm(
                    rhythm.targetSessions(), rhythm.sessionsPerWeek(), rhythm.minGapDays(), rhythm.maxGapDays(), weeks);
            if (SeriesDates.from(start, days, longer, taken).size() == lacking) {
                return weeks;
            }
        }
        return Rhythm.MOST_WEEKS;
    }

    private Proposal proposal(Course course, SlotOutcome outcome, List<SlotOutcome> all, ZoneId zone) {
        LocalDate date = outcome.wanted().start().local().toLocalDate();
        return switch (outcome) {
            case Free free -> {
                Visit visit = free.visit();
                yield new Proposal(
                        date,
                        visit.onTheClock(visit.start()),
                        visit.onTheClock(visit.end()),
                        visit.practitionerId(),
                        visit.roomId(),
                        null,
                        List.of());
            }
            case Conflicted conflicted ->
                new Proposal(
                        date,
                        SeriesAlternatives.start(conflicted, zone),
                        null,
                        conflicted.wanted().practitionerId(),
                        null,
                        new ProposalConflict(
                                conflicted.reason(),
                                conflicted.detail(),
                                conflicted.inTheWay().stream()
                                        .map(claim -> ConflictBody.of(claim, zone))
                                        .toList()),
                        alternatives.insteadOf(course, conflicted, all));
        };
    }
}
