package clinic.meridian.reporting.session;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.meridian.contracts.ContractMessage;
import clinic.meridian.contracts.NeedleCount;
import clinic.meridian.contracts.NeedleEvent.InsertionCorrectedV1;
import clinic.meridian.contracts.SessionEvent.RestStartedV1;
import clinic.meridian.contracts.SessionEvent.SessionAbortedV1;
import clinic.meridian.contracts.Side;
import clinic.meridian.platform.testing.SettableClinicClock;
import clinic.meridian.reporting.Facts;
import clinic.meridian.reporting.Incoming;
import clinic.meridian.reporting.Reaction;
import clinic.meridian.reporting.ReadModel;
import clinic.meridian.reporting.ReportingTest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.axonframework.eventhandling.EventMessage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@ReportingTest
class SessionProjectionIT {

    private static final Instant TEN = Instant.parse("2026-03-03T09:00:00Z");

    @Autowired
    JdbcClient jdbc;

    private final Incoming incoming;
    private final String id = UUID.randomUUID().toString();

    SessionProjectionIT(
            @Autowired List<ReadModel> models,
            @Autowired List<Reaction> reactions,
            @Autowired TransactionTemplate transaction) {
        incoming = new Incoming(models, reactions, transaction);
    }

    @BeforeEach
    void aSessionHasStarted() {
        tell(Facts.started(id, id + "-v", id + "-c", TEN));
    }

    @Test
    void aSessionWithoutNeedlesCountsNone() {
        assertThat(row())
                .containsEntry("needles", 0)
                .containsEntry("outcome", null)
                .containsEntry("service", "FACIAL");
    }

    @Test
    void needlesAddUpAndCorrectionsTakeAway() {
        tell(
                inserted("00000000-0000-4000-8000-0000000000b1", 20),
                inserted("00000000-0000-4000-8000-0000000000b1", 26),
                new InsertionCorrectedV1(
                        id,
                        id + "-c",
                        "00000000-0000-4000-8000-0000000000b1",
                        TEN,
                        new NeedleCount(null, "MOUTH", Side.LEFT, 2),
                        "MISCOUNTED"));

        assertThat(row())
                .containsEntry("needles", 44)
                .containsEntry("inserted_by", "00000000-0000-4000-8000-0000000000b1");
    }

    @Test
    void theSessionIsHersWhoInsertedMost() {
        tell(
                inserted("00000000-0000-4000-8000-0000000000b1", 20),
                inserted("00000000-0000-4000-8000-0000000000b2", 15),
                inserted("00000000-0000-4000-8000-0000000000b2", 6));

        assertThat(row())
                .containsEntry("needles", 41)
                .containsEntry("inserted_by", "00000000-0000-4000-8000-0000000000b2");
    }

    @Test
    void anInsertionThatIsToldTwiceCountsOnce() {
        EventMessage<?> message = Incoming.message(inserted("00000000-0000-4000-8000-0000000000b1", 20), TEN);
        incoming.tell(message);
        incoming.tell(message);

        assertThat(row()).containsEntry("needles", 20);
    }

    @Test
    void restAndEndAreKept() {
        tell(new RestStartedV1(
                id, id + "-c", "00000000-0000-4000-8000-0000000000b1", TEN, 30, TEN.plusSeconds(1800), false));
        assertThat(row()).containsEntry("rest_planned_min", 30);

        tell(Facts.completed(id, id + "-v", id + "-c", TEN, 40));
        assertThat(row())
                .containsEntry("outcome", "COMPLETED")
                .containsEntry("rest_planned_min", 25)
                .containsEntry("rest_actual_min", 26);
    }

    @Test
    void anAbortedSessionIsOneToo() {
        tell(new SessionAbortedV1(Facts.session(id, id + "-v", id + "-c", TEN, true, 3), "SYNCOPE"));

        assertThat(row()).containsEntry("outcome", "ABORTED");
    }

    private ContractMessage inserted(String practitioner, int needles) {
        return Facts.inserted(id, id + "-c", practitioner, TEN, needles);
    }

    private Map<String, @Nullable Object> row() {
        return jdbc.sql("SELECT * FROM session WHERE session_id = ?")
                .param(id)
                .query()
                .singleRow();
    }

    private void tell(ContractMessage... messages) {
        incoming.tell(SettableClinicClock.START, messages);
    }
}
