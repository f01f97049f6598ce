package clinic.meridian.local.importing;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A text as other systems export it: UTF-8, with or without a byte order mark, or Windows-1252. Nothing in
/// the file says which; lines that are more than ASCII do, since what is Windows-1252 hardly ever happens
/// to be UTF-8.
///
/// @param lines the first one first; null where a line is no text in that charset
record TextFile(Charset charset, List<@Nullable String> lines) {
    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    static TextFile read(Path file) throws IOException {
        return of(Files.readAllBytes(file));
    }

    static TextFile of(byte[] bytes) {
        boolean marked = bytes.length >= MARK.length && Arrays.equals(Arrays.copyOf(bytes, MARK.length), MARK);
        var raw = split(marked ? Arrays.copyOfRange(bytes, MARK.length, bytes.length) : bytes);
        var charset = marked || isUtf8(raw) ? StandardCharsets.UTF_8 : WINDOWS;
        var lines = new ArrayList<@Nullable String>();
        for (var line : raw) {
            lines.add(decode(line, charset));
        }
        return new TextFile(charset, lines);
    }

    /// A damaged line or two do not make a file another one.
    private static boolean isUtf8(List<byte[]> lines) {
        int utf8 = 0;
        int other = 0;
        for (var line : lines) {
            if (!isAscii(line)) {
                if (decode(line, StandardCharsets.UTF_8) == null) {
                    other++;
                } else {
                    utf8++;
                }
            }
        }
        return utf8 >= other;
    }

    private static boolean isAscii(byte[] line) {
        for (byte b : line) {
            if (b < 0) {
                return false;
            }
        }
        return true;
    }

    private static @Nullable String decode(byte[] line, Charset charset) {
        try {
            return charset.newDecoder().decode(ByteBuffer.wrap(line)).toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    /// At line feeds, with or without a carriage return, and at lone carriage returns.
    private static List<byte[]> split(byte[] bytes) {
        var lines = new ArrayList<byte[]>();
        int start = 0;
        for (int i = 0; i < bytes.length; i++) {
            boolean beforeFeed = bytes[i] == '\r' && i + 1 < bytes.length && bytes[i + 1] == '\n';
            if (bytes[i] == '\n' || (bytes[i] == '\r' && !beforeFeed)) {
                int end = i > start && bytes[i] == '\n' && bytes[i - 1] == '\r' ? i - 1 : i;
                lines.add(Arrays.copyOfRange(bytes, start, end));
                start = i + 1;
            }
        }
        if (start < bytes.length) {
            lines.add(Arrays.copyOfRange(bytes, start, bytes.length));
        }
        return lines;
    }
}
