package clinic.meridian.local.supervisor;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/// The end of a log that may be long and may still grow.
public final class LogTail {
    private static final int BYTES_PER_LINE = 400;
    private static final int MOST_AT_ONCE = 1024 * 1024;

    private LogTail() {}

    /// @param lines whole lines only
    /// @param end   where the next look begins
    public record News(List<String> lines, long end) {}

    /// The last lines, fewer where the log is shorter or cannot be read.
    public static List<String> last(Path log, int lines) {
        try (var file = new RandomAccessFile(log.toFile(), "r")) {
            long start = Math.max(0, file.length() - (long) lines * BYTES_PER_LINE);
            var all = read(file, start, file.length()).lines().toList();
            return all.subList(Math.max(0, all.size() - lines), all.size());
        } catch (IOException e) {
            return List.of();
        }
    }

    /// What was added since that position; from its beginning where the log was begun anew.
    public static News since(Path log, long position) {
        try (var file = new RandomAccessFile(log.toFile(), "r")) {
            long start = file.length() < position ? 0 : position;
            var text = read(file, start, Math.min(file.length(), start + MOST_AT_ONCE));
            var whole = text.substring(0, text.lastIndexOf('\n') + 1);
            return new News(whole.lines().toList(), start + whole.getBytes(StandardCharsets.UTF_8).length);
        } catch (IOException e) {
            return new News(List.of(), position);
        }
    }

    private static String read(RandomAccessFile file, long start, long end) throws IOException {
        var bytes = new byte[(int) (end - start)];
        file.seek(start);
        file.readFully(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
