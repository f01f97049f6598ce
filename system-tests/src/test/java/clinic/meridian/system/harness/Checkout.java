package clinic.meridian.system.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The source tree under test.
public final class Checkout {
    private static final Path ROOT = find();

    private Checkout() {}

    private static Path find() {
        for (var folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.isExecutable(folder.resolve("clinic"))) {
                return folder;
            }
        }
        throw new IllegalStateException(
                "There is no ./clinic here or above " + Path.of("").toAbsolutePath());
    }

    static Path root() {
        return ROOT;
    }

    /// The one script.
    static Path script() {
        return ROOT.resolve("clinic");
    }

    /// Where tests leave what may be looked at afterwards: screenshots, logs.
    public static Path target() {
        return ROOT.resolve("system-tests").resolve("target");
    }

    /// The lines of a file of the source tree.
    public static List<String> lines(String path) {
        try {
            return Files.readAllLines(ROOT.resolve(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
