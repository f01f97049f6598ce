package clinic.meridian.booking.setup;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// Why a location is shut or somebody is away, as pages offer it. The API takes any code.
final class Reasons {

    static final Map<String, String> OF_CLOSURES = ordered(
            "PUBLIC_HOLIDAY",
            "Public holiday",
            "STAFF_DAY",
            "Staff day",
            "REPAIRS",
            "Repairs",
            "OTHER",
            "Something else");
    static final Map<String, String> OF_ABSENCES =
            ordered("HOLIDAY", "Holiday", "ILL", "Illness", "TRAINING", "Training", "OTHER", "Something else");

    private Reasons() {}

    private static Map<String, String> ordered(String... codesAndWords) {
        Map<String, String> words = new LinkedHashMap<>();
        for (int i = 0; i < codesAndWords.length; i += 2) {
            words.put(codesAndWords[i], codesAndWords[i + 1]);
        }
        return words;
    }

    /// A code that nobody has put into words is written as words.
    static String words(Map<String, String> known, String code) {
        String plain = code.replace('_', ' ').toLowerCase(Locale.ROOT);
        return known.getOrDefault(code, Character.toUpperCase(plain.charAt(0)) + plain.substring(1));
    }
}
