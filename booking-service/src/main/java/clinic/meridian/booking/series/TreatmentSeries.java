package clinic.meridian.booking.series;

import static clinic.meridian.booking.series.SeriesStatus.ABANDONED;
import static clinic.meridian.booking.series.SeriesStatus.ACTIVE;
import static clinic.meridian.booking.series.SeriesStatus.COMPLETED;
import static clinic.meridian.booking.series.SeriesStatus.LAPSED;
import static clinic.meridian.booking.series.SeriesStatus.PAUSED;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.axonframework.modelling.command.AggregateLifecycle.createNew;

import clinic.meridian.booking.appointment.Appointment;
import clinic.meridian.booking.appointment.BookingFacts;
import clinic.meridian.booking.appointment.BookingFacts.Facts;
import clinic.meridian.booking.appointment.BookingFacts.Question;
import clinic.meridian.booking.appointment.BookingFacts.SeriesStanding;
import clinic.meridian.booking.appointment.BookingFacts.SeriesVisit;
import clinic.meridian.booking.appointment.SeriesBooking;
import clinic.meridian.booking.appointment.SeriesBooking.Course;
import clinic.meridian.booking.appointment.SlotOutcome;
import clinic.meridian.booking.appointment.SlotOutcome.Conflicted;
import clinic.meridian.booking.appointment.SlotOutcome.Free;
import clinic.meridian.booking.appointment.Visit;
import clinic.meridian.booking.catalogue.ServiceCatalogue;
import clinic.meridian.booking.practitioner.PractitionerView;
import clinic.meridian.booking.reason.Reason;
import clinic.meridian.booking.reservation.ResourceKind;
import clinic.meridian.booking.reservation.ResourceLocks;
import clinic.meridian.booking.rhythm.Rhythm;
import clinic.meridian.booking.series.SeriesCommand.AbandonSeries;
import clinic.meridian.booking.series.SeriesCommand.BookSeries;
import clinic.meridian.booking.series.SeriesCommand.CountSession;
import clinic.meridian.booking.series.SeriesCommand.ExtendSeries;
import clinic.meridian.booking.series.SeriesCommand.LapseSeries;
import clinic.meridian.booking.series.SeriesCommand.PauseSeries;
import clinic.meridian.booking.series.SeriesCommand.PlanSeries;
import clinic.meridian.booking.series.SeriesCommand.RecordMove;
import clinic.meridian.booking.series.SeriesCommand.ReopenSeries;
import clinic.meridian.booking.series.SeriesCommand.ResumeSeries;
import clinic.meridian.booking.series.SeriesEvent.BookedVisit;
import clinic.meridian.booking.series.SeriesEvent.SeriesAbandoned;
import clinic.meridian.booking.series.SeriesEvent.SeriesBooked;
import clinic.meridian.booking.series.SeriesEvent.SeriesCompleted;
import clinic.meridian.booking.series.SeriesEvent.SeriesExtended;
import clinic.meridian.booking.series.SeriesEvent.SeriesLapsed;
import clinic.meridian.booking.series.SeriesEvent.SeriesMoved;
import clinic.meridian.booking.series.SeriesEvent.SeriesPaused;
import clinic.meridian.booking.series.SeriesEvent.SeriesPlanned;
import clinic.meridian.booking.series.SeriesEvent.SeriesReopened;
import clinic.meridian.booking.series.SeriesEvent.SeriesResumed;
import clinic.meridian.booking.series.SeriesEvent.SeriesSessionCompleted;
import clinic.meridian.booking.version.LastChange;
import clinic.meridian.contracts.Maintenance;
import clinic.meridian.platform.refusal.Refused;
import clinic.meridian.platform.time.ClinicClock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;

/// A course of visits with one aim. It books its visits all or nothing and counts the fulfilled ones; the visits
/// themselves live their own lives. Whoever changes whether it takes visits takes the client's lock, as every booking
/// for her does.
public class TreatmentSeries {

    @AggregateIdentifier
    private UUID seriesId;

    private Course course;
    private Rhythm rhythm;
    private Maintenance maintenance;
    private SeriesStatus status;
    private @Nullable LocalDate lastVisitDate;

    /// From when the longest gap counts; null before the first fulfilled visit.
    private @Nullable LocalDate gapFrom;

