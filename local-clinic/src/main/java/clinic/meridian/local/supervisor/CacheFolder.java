package clinic.meridian.local.supervisor;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.springframework.util.FileSystemUtils;

/// A folder that is filled once and never changed again. Several clinics may want to fill it at the same
/// moment, and each may be killed while at it: so it is filled beside and renamed when complete.
final class CacheFolder {
    private CacheFolder() {}

    /// Fills the folder unless it is there.
    static Path filled(Path folder, Filling filling) throws IOException, InterruptedException {
        if (Files.isDirectory(folder)) {
            return folder;
        }
        var parent = Files.createDirectories(folder.resolveSibling(""));
        var beside = Files.createTempDirectory(parent, ".new");
        try {
            filling.fill(beside);
            Files.move(beside, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
            if (!Files.isDirectory(folder)) {
                throw e;
            } // else another clinic of this checkout was faster
        } finally {
            FileSystemUtils.deleteRecursively(beside);
        }
        return folder;
    }

    @FunctionalInterface
    interface Filling {
        void fill(Path folder) throws IOException, InterruptedException;
    }
}
