package clinic.meridian.local.home.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// Slows down guessing: failed sign-ins are counted per user name and per address, and who has used them up
/// waits. A right password costs nothing.
@Component
class SignInThrottle {
    private static final int FAILURES_PER_USER = 5;
    private static final int FAILURES_PER_ADDRESS = 30;
    private static final Duration PERIOD = Duration.ofMinutes(1);
    private static final int REMEMBERED = 10_000;

    private final Cache<String, Bucket> users = remembered();
    private final Cache<String, Bucket> addresses = remembered();

    private static Cache<String, Bucket> remembered() {
        return Caffeine.newBuilder()
                .maximumSize(REMEMBERED)
                .expireAfterAccess(PERIOD.multipliedBy(2))
                .build();
    }

    boolean mayTry(String username, String address) {
        return buckets(username, address).allMatch(bucket -> bucket.getAvailableTokens() > 0);
    }

    void failed(String username, String address) {
        buckets(username, address).forEach(bucket -> bucket.tryConsume(1));
    }

    private Stream<Bucket> buckets(String username, String address) {
        var user = users.get(username.toLowerCase(Locale.ROOT), name -> bucket(FAILURES_PER_USER));
        var source = addresses.get(address, name -> bucket(FAILURES_PER_ADDRESS));
        return Stream.of(user, source);
    }

    private static Bucket bucket(int failures) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(failures).refillGreedy(failures, PERIOD))
                .build();
    }
}
