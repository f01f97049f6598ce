package clinic.meridian.reporting.schedule;

import static clinic.meridian.contracts.AppointmentStatus.ABORTED;
import static clinic.meridian.contracts.AppointmentStatus.BOOKED;
import static clinic.meridian.contracts.AppointmentStatus.CANCELLED;
import static clinic.meridian.contracts.AppointmentStatus.CHECKED_IN;
import static clinic.meridian.contracts.AppointmentStatus.CONFIRMED;
import static clinic.meridian.contracts.AppointmentStatus.FULFILLED;
import static clinic.meridian.contracts.AppointmentStatus.IN_TREATMENT;
import static clinic.meridian.contracts.AppointmentStatus.NO_SHOW;
import static clinic.meridian.contracts.AppointmentStatus.WITHDRAWN;
import static org.assertj.core.api.Assertions.assertThat;

import clinic.meridian.contracts.AppointmentEvent.AttendanceConfirmedV1;
import clinic.meridian.contracts.AppointmentEvent.ChangeUndoneV1;
import clinic.meridian.contracts.AppointmentEvent.ClientCheckedInV1;
import clinic.meridian.contracts.AppointmentEvent.NoShowRecordedV1;
import clinic.meridian.contracts.AppointmentEvent.SessionCancelledV1;
import clinic.meridian.contracts.AppointmentEvent.SessionRescheduledV1;
import clinic.meridian.contracts.AppointmentStatus;
import clinic.meridian.contracts.CancelledBy;
import clinic.meridian.contracts.ContractMessage;
import clinic.meridian.contracts.SessionEvent.SessionAbortedV1;
import clinic.meridian.contracts.UndoneChange;
import clinic.meridian.contracts.VisitState;
import clinic.meridian.platform.testing.SettableClinicClock;
import clinic.meridian.reporting.Facts;
import clinic.meridian.reporting.Incoming;
import clinic.meridian.reporting.Listing.Place;
import clinic.meridian.reporting.Reaction;
import clinic.meridian.reporting.ReadModel;
import clinic.meridian.reporting.ReportingTest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@ReportingTest
class ScheduleProjectionIT {

    private static final LocalDate DAY = LocalDate.parse("2026-03-03");
    private static final LocalDateTime TEN = DAY.atTime(10, 0);
    private static final Instant START = TEN.atZone(Facts.BERLIN).toInstant();

    @Autowired
    ScheduleTable table;

    @Autowired
    JdbcClient jdbc;

    private final Incoming incoming;
    private final String client = UUID.randomUUID().toString();
    private final String id = UUID.randomUUID().toString();

    ScheduleProjectionIT(
            @Autowired List<ReadModel> models,
            @Autowired List<Reaction> reactions,
            @Autowired TransactionTemplate transaction) {
        incoming = new Incoming(models, reactions, transaction);
    }

    @BeforeEach
    void aBookedVisit() {
        tell(Facts.booked(id, client, TEN));
    }

    @Test
    void aBookingStandsOnItsDay() {
        ScheduledVisit visit = visit(DAY).orElseThrow();

        assertThat(visit.status()).isEqualTo(BOOKED);
        assertThat(visit.start()).isEqualTo("2026-03-03T10:00+01:00");
        assertThat(visit.end()).isEqualTo("2026-03-03T11:00+01:00");
        assertThat(visit.clientId()).isEqualTo(client);
        // Its code, or its name where another test has already told the catalogue.
        assertThat(visit.serviceName()).isEqualToIgnoringCase("FACIAL");
    }

    @Test
    void aMoveTakesItToAnotherDay() {
        tell(new SessionRescheduledV1(
                at(BOOKED, TEN.plusDays(1)), TEN.atZone(Facts.BERLIN).toOffsetDateTime(), null));

        assertThat(visit(DAY)).isEmpty();
        assertThat(visit(DAY.plusDays(1))).isPresent();
    }

