package clinic.meridian.platform.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Reads the colours out of the style sheet and computes how well they can be told apart. See WCAG 2.2, 1.4.3, 1.4.11.
class StyleSheetTest {

    private static final double TEXT = 4.5;
    private static final double SHAPE = 3.0;

    private static final String CSS = css();
    private static final Map<String, String> LIGHT = tokens(block(":root {"));
    private static final Map<String, String> DARK = dark();

    /// What is written on what.
    private static final Map<String, List<String>> WRITTEN_ON = Map.ofEntries(
            Map.entry("ink", List.of("paper", "surface", "sunken", "jade-tint", "blue-tint", "amber-tint", "red-tint")),
            Map.entry("muted", List.of("paper", "surface", "sunken")),
            Map.entry(
                    "jade", List.of("paper", "surface", "sunken", "jade-tint", "blue-tint", "amber-tint", "red-tint")),
            Map.entry("jade-strong", List.of("paper", "surface", "sunken", "blue-tint", "amber-tint", "red-tint")),
            Map.entry("on-jade", List.of("jade", "jade-strong")),
            Map.entry("blue", List.of("paper", "surface", "blue-tint")),
            Map.entry("amber", List.of("paper", "surface", "amber-tint")),
            Map.entry("red", List.of("paper", "surface", "red-tint")),
            Map.entry("on-red", List.of("red", "red-strong")),
            Map.entry("plum", List.of("paper", "surface", "plum-tint")));

    /// Shapes that must be seen: borders of fields, the focus ring.
    private static final Map<String, List<String>> DRAWN_ON =
            Map.of("border", List.of("paper", "surface"), "focus", List.of("paper", "surface", "sunken"));

    static Stream<Arguments> pairs() {
        return Stream.of("light", "dark")
                .flatMap(scheme -> Stream.concat(pairs(scheme, WRITTEN_ON, TEXT), pairs(scheme, DRAWN_ON, SHAPE)));
    }

    private static Stream<Arguments> pairs(String scheme, Map<String, List<String>> what, double least) {
        return what.entrySet().stream()
                .flatMap(pair -> pair.getValue().stream().map(on -> Arguments.of(scheme, pair.getKey(), on, least)));
    }

    @ParameterizedTest(name = "{0}: {1} on {2}")
    @MethodSource("pairs")
    void canBeToldApart(String scheme, String color, String ground, double least) {
        Map<String, String> tokens = scheme.equals("dark") ? DARK : LIGHT;
        assertThat(contrast(luminance(color, tokens), luminance(ground, tokens)))
                .isGreaterThanOrEqualTo(least);
    }

    @Test
    void namesEachColourForBothSchemes() {
        Map<String, String> inDarkBlock = tokens(block("  :root {"));
        assertThat(LIGHT.keySet().stream().filter(token -> isColour(token) && !inDarkBlock.containsKey(token)))
                .isEmpty();
    }

    @Test
    void usesOnlyColoursWithAName() {
        String rules = CSS.replace(block(":root {"), "").replace(block("  :root {"), "");
        assertThat(Pattern.compile("#[0-9a-fA-F]{3,8}\\b(?!\\w)|rgb\\(|hsl\\(")
                        .matcher(withoutPrint(rules))
                        .results())
                .isEmpty();
        Matcher used = Pattern.compile("var\\(--([a-z-]+)\\)").matcher(CSS);
        while (used.find()) {
            assertThat(LIGHT).containsKey(used.group(1));
        }
    }

    /// Paper is white whatever the screen's scheme.
    private static String withoutPrint(String rules) {
        return rules.replaceAll("(?s)@media print \\{\\s*:root \\{[^}]*}", "");
    }

    private static boolean isColour(String token) {
        return Objects.requireNonNull(LIGHT.get(token)).startsWith("#");
    }

    private static Map<String, String> dark() {
        Map<String, String> tokens = new HashMap<>(LIGHT);
        tokens.putAll(tokens(block("  :root {")));
        return tokens;
    }

    private static String block(String opening) {
        int start = CSS.indexOf("\n" + opening);
        return CSS.substring(start, CSS.indexOf('}', start));
    }

    private static Map<String, String> tokens(String block) {
        Map<String, String> tokens = new HashMap<>();
        Matcher matcher = Pattern.compile("--([a-z-]+):\\s*([^;]+);").matcher(block);
        while (matcher.find()) {
            tokens.put(matcher.group(1), matcher.group(2));
        }
        assertThat(tokens).isNotEmpty();
        return tokens;
    }

    private static double contrast(double a, double b) {
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(String token, Map<String, String> tokens) {
        String hex = Objects.requireNonNull(tokens.get(token), token);
        return 0.2126 * channel(hex, 1) + 0.7152 * channel(hex, 3) + 0.0722 * channel(hex, 5);
    }

    private static double channel(String hex, int at) {
        double value = Integer.parseInt(hex.substring(at, at + 2), 16) / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }

    private static String css() {
        try (InputStream in = StyleSheetTest.class.getResourceAsStream("/static/shell/meridian.css")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
