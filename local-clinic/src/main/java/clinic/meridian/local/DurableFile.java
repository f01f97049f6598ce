package clinic.meridian.local;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/// Files that are there whole or not at all, and that survive a power cut once the call has returned.
public final class DurableFile {
    private DurableFile() {}

    /// Writes the file for its owner's eyes only.
    public static void write(Path file, byte[] content) throws IOException {
        putInPlace(written(file, content), file);
    }

    /// Writes the file for its owner's eyes only, unless it is there: of several that try at once, one does.
    ///
    /// @return whether it was this call that wrote it
    public static boolean writeNew(Path file, byte[] content) throws IOException {
        var unfinished = written(file, content);
        try {
            Files.createLink(file, unfinished);
            forceNames(file);
            return true;
        } catch (FileAlreadyExistsException another) {
            return false;
        } finally {
            Files.delete(unfinished);
        }
    }

    private static Path written(Path file, byte[] content) throws IOException {
        var unfinished = unfinished(file);
        try (var channel = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
            var buffer = ByteBuffer.wrap(content);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        }
        return unfinished;
    }

    /// Writes what the stream holds without ever holding it in memory; nothing stays when the stream breaks.
    public static void copy(InputStream content, Path file) throws IOException {
        var unfinished = unfinished(file);
        try (var channel = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
            content.transferTo(Channels.newOutputStream(channel));
            channel.force(true);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(unfinished);
            throw e;
        }
        putInPlace(unfinished, file);
    }

    private static Path unfinished(Path file) throws IOException {
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        return Files.createTempFile(folder(file), ".new", "", ownerOnly);
    }

    private static void putInPlace(Path unfinished, Path file) throws IOException {
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        forceNames(file);
    }

    /// The name, too, must survive a power cut.
    private static void forceNames(Path file) throws IOException {
        try (var entries = FileChannel.open(folder(file), StandardOpenOption.READ)) {
            entries.force(true);
        }
    }

    private static Path folder(Path file) {
        var folder = file.toAbsolutePath().getParent();
        if (folder == null) {
            throw new IllegalArgumentException(file + " lies in no folder");
        }
        return folder;
    }
}
