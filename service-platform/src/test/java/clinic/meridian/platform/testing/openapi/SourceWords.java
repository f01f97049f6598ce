package clinic.meridian.platform.testing.openapi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The doc comments of our sources, which say what fields and operations mean, so that it is written down once.
final class SourceWords {

    private static final Pattern PARAM = Pattern.compile("@param\\s+(\\w+)\\s+(.*)");
    private static final Pattern LINK = Pattern.compile("\\[(?:\\w+#)?#?(\\w+)]");

    /// Folders of sources of the module under test and of those it is built on.
    private static final List<Path> SOURCES = Stream.of(".", "../event-contracts", "../service-platform")
            .map(module -> Path.of(module, "src/main/java"))
            .toList();

    private final Map<String, List<String>> files = new HashMap<>();

    /// What a type is for.
    Optional<String> of(Class<?> type) {
        return text(comment(type, "(record|enum|class) " + type.getSimpleName() + "\\b")
                .takeWhile(SourceWords::isProse));
    }

    /// What a record's component means.
    Optional<String> of(Class<?> type, String component) {
        List<String> lines =
                comment(type, "record " + type.getSimpleName() + "\\b").toList();
        for (int n = 0; n < lines.size(); n++) {
            Matcher param = PARAM.matcher(lines.get(n));
            if (param.matches() && param.group(1).equals(component)) {
                Stream<String> rest = lines.stream().skip(n + 1L).takeWhile(SourceWords::isProse);
                return text(Stream.concat(Stream.of(param.group(2)), rest));
            }
        }
        return Optional.empty();
    }

    /// What a handler does.
    Optional<String> ofMethod(Class<?> type, String method) {
        return text(comment(type, "[\\w<>?.\\[\\]]+ " + method + "\\(").takeWhile(SourceWords::isProse));
    }

    private static boolean isProse(String line) {
        return !line.startsWith("@") && !line.isEmpty();
    }

    private static Optional<String> text(Stream<String> lines) {
        String text = LINK.matcher(lines.collect(Collectors.joining(" "))).replaceAll("$1");
        return text.isBlank() ? Optional.empty() : Optional.of(text);
    }

    /// The comment before the line that declares something, annotations between them left out.
    private Stream<String> comment(Class<?> type, String declaration) {
        List<String> lines = lines(type);
        Pattern pattern =
                Pattern.compile("(?:(?:public|private|protected|static|final|sealed|@\\w+) )*" + declaration + ".*");
        for (int n = 0; n < lines.size(); n++) {
            if (pattern.matcher(lines.get(n)).matches()) {
                int end = n;
                while (end > 0 && lines.get(end - 1).startsWith("@")) {
                    end--;
                }
                int begin = end;
                while (begin > 0 && lines.get(begin - 1).startsWith("///")) {
                    begin--;
                }
                return lines.subList(begin, end).stream()
                        .map(line -> line.substring(3).strip());
            }
        }
        return Stream.empty();
    }

    private List<String> lines(Class<?> type) {
        String file = type.getName().replace('.', '/').replaceFirst("\\$.*", "") + ".java";
        return files.computeIfAbsent(
                file,
                name -> SOURCES.stream()
                        .map(folder -> folder.resolve(name))
                        .filter(Files::isRegularFile)
                        .findFirst()
                        .map(SourceWords::read)
                        .orElse(List.of()));
    }

    private static List<String> read(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.map(String::strip).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
