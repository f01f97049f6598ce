package clinic.meridian.booking.feed;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;

/// Writes content lines of RFC 5545: folded after 75 bytes, never within a character, and ended by CR LF.
final class CalendarLines {

    private static final int LONGEST = 75;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    CalendarLines begin(String component) {
        return line("BEGIN", component);
    }

    CalendarLines end(String component) {
        return line("END", component);
    }

    /// @param property name, with parameters if it has any: `DTSTART;TZID=Europe/Berlin`
    /// @param value in the form of its type already
    CalendarLines line(String property, String value) {
        String line = property + ":" + value;
        int written = 0;
        for (int at = 0; at < line.length(); ) {
            int next = line.offsetByCodePoints(at, 1);
            byte[] character = line.substring(at, next).getBytes(UTF_8);
            if (written + character.length > LONGEST) {
                out.writeBytes("\r\n ".getBytes(UTF_8));
                written = 1;
            }
            out.writeBytes(character);
            written += character.length;
            at = next;
        }
        out.writeBytes("\r\n".getBytes(UTF_8));
        return this;
    }

    /// A value of type TEXT, which may hold anything.
    CalendarLines text(String property, String value) {
        return line(
                property,
                value.replace("\\", "\\\\")
                        .replace(";", "\\;")
                        .replace(",", "\\,")
                        .replaceAll("\\R", "\\\\n"));
    }

    byte[] bytes() {
        return out.toByteArray();
    }
}
