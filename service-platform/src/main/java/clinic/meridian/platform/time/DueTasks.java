package clinic.meridian.platform.time;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Does what has fallen due, task by task and row by row, each row in a transaction of its own, so that one bad
/// row stops neither the others nor the other tasks.
@Configuration(proxyBeanMethods = false)
public class DueTasks {

    private static final Logger log = LoggerFactory.getLogger(DueTasks.class);
    private static final int ROWS_A_ROUND = 10_000;

    private final List<DueTask> tasks;
    private final ClinicClock clock;
    private final TransactionTemplate transaction;

    DueTasks(List<DueTask> tasks, ClinicClock clock, PlatformTransactionManager transactions) {
        this.tasks = tasks;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /// Looks once a second of system time, on whichever instance's turn it is.
    @Bean
    RecurringTask<Void> dueTasksTask() {
        return Tasks.recurring("due-tasks", FixedDelay.of(Duration.ofSeconds(1)))
                .execute((instance, context) -> runDue());
    }

    /// Runs everything that is due at the clinic's now.
    public void runDue() {
        for (DueTask task : tasks) {
            try {
                int rows = 0;
                while (rows < ROWS_A_ROUND && takeOne(task)) {
                    rows++;
                }
            } catch (RuntimeException failure) {
                log.error("{} failed; it is tried again", task.name(), failure);
            }
        }
    }

    private boolean takeOne(DueTask task) {
        return Boolean.TRUE.equals(transaction.execute(status -> task.runOne(clock.now())));
    }

    /// The earliest moment at which something falls due; may lie in the past.
    public Optional<Instant> nextDue() {
        return tasks.stream().flatMap(task -> task.nextDue().stream()).min(Instant::compareTo);
    }
}