    private final Set<UUID> counted = new HashSet<>();
    private LastChange lastChange = LastChange.NONE;

    /// For Axon, which fills the fields by the events.
    @SuppressWarnings("NullAway.Init")
    protected TreatmentSeries() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.ALWAYS)
    long plan(PlanSeries command, BookingFacts facts, ServiceCatalogue catalogue, ClinicClock clock) {
        mustBePossible(command, facts, catalogue, clock.now());
        Rhythm rhythm = command.rhythm();
        if (!rhythm.fits()) {
            throw doesNotFit(rhythm, rhythm.neededWeeks());
        }
        apply(new SeriesPlanned(
                command.seriesId(),
                command.clientId(),
                command.service(),
                command.locationId(),
                command.practitionerId(),
                rhythm.targetSessions(),
                rhythm.sessionsPerWeek(),
                rhythm.minGapDays(),
                rhythm.maxGapDays(),
                rhythm.windowWeeks(),
                command.maintenance()));
        return lastChange.version();
    }

    static Refused doesNotFit(Rhythm rhythm, int neededWeeks) {
        return new Refused(
                SeriesRefusal.SERIES_DOES_NOT_FIT,
                rhythm.targetSessions() + " visits need " + neededWeeks + " weeks, and the series has "
                        + rhythm.windowWeeks() + ".",
                Map.of("needsWeeks", neededWeeks));
    }

    private static void mustBePossible(
            PlanSeries command, BookingFacts facts, ServiceCatalogue catalogue, Instant now) {
        Facts known = facts.read(
                new Question(command.clientId(), command.locationId(), List.of(command.practitionerId()), null));
        if (known.location() == null) {
            throw new Refused(SeriesRefusal.LOCATION_UNKNOWN, "There is no location " + command.locationId() + ".");
        }
        if (!known.client()) {
            throw new Refused(SeriesRefusal.CLIENT_UNKNOWN, "There is no client " + command.clientId() + ".");
        }
        if (catalogue.current(command.service(), now).isEmpty()) {
            throw new Refused(SeriesRefusal.SERVICE_UNKNOWN, "\"" + command.service() + "\" is not in the catalogue.");
        }
        PractitionerView practitioner = known.practitioners().get(command.practitionerId());
        if (practitioner == null || !practitioner.locationId().equals(command.locationId())) {
            throw new Refused(
                    SeriesRefusal.PRACTITIONER_UNKNOWN,
                    known.location().name() + " has no practitioner " + command.practitionerId() + ".");
        }
        if (!practitioner.services().contains(command.service())) {
            throw new Refused(
                    SeriesRefusal.SERVICE_NOT_OFFERED,
                    practitioner.name() + " does not offer " + command.service() + ".");
        }
    }

    /// @return the visits, in the order of the slots
    @CommandHandler
    List<BookedVisit> book(BookSeries command, SeriesBooking booking, ClinicClock clock) throws Exception {
        lastChange.mustBe(command.expected());
        mustTakeVisits();
        List<SlotOutcome> outcomes = booking.book(course, command.slots());
        if (outcomes.stream().anyMatch(Conflicted.class::isInstance)) {
            throw new Refused(
                    SeriesRefusal.SERIES_CONFLICTS,
                    outcomes.stream().filter(Conflicted.class::isInstance).count() + " of " + outcomes.size()
                            + " visits cannot be had; nothing was booked.",
                    Map.of(SeriesConflicts.FACT, new SeriesConflicts(course, outcomes)));
        }
        List<Free> placed = outcomes.stream().map(Free.class::cast).toList();
        Instant now = clock.now();
        for (Free free : placed) {
            createNew(
                    Appointment.class,
                    () -> new Appointment(free.wanted().appointmentId(), course.clientId(), free.visit(), now));
        }
        List<BookedVisit> visits = placed.stream().map(TreatmentSeries::booked).toList();
        apply(new SeriesBooked(seriesId, course.clientId(), visits));
        return visits;
    }

    private static BookedVisit booked(Free free) {
        Visit visit = free.visit();
        Integer index = visit.seriesIndex();
        return new BookedVisit(
                free.wanted().appointmentId(),
                index == null ? 0 : index,
                visit.start().atZone(visit.zone()).toOffsetDateTime());
    }

    /// Visits are moved whatever the series says: that it is paused is often why.
    @CommandHandler
    long moved(RecordMove command) {
        lastChange.mustBe(command.expected());
        apply(new SeriesMoved(seriesId, course.clientId(), command.fromAppointmentId(), command.visits()));
        return lastChange.version();
    }

    @CommandHandler
    long pause(PauseSeries command, ResourceLocks locks) {
        lastChange.mustBe(command.expected());
        mustBe("paused", ACTIVE);
        lockClient(locks);
        apply(new SeriesPaused(
                seriesId,
                course.clientId(),
                command.reason().code(),
                command.reason().note()));
        return lastChange.version();
    }

    @CommandHandler
    long resume(ResumeSeries command, BookingFacts facts, ClinicClock clock) {
        lastChange.mustBe(command.expected());
        mustBe("resumed", PAUSED);
        Reason reason = command.reason();
        apply(new SeriesResumed(
                seriesId,
                course.clientId(),
                reason == null ? null : reason.code(),
                reason == null ? null : reason.note(),
                today(facts, clock)));
        return lastChange.version();
    }

    /// More visits make a completed series go on.
    @CommandHandler
    long extend(ExtendSeries command, BookingFacts facts, ClinicClock clock) {
        lastChange.mustBe(command.expected());
        if (status == ABANDONED) {
            throw abandoned();
        }
        if (status == COMPLETED && command.sessions() == 0) {
            throw new Refused(
                    SeriesRefusal.SERIES_COMPLETED,
                    "All of its visits have taken place; only more visits make it longer.");
        }
        int sessions = rhythm.targetSessions() + command.sessions();
        int weeks = rhythm.windowWeeks() + command.weeks();
        if (sessions > Rhythm.MOST_SESSIONS || weeks > Rhythm.MOST_WEEKS) {
            throw new Refused(
                    SeriesRefusal.SERIES_TOO_LONG,
                    "It would have " + sessions + " visits in " + weeks + " weeks; a series has at most "
                            + Rhythm.MOST_SESSIONS + " in " + Rhythm.MOST_WEEKS + ".");
        }
        Rhythm longer = rhythm.extended(command.sessions(), command.weeks());
        if (!longer.fits()) {
            throw doesNotFit(longer, longer.neededWeeks());
        }
        apply(new SeriesExtended(
                seriesId,
                course.clientId(),
                command.sessions(),
                command.weeks(),
                sessions,
                weeks,
                today(facts, clock)));
        return lastChange.version();
    }

    /// Visits that are still booked are cancelled by somebody first, each by its own terms.
    @CommandHandler
    long abandon(AbandonSeries command, BookingFacts facts, ResourceLocks locks) {
        lastChange.mustBe(command.expected());
        mustBe("abandoned", ACTIVE, PAUSED, LAPSED);
        lockClient(locks);
        List<SeriesVisit> booked = booked(facts);
        if (!booked.isEmpty()) {
            throw new Refused(
                    SeriesRefusal.SERIES_HAS_VISITS,
                    "Cancel what is still booked first: "
                            + booked.stream()
                                    .map(visit -> visit.date().toString())
                                    .collect(Collectors.joining(", "))
                            + ".",
                    Map.of(
                            "appointments",
                            booked.stream().map(SeriesVisit::appointmentId).toList()));
        }
        apply(new SeriesAbandoned(
                seriesId,
                course.clientId(),
                command.reason().code(),
                command.reason().note(),
                counted.size()));
        return lastChange.version();
    }

    /// @return whether it has lapsed by this
    @CommandHandler
    boolean lapse(LapseSeries command, BookingFacts facts, ResourceLocks locks, ClinicClock clock) {
        if (status != ACTIVE || gapFrom == null || lastVisitDate == null) {
            return false;
        }
        lockClient(locks);
        boolean over = today(facts, clock).isAfter(gapFrom.plusDays(rhythm.maxGapDays()));
        if (!over || !booked(facts).isEmpty()) {
            return false;
        }
        apply(new SeriesLapsed(seriesId, course.clientId(), counted.size(), lastVisitDate));
        return true;
    }

    @CommandHandler
    void reopen(ReopenSeries command) {
        if (status == LAPSED) {
            apply(new SeriesReopened(seriesId, course.clientId(), command.visit()));
        }
    }

    @CommandHandler
    void count(CountSession command, ClinicClock clock) {
        if (counted.contains(command.appointmentId())) {
            return;
        }
        apply(new SeriesSessionCompleted(
                seriesId,
                course.clientId(),
                command.appointmentId(),
                command.sessionId(),
                command.visitDate(),
                counted.size() + 1,
                rhythm.targetSessions()));
        if (status != COMPLETED && counted.size() >= rhythm.targetSessions() && lastVisitDate != null) {
            apply(new SeriesCompleted(
                    seriesId, course.clientId(), clock.now(), counted.size(), lastVisitDate, maintenance));
        }
    }

    private void mustTakeVisits() {
        switch (status) {
            case ACTIVE, LAPSED -> {}
            case PAUSED -> throw new Refused(SeriesRefusal.SERIES_PAUSED, "Resume it before you book.");
            case COMPLETED -> throw new Refused(SeriesRefusal.SERIES_COMPLETED, "All of its visits have taken place.");
            case ABANDONED -> throw abandoned();
        }
    }

    private static Refused abandoned() {
        return new Refused(SeriesRefusal.SERIES_ABANDONED, "It has ended for good; plan another one.");
    }

    private void mustBe(String what, SeriesStatus... allowed) {
        if (!Arrays.asList(allowed).contains(status)) {
            throw new Refused(
                    SeriesRefusal.WRONG_STATUS,
                    "It is " + status.name().toLowerCase(Locale.ROOT) + " and cannot be " + what + ".");
        }
    }

    private void lockClient(ResourceLocks locks) {
        locks.take(List.of(ResourceLocks.exclusively(ResourceKind.CLIENT, course.clientId())));
    }

    private LocalDate today(BookingFacts facts, ClinicClock clock) {
        return clock.today(facts.location(course.locationId())
                .orElseThrow(() -> new IllegalStateException("A series at no location: " + course.locationId()))
                .zone());
    }

    /// Its visits that stand and are still to come, or have not been told about; asked under the client's lock.
    private List<SeriesVisit> booked(BookingFacts facts) {
        SeriesStanding standing = facts.read(new Question(course.clientId(), course.locationId(), List.of(), seriesId))
                .series();
        return standing == null
                ? List.of()
                : standing.visits().stream()
                        .filter(visit -> !counted.contains(visit.appointmentId()))
                        .toList();
    }

    @EventSourcingHandler
    void on(SeriesEvent event, MetaData metadata) {
        lastChange = lastChange.next(metadata);
        switch (event) {
            case SeriesPlanned planned -> {
                seriesId = planned.seriesId();
                course = new Course(planned.seriesId(), planned.clientId(), planned.service(), planned.locationId());
                rhythm = new Rhythm(
                        planned.targetSessions(),
                        planned.sessionsPerWeek(),
                        planned.minGapDays(),
                        planned.maxGapDays(),
                        planned.windowWeeks());
                maintenance = planned.maintenance();
                status = ACTIVE;
            }
            case SeriesBooked booked -> status = ACTIVE;
            case SeriesMoved moved -> {}
            case SeriesPaused paused -> status = PAUSED;
            case SeriesResumed resumed -> {
                status = ACTIVE;
                countGapFrom(resumed.on());
            }
            case SeriesExtended extended -> {
                rhythm = rhythm.extended(extended.addedSessions(), extended.addedWeeks());
                if (status == COMPLETED) {
                    status = ACTIVE;
                }
                countGapFrom(extended.on());
            }
            case SeriesAbandoned abandoned -> status = ABANDONED;
            case SeriesLapsed lapsed -> status = LAPSED;
            case SeriesReopened reopened -> status = ACTIVE;
            case SeriesSessionCompleted session -> {
                counted.add(session.appointmentId());
                if (lastVisitDate == null || session.visitDate().isAfter(lastVisitDate)) {
                    lastVisitDate = session.visitDate();
                }
                if (gapFrom == null || session.visitDate().isAfter(gapFrom)) {
                    gapFrom = session.visitDate();
                }
            }
            case SeriesCompleted ended -> status = COMPLETED;
        }
    }

    /// Without a fulfilled visit there is no gap to count.
    private void countGapFrom(LocalDate day) {
        if (gapFrom != null && day.isAfter(gapFrom)) {
            gapFrom = day;
        }
    }
}