    @Test
    void aCancelledVisitStaysVisibleAndItsLatenessIsKept() {
        tell(new SessionCancelledV1(at(CANCELLED, TEN), "ILL", true, false, CancelledBy.CLIENT));

        assertThat(status()).isEqualTo(CANCELLED);
        assertThat(lateCancelled()).isTrue();
    }

    @Test
    void aWaivedLateCancellationIsNotLate() {
        tell(new SessionCancelledV1(at(CANCELLED, TEN), "ILL", true, true, CancelledBy.CLIENT));

        assertThat(lateCancelled()).isFalse();
    }

    @Test
    void undoingALateCancellationTakesTheLatenessBack() {
        tell(
                new SessionCancelledV1(at(CANCELLED, TEN), "ILL", true, false, CancelledBy.CLIENT),
                new ChangeUndoneV1(at(CONFIRMED, TEN), UndoneChange.CANCELLATION, null));

        assertThat(status()).isEqualTo(CONFIRMED);
        assertThat(lateCancelled()).isFalse();
    }

    @Test
    void aWithdrawnBookingIsGone() {
        tell(new ChangeUndoneV1(at(WITHDRAWN, TEN), UndoneChange.BOOKING, null));

        assertThat(visit(DAY)).isEmpty();
    }

    @Test
    void theDeskSeesTheClientConfirmAndComeIn() {
        tell(new AttendanceConfirmedV1(at(CONFIRMED, TEN)));
        assertThat(status()).isEqualTo(CONFIRMED);
        tell(new ClientCheckedInV1(at(CHECKED_IN, TEN)));
        assertThat(status()).isEqualTo(CHECKED_IN);
    }

    @Test
    void aNoShowIsRecorded() {
        tell(new NoShowRecordedV1(at(NO_SHOW, TEN), false));

        assertThat(status()).isEqualTo(NO_SHOW);
    }

    @Test
    void theTreatmentRoomStartsAndFulfilsTheVisit() {
        tell(Facts.started("s-" + id, id, client, START));
        assertThat(status()).isEqualTo(IN_TREATMENT);

        tell(Facts.completed("s-" + id, id, client, START, 46));
        ScheduledVisit visit = visit(DAY).orElseThrow();
        assertThat(visit.status()).isEqualTo(FULFILLED);
        assertThat(visit.startedAt()).isEqualTo("2026-03-03T10:00+01:00");
        assertThat(visit.endedAt()).isEqualTo("2026-03-03T10:58+01:00");
    }

    @Test
    void aSessionThatIsBrokenOffAbortsTheVisit() {
        tell(
                Facts.started("s-" + id, id, client, START),
                new SessionAbortedV1(Facts.session("s-" + id, id, client, START, true, 3), "SYNCOPE"));

        assertThat(status()).isEqualTo(ABORTED);
    }

    @Test
    void theTreatmentRoomMayBeHeardBeforeTheDesk() {
        String other = UUID.randomUUID().toString();
        tell(Facts.completed("s-" + other, other, client, START, 46));
        assertThat(find(other, DAY)).isEmpty();

        tell(Facts.booked(other, client, TEN));
        assertThat(find(other, DAY).orElseThrow().status()).isEqualTo(FULFILLED);
    }

    private AppointmentStatus status() {
        return visit(DAY).orElseThrow().status();
    }

    private Optional<ScheduledVisit> visit(LocalDate day) {
        return find(id, day);
    }

    private Optional<ScheduledVisit> find(String appointmentId, LocalDate day) {
        return table
                .day("00000000-0000-4000-8000-0000000000a1", day, Place.FIRST.moment(), Place.FIRST.id(), 1000)
                .stream()
                .filter(visit -> visit.appointmentId().equals(appointmentId))
                .findFirst();
    }

    private boolean lateCancelled() {
        return jdbc.sql("SELECT late_cancelled FROM visit WHERE appointment_id = ?")
                .param(id)
                .query(Boolean.class)
                .single();
    }

    private VisitState at(AppointmentStatus status, LocalDateTime start) {
        return Facts.visit(id, client, status, start, null, null);
    }

    private void tell(ContractMessage... messages) {
        incoming.tell(SettableClinicClock.START, messages);
    }
}
