package clinic.meridian.local.supervisor;

import clinic.meridian.local.LocalClinic;
import clinic.meridian.local.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

/// Halves the work of a JVM's start: the first run of a build records which classes it loads and how they are used, and
/// writes that down when it ends in order; later runs begin from there. A record that does not fit is ignored by the
/// JVM.
///
/// @param cache      the record of an earlier run
/// @param unfinished where this clinic's run writes its own
/// @param wanted     whether a run shall record at all
record FastStart(Path cache, Path unfinished, boolean wanted) {
    /// How the options begin that make no difference to what a program does.
    private static final String OPTION = "-XX:AOTCache";

    private static final String QUIETLY = "-Xlog:aot*=error";

    /// For a program whose class path is one unpacked jar. Several clinics may record at the same time.
    static FastStart beside(Path jar, LocalClinic clinic, Part part) {
        var recording = "%s.%d.aot.new".formatted(part.label(), clinic.portBase());
        return new FastStart(
                jar.resolveSibling(part.label() + ".aot"), jar.resolveSibling(recording), clinic.recordsStarts());
    }

    /// For a program of our own class path; there is none while that is anything but one unpacked jar.
    static Optional<FastStart> besideOurselves(LocalClinic clinic, Part part) {
        var classPath = Path.of(System.getProperty("java.class.path"));
        return Files.isRegularFile(classPath) ? Optional.of(beside(classPath, clinic, part)) : Optional.empty();
    }

    /// Whether a word of a command makes no difference to what the program does.
    static boolean isOption(String word) {
        return word.startsWith(OPTION) || word.equals(QUIETLY);
    }

    List<String> options() {
        if (Files.exists(cache)) {
            return List.of(OPTION + "=" + cache, QUIETLY);
        }
        return wanted ? List.of(OPTION + "Output=" + unfinished, QUIETLY) : List.of();
    }

    /// Whether a run that ends now has a record to write, which takes its time.
    boolean recording() {
        return wanted && !Files.exists(cache);
    }

    /// @param inOrder whether the run came to its own end, so that what it wrote is complete
    void ended(boolean inOrder) throws IOException {
        if (inOrder && Files.exists(unfinished)) {
            Files.move(unfinished, cache, StandardCopyOption.ATOMIC_MOVE);
        } else {
            Files.deleteIfExists(unfinished);
        }
    }
}
