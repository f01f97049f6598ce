package clinic.meridian.local.supervisor;

import clinic.meridian.local.LocalClinic;
import clinic.meridian.local.Part;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.Stream;

/// Finds what an earlier supervisor left running: by its pid file, else (it may have died between starting a
/// process and writing that down) by the marks that every part carries in its environment.
final class Leftovers {
    private static final String CLINIC_MARK = "MERIDIAN_CLINIC_HOME";
    private static final String PART_MARK = "MERIDIAN_CLINIC_PART";

    private Leftovers() {}

    /// The environment entries that tell whose process it is.
    static Map<String, String> marks(LocalClinic clinic, Part part) {
        return Map.of(CLINIC_MARK, clinic.home().toString(), PART_MARK, part.label());
    }

    /// The entries that tell a rehearsal, which is not to be taken for the part itself.
    static Map<String, String> rehearsalMarks(LocalClinic clinic) {
        return Map.of(CLINIC_MARK, clinic.home().toString(), PART_MARK, "rehearsal");
    }

    /// What runs of rehearsals.
    static List<ProcessIdentity> rehearsing(LocalClinic clinic) {
        return carrying(rehearsalMarks(clinic))
                .flatMap(pid -> ProcessIdentity.of(pid).stream())
                .toList();
    }

    /// What runs of that part; the fingerprint is empty where nobody knows how it was started.
    static Optional<PidFile> find(LocalClinic clinic, Part part) {
        return PidFile.read(clinic, part).or(() -> search(clinic, part));
    }

    private static Optional<PidFile> search(LocalClinic clinic, Part part) {
        var pid = switch (part) {
            case POSTGRES -> postmaster(clinic.postgresData()).or(() -> marked(clinic, part));
            case KAFKA, HOME, BOOKING, SESSION, REPORTING -> marked(clinic, part);
        };
        return pid.flatMap(ProcessIdentity::of).map(process -> new PidFile(process, ""));
    }

    private static Optional<Long> marked(LocalClinic clinic, Part part) {
        return carrying(marks(clinic, part)).findFirst();
    }

    private static Stream<Long> carrying(Map<String, String> marks) {
        return ProcessHandle.allProcesses().map(ProcessHandle::pid).filter(pid -> carries(pid, marks));
    }

    private static boolean carries(long pid, Map<String, String> marks) {
        try {
            var environment = Files.readString(Path.of("/proc/" + pid + "/environ"), StandardCharsets.ISO_8859_1);
            var entries = new HashSet<>(Arrays.asList(environment.split("\0")));
            return marks.entrySet().stream().allMatch(mark -> entries.contains(mark.getKey() + "=" + mark.getValue()));
        } catch (IOException e) {
            return false; // ended meanwhile, or somebody else's
        }
    }

    /// PostgreSQL keeps a pid file of its own and works in its data folder; each of its backends carries the marks,
    /// too.
    private static Optional<Long> postmaster(Path data) {
        try {
            var file = Files.readAllLines(data.resolve("postmaster.pid"));
            long pid = Long.parseLong(file.getFirst().strip());
            return worksIn(pid, data.toRealPath()) ? Optional.of(pid) : Optional.empty();
        } catch (IOException | NumberFormatException | NoSuchElementException e) {
            return Optional.empty();
        }
    }

    /// Whether any process has the folder as its working directory, as a PostgreSQL server and its backends have.
    static boolean anyWorksIn(Path folder) throws IOException {
        var real = folder.toRealPath();
        return ProcessHandle.allProcesses().anyMatch(process -> worksIn(process.pid(), real));
    }

    private static boolean worksIn(long pid, Path folder) {
        try {
            return Files.readSymbolicLink(Path.of("/proc/" + pid + "/cwd")).equals(folder);
        } catch (IOException e) {
            return false; // ended meanwhile, or somebody else's
        }
    }
}
