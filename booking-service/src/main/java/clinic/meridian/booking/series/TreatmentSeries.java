package clinic.meridian.booking.series;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.axonframework.modelling.command.AggregateLifecycle.createNew;

import clinic.meridian.booking.appointment.Appointment;
import clinic.meridian.booking.appointment.BookingFacts;
import clinic.meridian.booking.appointment.BookingFacts.Facts;
import clinic.meridian.booking.appointment.BookingFacts.Question;
import clinic.meridian.booking.appointment.SeriesBooking;
import clinic.meridian.booking.appointment.SeriesBooking.Course;
import clinic.meridian.booking.appointment.SlotOutcome;
import clinic.meridian.booking.appointment.SlotOutcome.Conflicted;
import clinic.meridian.booking.appointment.SlotOutcome.Free;
import clinic.meridian.booking.appointment.Visit;
import clinic.meridian.booking.catalogue.ServiceCatalogue;
import clinic.meridian.booking.practitioner.PractitionerView;
import clinic.meridian.booking.rhythm.Rhythm;
import clinic.meridian.booking.series.SeriesCommand.BookSeries;
import clinic.meridian.booking.series.SeriesCommand.CountSession;
import clinic.meridian.booking.series.SeriesCommand.PlanSeries;
import clinic.meridian.booking.series.SeriesEvent.BookedVisit;
import clinic.meridian.booking.series.SeriesEvent.SeriesBooked;
import clinic.meridian.booking.series.SeriesEvent.SeriesCompleted;
import clinic.meridian.booking.series.SeriesEvent.SeriesPlanned;
import clinic.meridian.booking.series.SeriesEvent.SeriesSessionCompleted;
import clinic.meridian.booking.version.LastChange;
import clinic.meridian.contracts.Maintenance;
import clinic.meridian.platform.refusal.Refused;
import clinic.meridian.platform.time.ClinicClock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;

/// A course of visits with one aim. It books its visits all or nothing and counts the fulfilled ones; the visits
/// themselves live their own lives.
public class TreatmentSeries {

    @AggregateIdentifier
    private UUID seriesId;

    private Course course;
    private int targetSessions;
    private Maintenance maintenance;
    private boolean completed;
    private @Nullable LocalDate lastVisitDate;
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
        if (completed) {
            throw new Refused(SeriesRefusal.SERIES_COMPLETED, "All of its visits have taken place.");
        }
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
                targetSessions));
        if (!completed && counted.size() >= targetSessions && lastVisitDate != null) {
            apply(new SeriesCompleted(
                    seriesId, course.clientId(), clock.now(), counted.size(), lastVisitDate, maintenance));
        }
    }

    @EventSourcingHandler
    void on(SeriesEvent event, MetaData metadata) {
        lastChange = lastChange.next(metadata);
        switch (event) {
            case SeriesPlanned planned -> {
                seriesId = planned.seriesId();
                course = new Course(planned.seriesId(), planned.clientId(), planned.service(), planned.locationId());
                targetSessions = planned.targetSessions();
                maintenance = planned.maintenance();
            }
            case SeriesSessionCompleted session -> {
                counted.add(session.appointmentId());
                if (lastVisitDate == null || session.visitDate().isAfter(lastVisitDate)) {
                    lastVisitDate = session.visitDate();
                }
            }
            case SeriesCompleted ended -> completed = true;
            case SeriesBooked booked -> {}
        }
    }
}
