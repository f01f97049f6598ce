package clinic.meridian.local.importing;

import java.util.ArrayList;
import java.util.List;

/// What has become of a file's lines so far.
final class Tally {
    private final String file;
    private final int lines;
    private final List<String> ignoredColumns;
    private final List<BadLine> badLines = new ArrayList<>();
    private int accepted;
    private int alreadyThere;

    Tally(String file, int lines, List<String> ignoredColumns) {
        this.file = file;
        this.lines = lines;
        this.ignoredColumns = ignoredColumns;
    }

    void accepted() {
        accepted++;
    }

    void alreadyThere() {
        alreadyThere++;
    }

    void bad(BadLine line) {
        badLines.add(line);
    }

    String file() {
        return file;
    }

    List<String> ignoredColumns() {
        return ignoredColumns;
    }

    /// In the order of the file.
    List<BadLine> badLines() {
        return badLines.stream()
                .sorted((one, other) -> Integer.compare(one.line(), other.line()))
                .toList();
    }

    @Override
    public String toString() {
        return "%,d of %,d: %,d new, %,d already there, %,d bad"
                .formatted(accepted + alreadyThere + badLines.size(), lines, accepted, alreadyThere, badLines.size());
    }
}
