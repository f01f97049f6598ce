package clinic.meridian.reporting.series;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.meridian.contracts.AppointmentEvent.SessionBookedV1;
import clinic.meridian.contracts.AppointmentStatus;
import clinic.meridian.contracts.ContractMessage;
import clinic.meridian.contracts.Maintenance;
import clinic.meridian.contracts.SeriesEvent.SeriesAbandonedV1;
import clinic.meridian.contracts.SeriesEvent.SeriesBookedV1;
import clinic.meridian.contracts.SeriesEvent.SeriesExtendedV1;
import clinic.meridian.contracts.SeriesEvent.SeriesLapsedV1;
import clinic.meridian.contracts.SeriesEvent.SeriesPausedV1;
import clinic.meridian.contracts.SeriesEvent.SeriesResumedV1;
import clinic.meridian.contracts.SeriesEvent.SeriesSessionCompletedV1;
import clinic.meridian.platform.testing.SettableClinicClock;
import clinic.meridian.reporting.Facts;
import clinic.meridian.reporting.Incoming;
import clinic.meridian.reporting.Listing.Place;
import clinic.meridian.reporting.Reaction;
import clinic.meridian.reporting.ReadModel;
import clinic.meridian.reporting.ReportingTest;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

@ReportingTest
class SeriesProjectionIT {

    private static final LocalDate DAY = LocalDate.parse("2026-03-03");

    @Autowired
    SeriesTable table;

    private final Incoming incoming;
    private final String id = UUID.randomUUID().toString();
    private final String client = id + "-c";

    SeriesProjectionIT(
            @Autowired List<ReadModel> models,
            @Autowired List<Reaction> reactions,
            @Autowired TransactionTemplate transaction) {
        incoming = new Incoming(models, reactions, transaction);
    }

    @BeforeEach
    void aSeriesIsPlanned() {
        tell(Facts.planned(id, client, 12, Maintenance.MONTHLY));
    }

    @Test
    void aPlannedSeriesRunsFromNoneOfTwelve() {
        SeriesProgress series = progress();

        assertThat(series.status()).isEqualTo(SeriesStatus.RUNNING);
        assertThat(series.completed()).isZero();
        assertThat(series.target()).isEqualTo(12);
        assertThat(series.lastVisitDate()).isNull();
        assertThat(table.isRunning(client)).isTrue();
    }

    @Test
    void visitsThatTookPlaceAreCounted() {
        tell(
                new SeriesSessionCompletedV1(id, client, "v1", "s1", DAY, 1, 12),
                new SeriesSessionCompletedV1(id, client, "v2", "s2", DAY.plusDays(4), 2, 12));

        assertThat(progress().completed()).isEqualTo(2);
        assertThat(progress().lastVisitDate()).isEqualTo("2026-03-07");
        assertThat(table.running("00000000-0000-4000-8000-0000000000a1"))
                .anyMatch(count -> count.completed() == 2 && count.targetSessions() == 12);
    }

    @Test
    void theNextVisitThatStandsIsShown() {
        tell(
                new SessionBookedV1(
                        Facts.visit(id + "-v1", client, AppointmentStatus.BOOKED, DAY.atTime(9, 0), id, 1), null),
                new SessionBookedV1(
                        Facts.visit(id + "-v0", client, AppointmentStatus.CANCELLED, DAY.atTime(8, 0), id, 1), null));

        assertThat(progress().nextStart()).isEqualTo("2026-03-03T09:00+01:00");
    }

    @Test
    void aPauseEnds() {
        tell(new SeriesPausedV1(id, client, "HOLIDAY"));
        assertThat(progress().status()).isEqualTo(SeriesStatus.PAUSED);
        tell(new SeriesResumedV1(id, client, null));
        assertThat(progress().status()).isEqualTo(SeriesStatus.RUNNING);
    }

    @Test
    void aLapsedSeriesIsReopenedByABooking() {
        tell(new SeriesLapsedV1(id, client, 3, DAY));
        assertThat(progress().status()).isEqualTo(SeriesStatus.LAPSED);
        assertThat(table.isRunning(client)).isFalse();

        tell(new SessionBookedV1(
                Facts.visit(id + "-v", client, AppointmentStatus.BOOKED, DAY.atTime(9, 0), id, 4), null));
        assertThat(progress().status()).isEqualTo(SeriesStatus.RUNNING);

        tell(new SeriesLapsedV1(id, client, 3, DAY), new SeriesBookedV1(id, client, List.of()));
        assertThat(progress().status()).isEqualTo(SeriesStatus.RUNNING);
    }

    @Test
    void anAbandonedSeriesStaysSo() {
        tell(new SeriesAbandonedV1(id, client, "MOVED_AWAY", 3), new SeriesBookedV1(id, client, List.of()));

        assertThat(progress().status()).isEqualTo(SeriesStatus.ABANDONED);
    }

    @Test
    void aCompletedSeriesLeadsIntoMaintenance() {
        tell(Facts.seriesCompleted(id, client, DAY, Maintenance.QUARTERLY));

        assertThat(progress().status()).isEqualTo(SeriesStatus.COMPLETED);
        assertThat(table.lastCompleted(client))
                .contains(new CompletedSeries(id, "00000000-0000-4000-8000-0000000000a1", Maintenance.QUARTERLY, DAY));
        assertThat(table.isRunning(client)).isFalse();
    }

    @Test
    void aCompletedSeriesThatIsExtendedRunsAgain() {
        tell(
                new SeriesSessionCompletedV1(id, client, "v1", "s1", DAY, 12, 12),
                Facts.seriesCompleted(id, client, DAY, Maintenance.QUARTERLY),
                new SeriesExtendedV1(id, client, 3, 2, 15, 12));

        assertThat(progress().status()).isEqualTo(SeriesStatus.RUNNING);
        assertThat(progress().target()).isEqualTo(15);
    }

    private SeriesProgress progress() {
        List<SeriesProgress> found = table.progress(Set.of(), client, null, Place.FIRST, 10);
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    private void tell(ContractMessage... messages) {
        incoming.tell(SettableClinicClock.START, messages);
    }
}
