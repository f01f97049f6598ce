package clinic.meridian.platform.write;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Removes remembered answers after their day: they say who comes when.
@Configuration(proxyBeanMethods = false)
public class AnswersExpire {

    private static final Duration EVERY = Duration.ofMinutes(10);

    private final IdempotentRequestTable table;

    AnswersExpire(IdempotentRequestTable table) {
        this.table = table;
    }

    @Bean
    RecurringTask<Void> answersExpireTask() {
        return Tasks.recurring("answers-expire", FixedDelay.of(EVERY)).execute((instance, context) -> removeExpired());
    }

    /// Removes all that have expired, some thousands in a transaction.
    public void removeExpired() {
        int removed;
        do {
            removed = table.forgetSome();
        } while (removed > 0);
    }
}
