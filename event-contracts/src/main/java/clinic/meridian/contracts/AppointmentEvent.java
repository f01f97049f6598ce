package clinic.meridian.contracts;

import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/// A visit's life at the desk. Every one carries the visit's whole state afterwards.
public sealed interface AppointmentEvent extends BookingEvent {

    VisitState visit();

    @Override
    default String topicKey() {
        return visit().clientId();
    }

    /// A visit was booked, or brought over from another system in the status it had there.
    ///
    /// @param happenedAt for an imported visit: when it was fulfilled, missed or cancelled
    @WireName(name = "booking.session-booked", version = 1)
    record SessionBookedV1(VisitState visit, @Nullable Instant happenedAt) implements AppointmentEvent {
        public SessionBookedV1 {
            Require.present(visit, "visit");
        }
    }

    /// A visit moved in time, room or practitioner.
    @WireName(name = "booking.session-rescheduled", version = 1)
    record SessionRescheduledV1(
            VisitState visit,
            OffsetDateTime previousStart,
            @Nullable String reasonCode) implements AppointmentEvent {
        public SessionRescheduledV1 {
            Require.present(visit, "visit");
            Require.present(previousStart, "previousStart");
            Require.codeIfPresent(reasonCode, "reasonCode");
        }
    }

    /// A visit was cancelled.
    ///
    /// @param late inside the late hours of the policy that was accepted at booking
    /// @param waived a manager let it pass
    @WireName(name = "booking.session-cancelled", version = 1)
    record SessionCancelledV1(
            VisitState visit, String reasonCode, boolean late, boolean waived, CancelledBy cancelledBy)
            implements AppointmentEvent {
        public SessionCancelledV1 {
            Require.present(visit, "visit");
            Require.code(reasonCode, "reasonCode");
            Require.present(cancelledBy, "cancelledBy");
        }
    }

    /// The client said that she will come.
    @WireName(name = "booking.attendance-confirmed", version = 1)
    record AttendanceConfirmedV1(VisitState visit) implements AppointmentEvent {
        public AttendanceConfirmedV1 {
            Require.present(visit, "visit");
        }
    }

    /// The client is in the house.
    @WireName(name = "booking.client-checked-in", version = 1)
    record ClientCheckedInV1(VisitState visit) implements AppointmentEvent {
        public ClientCheckedInV1 {
            Require.present(visit, "visit");
        }
    }

    /// The client did not come; a person said so.
    ///
    /// @param waived a manager let it pass
    @WireName(name = "booking.no-show-recorded", version = 1)
    record NoShowRecordedV1(VisitState visit, boolean waived) implements AppointmentEvent {
        public NoShowRecordedV1 {
            Require.present(visit, "visit");
        }
    }

    /// The last change was undone: the visit is as it was before, and both facts stay.
    @WireName(name = "booking.change-undone", version = 1)
    record ChangeUndoneV1(
            VisitState visit, UndoneChange what, @Nullable String reasonCode) implements AppointmentEvent {
        public ChangeUndoneV1 {
            Require.present(visit, "visit");
            Require.present(what, "what");
            Require.codeIfPresent(reasonCode, "reasonCode");
        }
    }
}
