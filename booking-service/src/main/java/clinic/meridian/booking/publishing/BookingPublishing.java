package clinic.meridian.booking.publishing;

import clinic.meridian.booking.appointment.AppointmentEvent;
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
import clinic.meridian.booking.appointment.HoldEvent;
import clinic.meridian.booking.catalogue.CatalogueEvent;
import clinic.meridian.booking.client.ClientEvent;
import clinic.meridian.booking.location.LocationEvent;
import clinic.meridian.booking.practitioner.PractitionerEvent;
import clinic.meridian.booking.series.SeriesEvent;
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
import clinic.meridian.booking.waitlist.WaitlistEvent;
import clinic.meridian.contracts.AppointmentEvent.AttendanceConfirmedV1;
import clinic.meridian.contracts.AppointmentEvent.ChangeUndoneV1;
import clinic.meridian.contracts.AppointmentEvent.ClientCheckedInV1;
import clinic.meridian.contracts.AppointmentEvent.NoShowRecordedV1;
import clinic.meridian.contracts.AppointmentEvent.SessionBookedV1;
import clinic.meridian.contracts.AppointmentEvent.SessionCancelledV1;
import clinic.meridian.contracts.AppointmentEvent.SessionRescheduledV1;
import clinic.meridian.contracts.SeriesEvent.BookedVisit;
import clinic.meridian.contracts.SeriesEvent.MovedVisit;
import clinic.meridian.contracts.SeriesEvent.SeriesAbandonedV1;
import clinic.meridian.contracts.SeriesEvent.SeriesBookedV1;
import clinic.meridian.contracts.SeriesEvent.SeriesCompletedV1;
import clinic.meridian.contracts.SeriesEvent.SeriesExtendedV1;
import clinic.meridian.contracts.SeriesEvent.SeriesLapsedV1;
import clinic.meridian.contracts.SeriesEvent.SeriesMovedV1;
import clinic.meridian.contracts.SeriesEvent.SeriesPausedV1;
import clinic.meridian.contracts.SeriesEvent.SeriesPlannedV1;
import clinic.meridian.contracts.SeriesEvent.SeriesResumedV1;
import clinic.meridian.contracts.SeriesEvent.SeriesSessionCompletedV1;
import clinic.meridian.contracts.VisitState;
import clinic.meridian.platform.publishing.Publication;
import clinic.meridian.platform.publishing.Publishing;
import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;
import org.springframework.stereotype.Component;

/// What each domain event becomes for the other services. Visits and series are here; the directory and the clients,
/// whose whole state is told, are in [DirectoryPublishing].
@Component
public class BookingPublishing implements Publishing {

    private final DirectoryPublishing directory;

    BookingPublishing(DirectoryPublishing directory) {
        this.directory = directory;
    }

    @Override
    public Publication decide(DomainEventMessage<?> message) {
        return switch (message.getPayload()) {
            case AppointmentEvent event -> decide(event);
            // Whoever listens hears of visits and offers; what is merely being thought over is our own.
            case HoldEvent event -> Publication.internal();
            case SeriesEvent event -> decide(event);
            case WaitlistEvent event -> WaitlistPublishing.decide(event);
            case LocationEvent event -> directory.decide(event);
            case PractitionerEvent event -> directory.decide(event);
            case CatalogueEvent event -> directory.decide(event);
            case ClientEvent event -> directory.decide(event);
            default ->
                throw new IllegalStateException(
                        "No decision about " + message.getPayloadType().getName());
        };
    }

