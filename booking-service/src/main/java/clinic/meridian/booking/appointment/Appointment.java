package clinic.meridian.booking.appointment;

import static clinic.meridian.contracts.AppointmentStatus.ABORTED;
import static clinic.meridian.contracts.AppointmentStatus.BOOKED;
import static clinic.meridian.contracts.AppointmentStatus.CANCELLED;
import static clinic.meridian.contracts.AppointmentStatus.CHECKED_IN;
import static clinic.meridian.contracts.AppointmentStatus.CONFIRMED;
import static clinic.meridian.contracts.AppointmentStatus.FULFILLED;
import static clinic.meridian.contracts.AppointmentStatus.IN_TREATMENT;
import static clinic.meridian.contracts.AppointmentStatus.NO_SHOW;
import static clinic.meridian.contracts.AppointmentStatus.WITHDRAWN;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import clinic.meridian.booking.appointment.AppointmentCommand.BookSession;
import clinic.meridian.booking.appointment.AppointmentCommand.CancelSession;
import clinic.meridian.booking.appointment.AppointmentCommand.CheckInClient;
import clinic.meridian.booking.appointment.AppointmentCommand.ConfirmAttendance;
import clinic.meridian.booking.appointment.AppointmentCommand.ImportAppointment;
import clinic.meridian.booking.appointment.AppointmentCommand.RecordNoShow;
import clinic.meridian.booking.appointment.AppointmentCommand.RecordTreatmentAborted;
import clinic.meridian.booking.appointment.AppointmentCommand.RecordTreatmentCompleted;
import clinic.meridian.booking.appointment.AppointmentCommand.RecordTreatmentStarted;
import clinic.meridian.booking.appointment.AppointmentCommand.RescheduleSession;
import clinic.meridian.booking.appointment.AppointmentCommand.TakeSlot;
import clinic.meridian.booking.appointment.AppointmentCommand.UndoLastChange;
import clinic.meridian.booking.appointment.AppointmentEvent.AppointmentAborted;
import clinic.meridian.booking.appointment.AppointmentEvent.AppointmentFulfilled;
import clinic.meridian.booking.appointment.AppointmentEvent.AppointmentImported;
import clinic.meridian.booking.appointment.AppointmentEvent.AppointmentStarted;
import clinic.meridian.booking.appointment.AppointmentEvent.AttendanceConfirmed;
import clinic.meridian.booking.appointment.AppointmentEvent.ChangeUndone;
import clinic.meridian.booking.appointment.AppointmentEvent.ClientCheckedIn;
import clinic.meridian.booking.appointment.AppointmentEvent.NoShowRecorded;
import clinic.meridian.booking.appointment.AppointmentEvent.SessionBooked;
import clinic.meridian.booking.appointment.AppointmentEvent.SessionCancelled;
import clinic.meridian.booking.appointment.AppointmentEvent.SessionRescheduled;
import clinic.meridian.booking.appointment.AppointmentEvent.TreatmentConflict;
import clinic.meridian.booking.calendar.SpokenTimes;
import clinic.meridian.booking.location.CancellationPolicy;
import clinic.meridian.booking.reason.Reason;
import clinic.meridian.booking.version.LastChange;
import clinic.meridian.contracts.AppointmentStatus;
import clinic.meridian.contracts.UndoneChange;
import clinic.meridian.platform.refusal.Refused;
import clinic.meridian.platform.time.ClinicClock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Locale;
import java.util.UUID;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;

/// A visit, from its booking to its end. What it holds of rooms, clients and hands is in the reservations, written in
/// the same transaction as its events. The desk may be refused; the treatment room's facts never are.
public class Appointment {

    public static final Duration UNDO_WITHIN = Duration.ofHours(24);

    @AggregateIdentifier
    private UUID appointmentId;

    private UUID clientId;
    private Visit visit;
    private AppointmentStatus status;
    private @Nullable UUID sessionId;

    /// What can be undone, latest first.
    private final Deque<Change> changes = new ArrayDeque<>();

    private LastChange lastChange = LastChange.NONE;

    /// @param before the visit before the change; that of a booking itself for want of another
    private record Change(UndoneChange what, Instant at, AppointmentStatus statusBefore, Visit before) {}

    /// For Axon, which fills the fields by the events.
    @SuppressWarnings("NullAway.Init")
    protected Appointment() {}

    /// A visit of which the reservations have been made already: one of a whole series.
    @SuppressWarnings("NullAway.Init")
    public Appointment(UUID appointmentId, UUID clientId, Visit visit, Instant at) {
        apply(new SessionBooked(appointmentId, clientId, visit, null, at));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.ALWAYS)
    CurrentVisit book(BookSession command, Booking booking, ClinicClock clock) {
        Visit booked = booking.book(command.appointmentId(), command.wanted(), command.holdId());
        Reason override = command.wanted().override();
        apply(new SessionBooked(
                command.appointmentId(),
                command.wanted().clientId(),
                booked,
                override == null ? null : override.note(),
                clock.now()));
        return current();
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.ALWAYS)
    CurrentVisit bringOver(ImportAppointment command, Booking booking, ClinicClock clock) {
        booking.takeImported(command);
        apply(new AppointmentImported(
                command.appointmentId(),
                command.clientId(),
                command.visit(),
                command.status(),
                command.happenedAt(),
                clock.now()));
        return current();
    }

