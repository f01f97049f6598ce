package clinic.meridian.booking.client;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/// What a client can be found by, and what somebody looks for, in the same form: terms that are compared for equality
/// only. So the terms can become keyed hashes without the search noticing.
final class ClientSearch {

    /// Fewer letters find too many people.
    static final int SHORTEST_BEGINNING = 2;

    /// Longer beginnings than this are cut; longer names still differ by their other terms.
    static final int LONGEST_BEGINNING = 24;

    /// Of a telephone number, its last digits are what people remember and how numbers with and without country code
    /// meet.
    static final int PHONE_ENDING = 6;

    private ClientSearch() {}

    /// All terms of a client: each beginning of each name, the address, the ending of the number.
    static Set<String> termsOf(ContactDetails details) {
        Set<String> terms = new TreeSet<>();
        words(details.givenName() + " " + details.familyName()).forEach(word -> beginnings(word, terms));
        if (details.email() != null) {
            terms.add("mail:" + details.email().toLowerCase(Locale.ROOT));
        }
        if (details.phone() != null) {
            terms.add(phone(ContactDetails.digits(details.phone())));
        }
        return terms;
    }

    /// The terms that a client must all have to be found; empty when the query says too little.
    static Set<String> termsIn(String query) {
        String text = query.strip();
        if (text.contains("@")) {
            return Set.of("mail:" + text.toLowerCase(Locale.ROOT));
        }
        if (text.matches("\\+?[0-9 ()/.-]+")) {
            String digits = ContactDetails.digits(text);
            return digits.length() < 3 ? Set.of() : Set.of(phone(digits));
        }
        Set<String> terms = new TreeSet<>();
        for (String word : words(text)) {
            if (word.codePointCount(0, word.length()) >= shortest(word)) {
                terms.add("name:" + cut(word, LONGEST_BEGINNING));
            }
        }
        return terms;
    }

    private static void beginnings(String word, Set<String> terms) {
        int letters = Math.min(word.codePointCount(0, word.length()), LONGEST_BEGINNING);
        for (int length = shortest(word); length <= letters; length++) {
            terms.add("name:" + cut(word, length));
        }
    }

    /// A Chinese name may be a single character.
    private static int shortest(String word) {
        return Character.isIdeographic(word.codePointAt(0)) ? 1 : SHORTEST_BEGINNING;
    }

    private static String cut(String word, int letters) {
        return word.codePointCount(0, word.length()) <= letters
                ? word
                : word.substring(0, word.offsetByCodePoints(0, letters));
    }

    private static String phone(String digits) {
        return "phone:" + digits.substring(Math.max(0, digits.length() - PHONE_ENDING));
    }

    /// Lower-case words without accents: `Müller-Brandt` is `muller` and `brandt`.
    private static List<String> words(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replace("ß", "ss");
        return List.of(plain.split("[^\\p{L}\\p{N}]+")).stream()
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
