package clinic.meridian.booking.appointment;

import clinic.meridian.contracts.AppointmentStatus;
import clinic.meridian.contracts.CancelledBy;
import clinic.meridian.contracts.UndoneChange;
import clinic.meridian.platform.event.DataSubject;
import clinic.meridian.platform.event.DomainEvent;
import clinic.meridian.platform.event.PersonalData;
import clinic.meridian.platform.event.PersonalData.RetentionClass;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What can happen to a visit. Each event carries the visit as it is afterwards, and when it happened in clinic time.
public sealed interface AppointmentEvent {

    UUID appointmentId();

    UUID clientId();

    Visit visit();

    /// Where the visit stands afterwards.
    AppointmentStatus status();

    Instant at();

    @DomainEvent(name = "booking.session-booked")
    record SessionBooked(
            UUID appointmentId,
            @DataSubject UUID clientId,
            Visit visit,
            @PersonalData(RetentionClass.CONTACT) @Nullable String overrideNote,
            Instant at)
            implements AppointmentEvent {
        @Override
        public AppointmentStatus status() {
            return AppointmentStatus.BOOKED;
        }
    }

    /// Brought over from another system as it stood there: to come, or over. What happened there is told, not done
    /// again.
    ///
    /// @param happenedAt when it was fulfilled, missed or cancelled; null for a visit that is to come
    @DomainEvent(name = "booking.appointment-imported")
    record AppointmentImported(
            UUID appointmentId,
            UUID clientId,
            Visit visit,
            AppointmentStatus status,
            @Nullable Instant happenedAt,
            Instant at)
            implements AppointmentEvent {}

    /// Moved in time, room or practitioner; a confirmation does not survive it.
    @DomainEvent(name = "booking.session-rescheduled")
    record SessionRescheduled(
            UUID appointmentId,
            @DataSubject UUID clientId,
            Visit visit,
            Instant previousStart,
            @Nullable String reasonCode,
            @PersonalData(RetentionClass.CONTACT) @Nullable String reasonNote,
            Instant at)
            implements AppointmentEvent {
        @Override
        public AppointmentStatus status() {
            return AppointmentStatus.BOOKED;
        }
    }

    /// @param late by the terms that were accepted at booking
    /// @param waived a manager let it pass
    @DomainEvent(name = "booking.session-cancelled")
    record SessionCancelled(
            UUID appointmentId,
            @DataSubject UUID clientId,
            Visit visit,
            String reasonCode,
            @PersonalData(RetentionClass.CONTACT) @Nullable String reasonNote,
            CancelledBy cancelledBy,
            boolean late,
            boolean waived,
            @Nullable String waiverCode,
            @PersonalData(RetentionClass.CONTACT) @Nullable String waiverNote,
            Instant at)
            implements AppointmentEvent {
        @Override
        public AppointmentStatus status() {
            return AppointmentStatus.CANCELLED;
        }
    }

    @DomainEvent(name = "booking.attendance-confirmed")
    record AttendanceConfirmed(UUID appointmentId, UUID clientId, Visit visit, Instant at) implements AppointmentEvent {
        @Override
        public AppointmentStatus status() {
            return AppointmentStatus.CONFIRMED;
        }
    }

    @DomainEvent(name = "booking.client-checked-in")
    record ClientCheckedIn(UUID appointmentId, UUID clientId, Visit visit, Instant at) implements AppointmentEvent {
        @Override
        public AppointmentStatus status() {
            return AppointmentStatus.CHECKED_IN;
        }
    }

    /// @param waived a manager let it pass
    @DomainEvent(name = "booking.no-show-recorded")
    record NoShowRecorded(
            UUID appointmentId,
            @DataSubject UUID clientId,
            Visit visit,
            boolean waived,
            @Nullable String waiverCode,
            @PersonalData(RetentionClass.CONTACT) @Nullable String waiverNote,
            Instant at)
            implements AppointmentEvent {
        @Override
        public AppointmentStatus status() {
            return AppointmentStatus.NO_SHOW;
        }
    }

    /// The state before the undone change is back.
    @DomainEvent(name = "booking.change-undone")
    record ChangeUndone(
            UUID appointmentId,
            @DataSubject UUID clientId,
            Visit visit,
            AppointmentStatus status,
            UndoneChange what,
            @Nullable String reasonCode,
            @PersonalData(RetentionClass.CONTACT) @Nullable String reasonNote,
            Instant at)
            implements AppointmentEvent {}

    /// @param conflict what did not fit, for the desk to look at
    @DomainEvent(name = "booking.appointment-started")
    record AppointmentStarted(
            UUID appointmentId,
            UUID clientId,
            Visit visit,
            UUID sessionId,
            @Nullable TreatmentConflict conflict,
            Instant at)
            implements AppointmentEvent {
        @Override
        public AppointmentStatus status() {
            return AppointmentStatus.IN_TREATMENT;
        }
    }

    /// @param conflict what did not fit, for the desk to look at
    @DomainEvent(name = "booking.appointment-fulfilled")
    record AppointmentFulfilled(
            UUID appointmentId,
            UUID clientId,
            Visit visit,
            UUID sessionId,
            @Nullable TreatmentConflict conflict,
            Instant at)
            implements AppointmentEvent {
        @Override
        public AppointmentStatus status() {
            return AppointmentStatus.FULFILLED;
        }
    }

    /// @param conflict what did not fit, for the desk to look at
    @DomainEvent(name = "booking.appointment-aborted")
    record AppointmentAborted(
            UUID appointmentId,
            UUID clientId,
            Visit visit,
            UUID sessionId,
            @Nullable TreatmentConflict conflict,
            Instant at)
            implements AppointmentEvent {
        @Override
        public AppointmentStatus status() {
            return AppointmentStatus.ABORTED;
        }
    }

    /// What the treatment room did that the desk's state did not foresee. Its facts stand all the same.
    enum TreatmentConflict {
        /// Nobody had checked the client in.
        NOT_CHECKED_IN,
        /// The visit stood as cancelled, missed or withdrawn; its slot was still free and is taken again.
        HAD_BEEN_GIVEN_UP,
        /// The visit stood as cancelled, missed or withdrawn, and others have its slot now.
        SLOT_GIVEN_TO_OTHERS,
        /// It ended without having begun.
        NOT_STARTED,
        /// Another session had already begun or ended for this visit.
        SECOND_SESSION
    }
}
