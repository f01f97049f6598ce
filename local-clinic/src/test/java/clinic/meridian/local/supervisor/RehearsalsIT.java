package clinic.meridian.local.supervisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import clinic.meridian.local.FreePorts;
import clinic.meridian.local.LocalClinic;
import clinic.meridian.local.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RehearsalsIT {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Path folder;
    private final Path jar;
    private final Path cache;
    private final LocalClinic clinic;
    private final Rehearsals rehearsals;

    RehearsalsIT(@TempDir Path folder) throws IOException {
        this.folder = folder;
        jar = folder.resolve("program.jar");
        cache = folder.resolve("program.aot");
        clinic = new LocalClinic(folder, FreePorts.base(), folder, List.of(), true);
        Files.createDirectories(clinic.logs());
        Files.createDirectories(clinic.run());
        rehearsals = new Rehearsals(clinic, new StateBoard(clinic, "build", Clock.systemUTC()));
    }

    /// A program: ends at once, or waits for ever.
    public static final class Program {
        private Program() {}

        public static void main(String[] arguments) throws InterruptedException {
            if (arguments.length > 0) {
                Thread.currentThread().join();
            }
        }
    }

    @BeforeEach
    void aProgramInAJar() throws IOException {
        var entry = Program.class.getName().replace('.', '/') + ".class";
        try (var out = new JarOutputStream(Files.newOutputStream(jar));
                var bytes = Program.class.getClassLoader().getResourceAsStream(entry)) {
            out.putNextEntry(new ZipEntry(entry));
            Objects.requireNonNull(bytes).transferTo(out);
        }
    }

    @Test
    void leavesARecordThatTheNextStartGoesBy() throws Exception {
        rehearsals.hold(launch(List.of()), cache, Part.BOOKING);

        assertThat(files()).contains("program.aot").noneMatch(name -> name.endsWith(".new"));
        var options = new ArrayList<>(new FastStart(cache).options());
        options.add("-XX:AOTMode=on"); // refuses to start with a record that does not fit
        assertThat(launch(options).start().waitFor()).isZero();
    }

    @Test
    void canBeBrokenOff() throws Exception {
        var rehearsal = Thread.ofVirtual().start(() -> {
            try {
                rehearsals.hold(launch(List.of(), "for ever"), cache, Part.BOOKING);
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        await().atMost(PATIENCE).until(() -> !Leftovers.rehearsing(clinic).isEmpty());

        Rehearsals.end(clinic);

        assertThat(rehearsal.join(PATIENCE)).isTrue();
        assertThat(files()).noneMatch(name -> name.contains(".aot"));
        assertThat(Leftovers.rehearsing(clinic)).isEmpty();
    }

    @Test
    void isNotTakenForThePartItself() throws Exception {
        var marks = Leftovers.rehearsalMarks(clinic);
        var process = new Launch(List.of("sleep", "60"), marks, clinic.logs().resolve("log")).start();
        try {
            await().atMost(PATIENCE).until(() -> !Leftovers.rehearsing(clinic).isEmpty());
            assertThat(Part.values())
                    .allSatisfy(part -> assertThat(Leftovers.find(clinic, part)).isEmpty());
        } finally {
            process.destroyForcibly();
            process.waitFor(10, TimeUnit.SECONDS);
        }
    }

    private Launch launch(List<String> options, String... arguments) {
        var command = new ArrayList<>(List.of(JavaCommand.java()));
        command.addAll(options);
        command.addAll(List.of("-cp", jar.toString(), Program.class.getName()));
        command.addAll(List.of(arguments));
        return new Launch(command, Map.of(), clinic.logs().resolve("program.log"));
    }

    private List<String> files() throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName())).toList();
        }
    }
}
