package clinic.meridian.local.supervisor;

import clinic.meridian.local.Part;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Halves the work of a JVM's start with what a [rehearsal][Rehearsals] of the same build has written down. A record
/// that does not fit is ignored by the JVM.
///
/// @param cache the record, which lies beside the jar
record FastStart(Path cache) {
    /// How the options begin that make no difference to what a program does.
    private static final String OPTION = "-XX:AOTCache";

    private static final String QUIETLY = "-Xlog:aot*=error";

    /// For a program whose class path is one unpacked jar.
    static FastStart beside(Path jar, Part part) {
        return new FastStart(jar.resolveSibling(part.label() + ".aot"));
    }

    /// Whether a word of a command makes no difference to what the program does.
    static boolean isOption(String word) {
        return word.startsWith(OPTION) || word.equals(QUIETLY);
    }

    boolean known() {
        return Files.exists(cache);
    }

    List<String> options() {
        return known() ? List.of(OPTION + "=" + cache, QUIETLY) : List.of();
    }

    /// What makes a JVM write its record into that file when it ends.
    static List<String> recording(Path file) {
        return List.of(OPTION + "Output=" + file, QUIETLY);
    }
}
