package clinic.meridian.session.point;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/// Finds what may have been meant, by edit distance.
final class Nearest {

    private static final int HOW_MANY = 3;

    private Nearest() {}

    /// The candidates of which any name is closest to the text, closest first.
    static <T> List<T> to(String text, Collection<T> candidates, Function<T, List<String>> names) {
        String wanted = text.strip().toUpperCase(Locale.ROOT);
        return candidates.stream()
                .map(candidate -> new Ranked<>(candidate, distance(wanted, names.apply(candidate))))
                .sorted(Comparator.comparingInt(Ranked::distance))
                .limit(HOW_MANY)
                .map(Ranked::candidate)
                .toList();
    }

    private record Ranked<T>(T candidate, int distance) {}

    private static int distance(String wanted, List<String> names) {
        return names.stream()
                .mapToInt(name -> distance(wanted, name.toUpperCase(Locale.ROOT)))
                .min()
                .orElse(Integer.MAX_VALUE);
    }

    /// Levenshtein.
    private static int distance(String a, String b) {
        int[] previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] current = new int[b.length() + 1];
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(change, Math.min(previous[j], current[j - 1]) + 1);
            }
            previous = current;
        }
        return previous[b.length()];
    }
}
