package clinic.meridian.platform.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import clinic.meridian.platform.database.AdvisoryLocks;
import clinic.meridian.platform.database.AdvisoryLocks.Lock;
import clinic.meridian.platform.database.AdvisoryLocks.Mode;
import clinic.meridian.platform.testing.ClinicTest;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@ClinicTest
class AdvisoryLocksIT {

    private final String topic = "topic " + UUID.randomUUID();
    private final List<Lock> locks = List.of(new Lock(topic, Mode.EXCLUSIVE), new Lock("a " + topic, Mode.SHARED));

    @Autowired
    AdvisoryLocks advisory;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void whoAsksUnderLocksIsToldWhatTheirHolderDid() throws Exception {
        CountDownLatch held = new CountDownLatch(1);
        try (ExecutorService two = Executors.newFixedThreadPool(2)) {
            Future<?> holder = two.submit(() -> transaction.executeWithoutResult(status -> {
                advisory.take(locks);
                held.countDown();
                await().until(this::somebodyWaits);
                jdbc.sql("INSERT INTO consumer_offset VALUES (?, 0, 'id', 7)")
                        .param(topic)
                        .update();
            }));
            held.await();
            Future<List<Long>> asker = two.submit(() -> transaction.execute(status -> advisory.takeThenAsk(
                    locks,
                    "SELECT next_offset FROM consumer_offset WHERE topic = ? AND partition = ?",
                    List.of(topic, 0),
                    (row, n) -> row.getLong(1))));

            holder.get();
            assertThat(asker.get()).containsExactly(7L);
        }
    }

    private boolean somebodyWaits() {
        return jdbc.sql("""
                        SELECT count(*) FROM pg_locks JOIN pg_database d ON d.oid = database
                        WHERE locktype = 'advisory' AND NOT granted AND d.datname = current_database()
                        """).query(Long.class).single() == 1;
    }
}
