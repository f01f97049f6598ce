package clinic.meridian.booking.imports;

import clinic.meridian.platform.refusal.Refused;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/// Things of one kind, found by any of their names as people write them: capitals and blanks do not matter,
/// accents do.
final class Named<T> {

    private final String kind;
    private final Map<String, Set<T>> byName = new HashMap<>();
    private final List<String> names = new ArrayList<>();

    /// @param kind what a thing is: `practitioner`
    /// @param names everything that a thing may be called
    Named(String kind, Collection<T> things, Function<T, List<String>> names) {
        this.kind = kind;
        for (T thing : things) {
            for (String name : names.apply(thing)) {
                byName.computeIfAbsent(normal(name), n -> new LinkedHashSet<>()).add(thing);
                this.names.add(name);
            }
        }
    }

    /// @throws Refused when nothing or more than one thing is called that
    T find(String name) {
        Set<T> found = byName.getOrDefault(normal(name), Set.of());
        if (found.size() > 1) {
            throw new Refused(
                    ImportRefusal.NAME_AMBIGUOUS,
                    found.size() + " of kind " + kind + " are called \"" + name + "\"; name it by its id.");
        }
        if (found.isEmpty()) {
            throw new Refused(
                    ImportRefusal.NAME_UNKNOWN, "There is no " + kind + " \"" + name + "\"" + suggestion(name));
        }
        return found.iterator().next();
    }

    private String suggestion(String name) {
        String wanted = normal(name);
        return names.stream()
                .min(Comparator.comparingInt(candidate -> distance(wanted, normal(candidate))))
                .map(nearest -> "; the nearest is \"" + nearest + "\".")
                .orElse("; there is none at all yet.");
    }

    private static String normal(String name) {
        return Normalizer.normalize(name.strip(), Normalizer.Form.NFC)
                .replaceAll("\\s+", " ")
                .toLowerCase(Locale.ROOT);
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