    @CommandHandler
    CurrentVisit reschedule(RescheduleSession command, Booking booking, ClinicClock clock) {
        lastChange.mustBe(command.expected());
        mustBe("moved", BOOKED, CONFIRMED);
        Visit moved = booking.move(current(), command);
        Reason reason = command.reason();
        apply(new SessionRescheduled(
                appointmentId,
                clientId,
                moved,
                visit.start(),
                reason == null ? null : reason.code(),
                reason == null ? null : reason.note(),
                clock.now()));
        return current();
    }

    @CommandHandler
    CurrentVisit take(TakeSlot command, ClinicClock clock) {
        mustBe("moved", BOOKED, CONFIRMED);
        apply(new SessionRescheduled(
                appointmentId,
                clientId,
                command.slot(),
                visit.start(),
                command.reason().code(),
                command.reason().note(),
                clock.now()));
        return current();
    }

    @CommandHandler
    CurrentVisit cancel(CancelSession command, Booking booking, ClinicClock clock) {
        lastChange.mustBe(command.expected());
        mustBe("cancelled", BOOKED, CONFIRMED, CHECKED_IN);
        boolean late = booking.policyOf(visit).isLate(clock.now(), visit.start());
        Reason waiver = command.waiver();
        booking.giveUp(current());
        apply(new SessionCancelled(
                appointmentId,
                clientId,
                visit,
                command.reason().code(),
                command.reason().note(),
                command.cancelledBy(),
                late,
                late && waiver != null,
                waiver == null ? null : waiver.code(),
                waiver == null ? null : waiver.note(),
                clock.now()));
        return current();
    }

    @CommandHandler
    CurrentVisit confirm(ConfirmAttendance command, ClinicClock clock) {
        lastChange.mustBe(command.expected());
        mustBe("confirmed", BOOKED);
        apply(new AttendanceConfirmed(appointmentId, clientId, visit, clock.now()));
        return current();
    }

    @CommandHandler
    CurrentVisit checkIn(CheckInClient command, ClinicClock clock) {
        lastChange.mustBe(command.expected());
        mustBe("checked in", BOOKED, CONFIRMED);
        LocalDate today = clock.today(visit.zone());
        if (!visit.localStart().toLocalDate().equals(today)) {
            throw new Refused(
                    AppointmentRefusal.NOT_THE_DAY,
                    "The visit is on " + SpokenTimes.day(visit.localStart().toLocalDate()) + ", and today is "
                            + SpokenTimes.day(today) + ".");
        }
        apply(new ClientCheckedIn(appointmentId, clientId, visit, clock.now()));
        return current();
    }

    @CommandHandler
    CurrentVisit recordNoShow(RecordNoShow command, Booking booking, ClinicClock clock) {
        lastChange.mustBe(command.expected());
        mustBe("recorded as a no-show", BOOKED, CONFIRMED);
        CancellationPolicy policy = booking.policyOf(visit);
        Instant from = policy.noShowFrom(visit.start());
        if (clock.now().isBefore(from)) {
            throw new Refused(
                    AppointmentRefusal.TOO_EARLY_FOR_NO_SHOW,
                    "A no-show can be recorded from "
                            + from.atZone(visit.zone()).toLocalTime() + " on, " + policy.noShowAfterMinutes()
                            + " minutes after the start.");
        }
        Reason waiver = command.waiver();
        booking.giveUp(current());
        apply(new NoShowRecorded(
                appointmentId,
                clientId,
                visit,
                waiver != null,
                waiver == null ? null : waiver.code(),
                waiver == null ? null : waiver.note(),
                clock.now()));
        return current();
    }

    @CommandHandler
    CurrentVisit undo(UndoLastChange command, Booking booking, ClinicClock clock) {
        lastChange.mustBe(command.expected());
        if (status == IN_TREATMENT || status == FULFILLED || status == ABORTED) {
            mustBe("changed back", BOOKED, CONFIRMED, CHECKED_IN, CANCELLED, NO_SHOW);
        }
        Change last = changes.peek();
        if (last == null) {
            throw new Refused(
                    AppointmentRefusal.NOTHING_TO_UNDO, "Nothing has been done to this visit that can be undone.");
        }
        if (clock.now().isAfter(last.at().plus(UNDO_WITHIN))) {
            throw new Refused(
                    AppointmentRefusal.UNDO_TOO_LATE,
                    "The last change was at " + last.at().atZone(visit.zone()) + "; only what is less than "
                            + UNDO_WITHIN.toHours() + " hours old can be undone.");
        }
        switch (last.what()) {
            case BOOKING -> booking.giveUp(current());
            case RESCHEDULE -> booking.moveBack(current(), last.before());
            case CANCELLATION, NO_SHOW -> booking.takeAgain(current());
            case CONFIRMATION, CHECK_IN -> {}
        }
        Reason reason = command.reason();
        apply(new ChangeUndone(
                appointmentId,
                clientId,
                last.before(),
                last.statusBefore(),
                last.what(),
                reason == null ? null : reason.code(),
                reason == null ? null : reason.note(),
                clock.now()));
        return current();
    }