    private static Publication decide(AppointmentEvent event) {
        VisitState after = ContractVisits.after(event);
        return switch (event) {
            case SessionBooked booked -> Publication.of(new SessionBookedV1(after, null));
            case AppointmentImported imported -> Publication.of(new SessionBookedV1(after, imported.happenedAt()));
            case SessionRescheduled moved ->
                Publication.of(new SessionRescheduledV1(
                        after,
                        ContractVisits.at(moved.previousStart(), moved.visit().zone()),
                        moved.reasonCode()));
            case SessionCancelled cancelled ->
                Publication.of(new SessionCancelledV1(
                        after, cancelled.reasonCode(), cancelled.late(), cancelled.waived(), cancelled.cancelledBy()));
            case AttendanceConfirmed confirmed -> Publication.of(new AttendanceConfirmedV1(after));
            case ClientCheckedIn checkedIn -> Publication.of(new ClientCheckedInV1(after));
            case NoShowRecorded noShow -> Publication.of(new NoShowRecordedV1(after, noShow.waived()));
            case ChangeUndone undone -> Publication.of(new ChangeUndoneV1(after, undone.what(), undone.reasonCode()));
            // The treatment room told the others itself.
            case AppointmentStarted started -> Publication.internal();
            case AppointmentFulfilled fulfilled -> Publication.internal();
            case AppointmentAborted aborted -> Publication.internal();
        };
    }

    private static Publication decide(SeriesEvent event) {
        return switch (event) {
            case SeriesPlanned planned ->
                Publication.of(new SeriesPlannedV1(
                        planned.seriesId().toString(),
                        planned.clientId().toString(),
                        planned.service(),
                        planned.locationId().toString(),
                        planned.practitionerId().toString(),
                        planned.targetSessions(),
                        planned.sessionsPerWeek(),
                        planned.minGapDays(),
                        planned.maxGapDays(),
                        planned.windowWeeks(),
                        planned.maintenance()));
            case SeriesBooked booked ->
                Publication.of(new SeriesBookedV1(
                        booked.seriesId().toString(),
                        booked.clientId().toString(),
                        booked.visits().stream().map(BookingPublishing::visit).toList()));
            // The others take any booking as the sign that a series goes on.
            case SeriesReopened reopened ->
                Publication.of(new SeriesBookedV1(
                        reopened.seriesId().toString(),
                        reopened.clientId().toString(),
                        List.of(visit(reopened.visit()))));
            case SeriesMoved moved ->
                Publication.of(new SeriesMovedV1(
                        moved.seriesId().toString(),
                        moved.clientId().toString(),
                        moved.fromAppointmentId().toString(),
                        moved.visits().stream()
                                .map(visit -> new MovedVisit(
                                        visit.appointmentId().toString(),
                                        visit.seriesIndex(),
                                        visit.previousStart(),
                                        visit.start()))
                                .toList()));
            case SeriesPaused paused ->
                Publication.of(new SeriesPausedV1(
                        paused.seriesId().toString(), paused.clientId().toString(), paused.reasonCode()));
            case SeriesResumed resumed ->
                Publication.of(new SeriesResumedV1(
                        resumed.seriesId().toString(), resumed.clientId().toString(), resumed.reasonCode()));
            case SeriesExtended extended ->
                Publication.of(new SeriesExtendedV1(
                        extended.seriesId().toString(),
                        extended.clientId().toString(),
                        extended.addedSessions(),
                        extended.addedWeeks(),
                        extended.targetSessions(),
                        extended.windowWeeks()));
            case SeriesAbandoned abandoned ->
                Publication.of(new SeriesAbandonedV1(
                        abandoned.seriesId().toString(),
                        abandoned.clientId().toString(),
                        abandoned.reasonCode(),
                        abandoned.completedSessions()));
            case SeriesLapsed lapsed ->
                Publication.of(new SeriesLapsedV1(
                        lapsed.seriesId().toString(),
                        lapsed.clientId().toString(),
                        lapsed.completedSessions(),
                        lapsed.lastVisitDate()));
            case SeriesSessionCompleted counted ->
                Publication.of(new SeriesSessionCompletedV1(
                        counted.seriesId().toString(),
                        counted.clientId().toString(),
                        counted.appointmentId().toString(),
                        counted.sessionId().toString(),
                        counted.visitDate(),
                        counted.completedSessions(),
                        counted.targetSessions()));
            case SeriesCompleted completed ->
                Publication.of(new SeriesCompletedV1(
                        completed.seriesId().toString(),
                        completed.clientId().toString(),
                        completed.completedAt(),
                        completed.sessions(),
                        completed.lastVisitDate(),
                        completed.maintenance()));
        };
    }

    private static BookedVisit visit(SeriesEvent.BookedVisit visit) {
        return new BookedVisit(visit.appointmentId().toString(), visit.seriesIndex(), visit.start());
    }
}
