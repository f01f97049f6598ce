package clinic.meridian.session.point;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// Reads the two lists. They hold no quotes and no commas inside fields; a line that does not fit stops the
/// start.
final class CatalogueFile {

    private CatalogueFile() {}

    static List<Point> points() {
        return lines("/points.csv", 7).map(CatalogueFile::point).toList();
    }

    static List<Zone> zones() {
        return lines("/zones.csv", 5).map(CatalogueFile::zone).toList();
    }

    private static Point point(String[] field) {
        return new Point(
                field[0],
                field[1],
                field[2],
                field[3],
                Laterality.valueOf(field[4].toUpperCase(Locale.ROOT)),
                yesOrNo(field[5]),
                field[6].isEmpty() ? null : field[6]);
    }

    private static Zone zone(String[] field) {
        return new Zone(
                field[0],
                field[1],
                field[2],
                field[3].isEmpty() ? null : Side.valueOf(field[3].toUpperCase(Locale.ROOT)),
                Stream.of(field[4].split("\\|", -1))
                        .filter(alias -> !alias.isEmpty())
                        .toList());
    }

    private static boolean yesOrNo(String field) {
        return switch (field) {
            case "yes" -> true;
            case "no" -> false;
            default -> throw new IllegalStateException("'" + field + "' is neither yes nor no");
        };
    }

    private static Stream<String[]> lines(String resource, int fields) {
        try (InputStream in = CatalogueFile.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is not on the class path");
            }
            List<String> lines = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            return lines.stream().skip(1).map(line -> split(resource, line, fields));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String[] split(String resource, String line, int fields) {
        String[] field = line.split(",", -1);
        if (field.length != fields) {
            throw new IllegalStateException(resource + " has a line of " + field.length + " fields: " + line);
        }
        return field;
    }
}
