package clinic.meridian.local.supervisor;

import static org.awaitility.Awaitility.await;

import clinic.meridian.local.FreePorts;
import clinic.meridian.local.LocalClinic;
import clinic.meridian.local.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.springframework.util.FileSystemUtils;

/// One real clinic without its three services for all tests of a run, given to those that ask for it: real
/// PostgreSQL, real Kafka, the real front door. Each test finds all parts ready, whatever the one before has
/// done to them.
public final class TestClinic {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final LocalClinic clinic;

    private TestClinic() throws IOException {
        this.clinic = new LocalClinic(
                Files.createTempDirectory("clinic"), FreePorts.base(), Path.of("target/clinic-it"), List.of(), false);
    }

    public LocalClinic clinic() {
        return clinic;
    }

    ClinicReport up() throws IOException, InterruptedException {
        return new ClinicStart(clinic, part -> {}).start();
    }

    static void down(LocalClinic clinic) throws IOException, InterruptedException {
        var report = ClinicReport.read(clinic);
        if (report.isPresent()) {
            report.get().endSupervision();
        }
        Shutdown.endAll(clinic, part -> {});
    }

    ClinicReport report() throws IOException {
        return ClinicReport.read(clinic).orElseThrow();
    }

    Map<Part, Long> pids() throws IOException {
        var pids = new EnumMap<Part, Long>(Part.class);
        report().parts().forEach(part -> pids.put(part.part(), part.pid()));
        return pids;
    }

    long pid(Part part) throws IOException {
        return report().of(part).orElseThrow().pid();
    }

    void kill(Part part) throws IOException {
        PidFile.read(clinic, part).orElseThrow().process().kill();
    }

    /// Kills the part and returns when the supervisor has brought it back.
    public void killAndAwaitReturn(Part part) throws IOException {
        long pid = pid(part);
        kill(part);
        awaitAnother(part, pid);
    }

    void awaitAnother(Part part, long pid) {
        await().atMost(PATIENCE).until(() -> {
            var now = report().of(part).orElseThrow();
            return now.state() == PartState.READY && now.pid() != pid;
        });
    }

    /// Starts the clinic for the first test that asks, and stops it after the last of the whole run.
    public static final class Given implements ParameterResolver {

        private record Running(TestClinic clinic) implements AutoCloseable {
            @Override
            public void close() throws Exception {
                down(clinic.clinic());
                FileSystemUtils.deleteRecursively(clinic.clinic().home());
            }
        }

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == TestClinic.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            var running = context.getRoot()
                    .getStore(ExtensionContext.Namespace.GLOBAL)
                    .computeIfAbsent(TestClinic.class, key -> begin(), Running.class);
            try {
                running.clinic().up();
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException("The clinic does not come up", e);
            }
            return running.clinic();
        }

        private static Running begin() {
            try {
                return new Running(new TestClinic());
            } catch (IOException e) {
                throw new IllegalStateException("There is no room for a clinic", e);
            }
        }
    }
}
