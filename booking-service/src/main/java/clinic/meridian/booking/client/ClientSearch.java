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

    /// Of a telephone number, any of its digits in a row find it, so that it does not matter who begins with a country
    /// code, a zero or the last digits that people remember.
    static final int FEWEST_DIGITS = 4;

    static final int MOST_DIGITS = 6;

    private ClientSearch() {}

    /// All terms of a client: each beginning of each name and of the words before the address's `@`, the address from
    /// its `@` on letter by letter, the runs of digits in the number.
    static Set<String> termsOf(ContactDetails details) {
        Set<String> terms = new TreeSet<>();
        words(details.givenName() + " " + details.familyName()).forEach(word -> beginnings(word, terms));
        if (details.email() != null) {
            String email = details.email().toLowerCase(Locale.ROOT);
            int at = email.indexOf('@');
            words(email.substring(0, at)).forEach(word -> beginnings(word, terms));
            for (int end = at + 1; end <= email.length(); end++) {
                terms.add("mail:" + email.substring(0, end));
            }
        }
        if (details.phone() != null) {
            runs(ContactDetails.digits(details.phone()), terms);
        }
        return terms;
    }

    /// The terms that a client must all have to be found; empty when the query says too little.
    static Set<String> termsIn(String query) {
        String text = query.strip();
        if (text.indexOf('@') > 0) {
            return Set.of("mail:" + text.toLowerCase(Locale.ROOT));
        }
        if (text.matches("\\+?[0-9 ()/.-]+")) {
            return dialled(ContactDetails.digits(text));
        }
        Set<String> terms = new TreeSet<>();
        for (String word : words(text)) {
            if (word.codePointCount(0, word.length()) >= shortest(word)) {
                terms.add("name:" + cut(word, LONGEST_BEGINNING));
            }
        }
        return terms;
    }

    private static void runs(String digits, Set<String> terms) {
        if (digits.length() < FEWEST_DIGITS) {
            terms.add("phone:" + digits);
        }
        for (int from = 0; from < digits.length(); from++) {
            for (int to = from + FEWEST_DIGITS; to <= Math.min(from + MOST_DIGITS, digits.length()); to++) {
                terms.add("phone:" + digits.substring(from, to));
            }
        }
    }

    /// Leading zeros are ways to dial, not parts of a number; the last digits tell most.
    private static Set<String> dialled(String digits) {
        String number = digits.replaceFirst("^0+(?=[0-9]{3})", "");
        return number.length() < 3
                ? Set.of()
                : Set.of("phone:" + number.substring(Math.max(0, number.length() - MOST_DIGITS)));
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
