package clinic.meridian.local.supervisor;

import clinic.meridian.local.ClinicTrouble;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/// The PostgreSQL programs from the archive on the class path, unpacked once.
///
/// @param folder holds `bin`, `lib` and `share`
record PostgresBinaries(Path folder) {
    private static final String ARCHIVE = "postgres-linux-x86_64.txz";
    private static final int OWNER_MAY_EXECUTE = 0100;

    /// Unpacks the archive into the cache that all clinics of a checkout share.
    static PostgresBinaries in(Path cache) throws IOException, InterruptedException {
        var archive = PostgresBinaries.class.getResource("/" + ARCHIVE);
        if (archive == null) {
            throw new ClinicTrouble("There is no PostgreSQL for this kind of machine (" + ARCHIVE
                    + "): the local clinic runs on Linux x86-64; docker-compose.yml runs elsewhere.");
        }
        // The archive names no version; its size tells one from the next.
        var size = archive.openConnection().getContentLengthLong();
        var folder = CacheFolder.filled(
                cache.resolve("postgres-" + Long.toHexString(size)), beside -> unpack(archive, beside));
        return new PostgresBinaries(folder);
    }

    Path program(String name) {
        return folder.resolve("bin").resolve(name);
    }

    private static void unpack(URL archive, Path folder) throws IOException {
        try (InputStream raw = new BufferedInputStream(archive.openStream());
                var tar = new TarArchiveInputStream(new XZCompressorInputStream(raw))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpack(tar, entry, entry.resolveIn(folder));
            }
        }
    }

    private static void unpack(InputStream content, TarArchiveEntry entry, Path target) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.resolveSibling(""));
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(content, target);
        if ((entry.getMode() & OWNER_MAY_EXECUTE) != 0 && !target.toFile().setExecutable(true)) {
            throw new IOException(target + " cannot be made executable");
        }
    }
}
