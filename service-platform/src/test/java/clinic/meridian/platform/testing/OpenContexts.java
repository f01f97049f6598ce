package clinic.meridian.platform.testing;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.springframework.context.ConfigurableApplicationContext;

/// The contexts that the tests of this JVM share. [TestPostgres] closes them before itself: in the other order they
/// would wait out one time limit after another.
final class OpenContexts {
    private static final Queue<ConfigurableApplicationContext> contexts = new ConcurrentLinkedQueue<>();

    private OpenContexts() {}

    static void add(ConfigurableApplicationContext context) {
        contexts.add(context);
    }

    static void close() {
        contexts.parallelStream().forEach(ConfigurableApplicationContext::close);
        contexts.clear();
    }
}
