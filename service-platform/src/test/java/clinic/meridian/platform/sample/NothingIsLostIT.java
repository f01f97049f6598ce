package clinic.meridian.platform.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import clinic.meridian.contracts.Channel;
import clinic.meridian.platform.command.Actor;
import clinic.meridian.platform.command.Commands;
import clinic.meridian.platform.sample.SampleService.OpenRoom;
import clinic.meridian.platform.sample.SampleService.RenameRoom;
import clinic.meridian.platform.testing.ClinicTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Transactions that take their index early and commit late leave gaps behind the head; rivals on one stream lose and
/// try
/// again.
@ClinicTest
class NothingIsLostIT {

    private static final int WRITERS = 8;
    private static final int EACH = 40;
    private static final Actor ANNA = Actor.of("anna", Channel.PAGE);

    @Autowired
    Commands commands;

    @Autowired
    SampleService.Follower follower;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    @Test
    void everyCommittedEventIsSeenAlthoughTransactionsCommitOutOfOrder() throws Exception {
        String run = UUID.randomUUID().toString();
        Random random = new Random(42);
        try (ExecutorService writers = Executors.newFixedThreadPool(WRITERS)) {
            List<Future<?>> running = new ArrayList<>();
            for (int writer = 0; writer < WRITERS; writer++) {
                int number = writer;
                double[] linger = random.doubles(EACH, 0, 0.03).toArray();
                running.add(writers.submit(() -> {
                    for (int i = 0; i < EACH; i++) {
                        openLate(run + "-" + number + "-" + i, linger[i]);
                    }
                }));
            }
            for (Future<?> each : running) {
                each.get();
            }
        }

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(follower.seen.stream()
                                .filter(seen -> seen.contains(run))
                                .distinct()
                                .count())
                        .isEqualTo((long) WRITERS * EACH));
        assertThat(follower.seen.stream().filter(seen -> seen.contains(run)).count())
                .as("none twice")
                .isEqualTo((long) WRITERS * EACH);
    }

    /// The database itself lingers after the event has its index.
    private void openLate(String roomId, double seconds) {
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            commands.send(new OpenRoom(roomId, roomId), ANNA);
            jdbc.sql("SELECT pg_sleep(?)").param(seconds).query(Object.class).optional();
        });
    }

    @Test
    void rivalsOnOneStreamAllSucceedByTryingAgain() throws Exception {
        String id = UUID.randomUUID().toString();
        commands.send(new OpenRoom(id, id), ANNA);
        try (ExecutorService rivals = Executors.newFixedThreadPool(2)) {
            List<Future<?>> running = new ArrayList<>();
            for (int rival = 0; rival < 2; rival++) {
                String name = id + " by " + rival;
                running.add(rivals.submit(() -> {
                    for (int i = 0; i < 25; i++) {
                        commands.send(new RenameRoom(id, name + " " + i), ANNA);
                    }
                }));
            }
            for (Future<?> each : running) {
                each.get();
            }
        }

        assertThat(jdbc.sql("SELECT count(*) FROM event WHERE aggregate_id = ?")
                        .param(id)
                        .query(Long.class)
                        .single())
                .isEqualTo(51L);
    }
}
