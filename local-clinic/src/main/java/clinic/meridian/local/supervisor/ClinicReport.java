package clinic.meridian.local.supervisor;

import clinic.meridian.local.LocalClinic;
import clinic.meridian.local.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// What the supervisor last knew of its clinic, kept in a file so that commands can read it without asking it.
///
/// @param supervisor the process that wrote it
/// @param build      which build of the parts it runs
/// @param since      when it took over (system time)
/// @param parts      in the order of their needs
public record ClinicReport(ProcessIdentity supervisor, String build, Instant since, List<PartReport> parts) {
    private static final JsonMapper JSON = JsonMapper.shared();

    private static Path path(LocalClinic clinic) {
        return clinic.run().resolve("clinic.json");
    }

    /// The last report, whether or not its writer still lives.
    public static Optional<ClinicReport> read(LocalClinic clinic) throws IOException {
        try {
            return Optional.of(JSON.readValue(Files.readString(path(clinic)), ClinicReport.class));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (JacksonException e) {
            return Optional.empty(); // written by another version
        }
    }

    void write(LocalClinic clinic) throws IOException {
        var file = path(clinic);
        var unfinished = file.resolveSibling(".clinic.json.new");
        Files.writeString(unfinished, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(this));
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /// Whether the supervisor that wrote this still watches.
    public boolean supervised() {
        return supervisor.alive();
    }

    /// Ends the watching; the parts live on.
    public void endSupervision() throws InterruptedException {
        supervisor.kill();
        supervisor.awaitEnd(Duration.ofSeconds(10));
    }

    /// Returns when nobody watches any more.
    public void awaitEndOfSupervision() throws InterruptedException {
        while (supervised()) {
            Pause.of(Duration.ofMillis(200));
        }
    }

    /// Forgets a clinic that was stopped.
    public static void delete(LocalClinic clinic) throws IOException {
        Files.deleteIfExists(path(clinic));
    }

    public boolean allReady() {
        return !parts.isEmpty() && parts.stream().allMatch(part -> part.state() == PartState.READY);
    }

    public boolean anyFailed() {
        return parts.stream().anyMatch(part -> part.state() == PartState.FAILED);
    }

    public Optional<PartReport> of(Part part) {
        return parts.stream().filter(report -> report.part() == part).findFirst();
    }
}