    @CommandHandler
    void started(RecordTreatmentStarted command, Booking booking, ClinicClock clock) {
        if (command.sessionId().equals(sessionId)) {
            return;
        }
        TreatmentConflict conflict = switch (status) {
            case CHECKED_IN -> null;
            case BOOKED, CONFIRMED -> TreatmentConflict.NOT_CHECKED_IN;
            case CANCELLED, NO_SHOW, WITHDRAWN -> takeAgainIfFree(booking);
            case IN_TREATMENT, FULFILLED, ABORTED -> TreatmentConflict.SECOND_SESSION;
        };
        apply(new AppointmentStarted(appointmentId, clientId, visit, command.sessionId(), conflict, clock.now()));
    }

    @CommandHandler
    void completed(RecordTreatmentCompleted command, Booking booking, ClinicClock clock) {
        if (status == FULFILLED && command.sessionId().equals(sessionId)) {
            return;
        }
        apply(new AppointmentFulfilled(
                appointmentId,
                clientId,
                visit,
                command.sessionId(),
                conflictAtEnd(command.sessionId(), booking),
                clock.now()));
    }

    @CommandHandler
    void aborted(RecordTreatmentAborted command, Booking booking, ClinicClock clock) {
        if (status == ABORTED && command.sessionId().equals(sessionId)) {
            return;
        }
        apply(new AppointmentAborted(
                appointmentId,
                clientId,
                visit,
                command.sessionId(),
                conflictAtEnd(command.sessionId(), booking),
                clock.now()));
    }

    private @Nullable TreatmentConflict conflictAtEnd(UUID endedSession, Booking booking) {
        return switch (status) {
            case IN_TREATMENT, FULFILLED, ABORTED ->
                endedSession.equals(sessionId) ? null : TreatmentConflict.SECOND_SESSION;
            case BOOKED, CONFIRMED, CHECKED_IN -> TreatmentConflict.NOT_STARTED;
            case CANCELLED, NO_SHOW, WITHDRAWN -> takeAgainIfFree(booking);
        };
    }

    private TreatmentConflict takeAgainIfFree(Booking booking) {
        return booking.takeAgainIfFree(current())
                ? TreatmentConflict.HAD_BEEN_GIVEN_UP
                : TreatmentConflict.SLOT_GIVEN_TO_OTHERS;
    }

    private void mustBe(String what, AppointmentStatus... allowed) {
        if (!Arrays.asList(allowed).contains(status)) {
            throw new Refused(
                    AppointmentRefusal.WRONG_STATUS,
                    "It is " + status.name().toLowerCase(Locale.ROOT).replace('_', ' ') + " and cannot be " + what
                            + ".");
        }
    }

    private CurrentVisit current() {
        return new CurrentVisit(appointmentId, lastChange.version(), clientId, status, visit);
    }

    @EventSourcingHandler
    void on(AppointmentEvent event, MetaData metadata) {
        lastChange = lastChange.next(metadata);
        switch (event) {
            case SessionBooked booked -> {
                appointmentId = booked.appointmentId();
                clientId = booked.clientId();
                changes.push(new Change(UndoneChange.BOOKING, booked.at(), WITHDRAWN, booked.visit()));
            }
            case AppointmentImported imported -> {
                appointmentId = imported.appointmentId();
                clientId = imported.clientId();
            }
            case SessionRescheduled moved -> remember(UndoneChange.RESCHEDULE, moved.at());
            case SessionCancelled cancelled -> remember(UndoneChange.CANCELLATION, cancelled.at());
            case AttendanceConfirmed confirmed -> remember(UndoneChange.CONFIRMATION, confirmed.at());
            case ClientCheckedIn checkedIn -> remember(UndoneChange.CHECK_IN, checkedIn.at());
            case NoShowRecorded noShow -> remember(UndoneChange.NO_SHOW, noShow.at());
            case ChangeUndone undone -> changes.pop();
            case AppointmentStarted started -> sessionId = started.sessionId();
            case AppointmentFulfilled fulfilled -> sessionId = fulfilled.sessionId();
            case AppointmentAborted aborted -> sessionId = aborted.sessionId();
        }
        visit = event.visit();
        status = event.status();
    }

    private void remember(UndoneChange what, Instant at) {
        changes.push(new Change(what, at, status, visit));
    }
}
