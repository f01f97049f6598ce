package clinic.meridian.benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

/// The same thing again and again over a number of connections, each as soon as the one before it is done.
final class Load {
    private static final int FIRST_ROOM = 1 << 16;

    private Load() {}

    /// A connection that does the thing once for each call.
    interface Worker extends AutoCloseable {
        void once() throws Exception;

        @Override
        void close() throws Exception;
    }

    /// Opens a connection.
    @FunctionalInterface
    interface WorkerFactory {
        Worker open() throws Exception;
    }

    /// @throws BenchTrouble when one of them fails, with its cause
    static Latencies run(int connections, Duration duration, WorkerFactory factory) throws InterruptedException {
        var workers = new ArrayList<Worker>();
        try (var threads = Executors.newFixedThreadPool(connections)) {
            for (int i = 0; i < connections; i++) {
                workers.add(factory.open());
            }
            long start = System.nanoTime();
            long end = start + duration.toNanos();
            List<Callable<long[]>> tasks = workers.stream()
                    .<Callable<long[]>>map(worker -> () -> until(end, worker))
                    .toList();
            var nanos = new ArrayList<long[]>();
            for (var done : threads.invokeAll(tasks)) {
                nanos.add(done.get());
            }
            return Latencies.of(nanos, Duration.ofNanos(System.nanoTime() - start));
        } catch (ExecutionException e) {
            throw new BenchTrouble("The load broke off: " + e.getCause(), e);
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            throw new BenchTrouble("No connection for the load: " + e.getMessage(), e);
        } finally {
            workers.forEach(Load::close);
        }
    }

    private static long[] until(long end, Worker worker) throws Exception {
        var nanos = new long[FIRST_ROOM];
        int count = 0;
        for (long begun = System.nanoTime(); begun < end; ) {
            worker.once();
            long now = System.nanoTime();
            if (count == nanos.length) {
                nanos = Arrays.copyOf(nanos, 2 * count);
            }
            nanos[count++] = now - begun;
            begun = now;
        }
        return Arrays.copyOf(nanos, count);
    }

    private static void close(Worker worker) {
        try {
            worker.close();
        } catch (Exception e) {
            System.err.println("A connection could not be closed: " + e.getMessage());
        }
    }
}
