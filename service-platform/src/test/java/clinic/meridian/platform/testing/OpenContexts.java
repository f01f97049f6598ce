package clinic.meridian.platform.testing;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestPlan;
import org.springframework.context.ConfigurableApplicationContext;

/// Closes the contexts that the tests of this JVM share once the last test has run. Left to the JVM's own end, they
/// would close while PostgreSQL is being stopped, and wait out one time limit after another.
public final class OpenContexts implements TestExecutionListener {
    private static final Queue<ConfigurableApplicationContext> contexts = new ConcurrentLinkedQueue<>();

    static void add(ConfigurableApplicationContext context) {
        contexts.add(context);
    }

    @Override
    public void testPlanExecutionFinished(TestPlan tests) {
        contexts.parallelStream().forEach(ConfigurableApplicationContext::close);
        contexts.clear();
    }
}
