package clinic.meridian.local.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import clinic.meridian.local.WrongUse;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTableTest {
    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final String HEADER = "reference;given name;Family_Name;email\n";

    private static CsvTable table(byte[] bytes) {
        return new CsvTable("clients.csv", TextFile.of(bytes), ClientSheet.COLUMNS);
    }

    private static CsvTable table(String text) {
        return table(text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> familyNames(CsvTable table) {
        return table.rows().stream().map(row -> row.cell("familyName")).toList();
    }

    @ParameterizedTest
    @CsvSource({"UTF-8, false", "UTF-8, true", "windows-1252, false"})
    void readsNamesInEitherCharset(String charset, boolean marked) {
        var text = (marked ? "\uFEFF" : "") + HEADER + "1;Zoë;Müller-O’Neill;\n2;André;Weiß;\n";

        var table = table(text.getBytes(Charset.forName(charset)));

        assertThat(table.charset()).isEqualToIgnoringCase(charset);
        assertThat(familyNames(table)).containsExactly("Müller-O’Neill", "Weiß");
        assertThat(table.rows().getFirst().cell("reference")).isEqualTo("1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void knowsEveryEndOfALine(String end) {
        var table = table("reference,givenName,familyName\n1,Mei,Chen\n\n2,Aiko,Sato".replace("\n", end));

        assertThat(table.rows()).extracting(CsvTable.Row::line).containsExactly(2, 4);
    }

    @Test
    void takesTheSeparatorThatMakesTheHeaderKnown() {
        assertThat(familyNames(table("reference,givenName,familyName\n1,Mei,\"Chen; the elder\"\n")))
                .containsExactly("Chen; the elder");
        assertThat(familyNames(table("reference;givenName;familyName\n1;Mei;Chen, the younger\n")))
                .containsExactly("Chen, the younger");
    }

    @Test
    void knowsColumnsByAnySpellingInAnyOrderAndSaysWhichItLeavesOut() {
        var table = table("E-Mail;FAMILY NAME;Given_Name;shoe size;reference\na@b.example;Chen;Mei;38;1\n");

        assertThat(table.rows().getFirst().cells())
                .isEqualTo(Map.of("email", "a@b.example", "familyName", "Chen", "givenName", "Mei", "reference", "1"));
        assertThat(table.ignored()).containsExactly("shoe size");
    }

    @Test
    void readsACellOfSeveralLinesInAColumnThatNobodyAsksFor() {
        var table = table("reference;givenName;familyName;note\n1;Mei;Chen;\"comes\nlate\"\n2;Aiko;Sato;\n");

        assertThat(table.rows()).extracting(CsvTable.Row::line).containsExactly(2, 4);
        assertThat(table.badLines()).isEmpty();
    }

    @Test
    void losesOnlyTheLineWhoseQuoteIsNotClosed() {
        var table = table(HEADER + "1;Mei;\"Chen;\n2;Aiko;\"Sato\";\n3;Ravi;\"Nair \"\"R\"\"\";\n");

        assertThat(familyNames(table)).containsExactly("Sato", "Nair \"R\"");
        assertThat(table.badLines()).extracting(BadLine::line).containsExactly(2);
    }

    @Test
    void doesNotTakeADamagedLineForAnotherCharset() {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes((HEADER + "1;Zoë;Müller;\n2;André;Weiß;\n").getBytes(StandardCharsets.UTF_8));
        bytes.writeBytes("3;Jürgen;Groß;\n".getBytes(WINDOWS));

        var table = table(bytes.toByteArray());

        assertThat(familyNames(table)).containsExactly("Müller", "Weiß");
        assertThat(table.badLines())
                .containsExactly(new BadLine("clients.csv", 4, "It is not UTF-8 as the rest of the file is."));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "\n\n", "reference;givenName\n", "a,b,c\n", "reference;reference;givenName;familyName\n"})
    void isRefusedWholeWithoutTheColumnsThatItNeeds(String text) {
        assertThatExceptionOfType(WrongUse.class).isThrownBy(() -> table(text));
    }

    /// Files of any form with faults of every kind in random places: exactly those lines are named, and all
    /// others are read as they were written.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void namesExactlyTheFaultyLines(long seed) {
        var random = new Random(seed);
        var separator = random.nextBoolean() ? ";" : ",";
        var charset = random.nextBoolean() ? StandardCharsets.UTF_8 : WINDOWS;
        var end = random.nextBoolean() ? "\r\n" : "\n";
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(String.join(separator, "reference", "givenName", "familyName", "email")
                .concat(end)
                .getBytes(charset));
        var bad = new TreeSet<Integer>();
        var good = new TreeMap<Integer, String>();
        for (int line = 2; line < 400; line++) {
            var cells = new ArrayList<>(List.of("r" + line, "Zoë", "Müller " + line, "m" + line + "@mail.example"));
            boolean faulty = random.nextInt(10) == 0;
            if (!faulty) {
                good.put(line, cells.get(2));
                bytes.writeBytes((quoted(cells, separator, random) + end).getBytes(charset));
                continue;
            }
            bad.add(line);
            switch (random.nextInt(charset.equals(WINDOWS) ? 6 : 7)) {
                case 0 -> cells.set(0, "");
                case 1 -> cells.set(2, "   ");
                case 2 -> cells.add("one too many");
                case 3 -> cells.removeLast();
                case 4 -> cells.set(2, "\"never closed");
                case 5 -> cells.set(1, "Zo\u0007");
                default -> {
                    bytes.writeBytes(String.join(separator, cells).getBytes(WINDOWS));
                    bytes.writeBytes(end.getBytes(charset));
                    continue;
                }
            }
            bytes.writeBytes((String.join(separator, cells) + end).getBytes(charset));
        }

        var table = table(bytes.toByteArray());

        assertThat(table.badLines()).extracting(BadLine::line).containsExactlyElementsOf(bad);
        var read = new TreeMap<Integer, String>();
        table.rows().forEach(row -> read.put(row.line(), row.cells().getOrDefault("familyName", "")));
        assertThat(read).isEqualTo(good);
    }

    private static String quoted(List<String> cells, String separator, Random random) {
        return String.join(
                separator,
                cells.stream()
                        .map(cell -> random.nextInt(4) == 0 ? "\"" + cell + "\"" : cell)
                        .toList());
    }
}
