package clinic.meridian.booking.client;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Who a client is and how she can be reached. Trimmed; a blank text is an absent one.
///
/// @param language ISO 639-1, one that the clinic writes in
public record ContactDetails(
        String givenName,
        String familyName,
        @Nullable String email,
        @Nullable String phone,
        String language) {

    public static final Set<String> LANGUAGES = Set.of("de", "en", "es", "zh");
    public static final String DEFAULT_LANGUAGE = "de";

    /// One `@` between something and a domain with a dot; whether the address exists, only a mail can tell.
    private static final Pattern EMAIL =
            Pattern.compile("[^@\\s<>,;\"]{1,64}@[^@\\s<>,;\"]{1,189}\\.[^@\\s<>,;\".]{2,63}");

    private static final Pattern PHONE = Pattern.compile("\\+?[0-9 ()/.-]{3,40}");
    private static final int LONGEST_NAME = 100;

    public ContactDetails {
        givenName = name("given name", givenName);
        familyName = name("family name", familyName);
        email = blankToNull(email);
        phone = blankToNull(phone);
        if (email != null && !EMAIL.matcher(email).matches()) {
            throw new IllegalArgumentException("This is not an e-mail address");
        }
        if (phone != null && (!PHONE.matcher(phone).matches() || digits(phone).length() < 3)) {
            throw new IllegalArgumentException("This is not a telephone number");
        }
        language = language.toLowerCase(Locale.ROOT);
        if (!LANGUAGES.contains(language)) {
            throw new IllegalArgumentException("The language must be one of de, en, es, zh");
        }
    }

    private static String name(String what, String text) {
        String trimmed = text.strip();
        if (trimmed.isEmpty() || trimmed.length() > LONGEST_NAME) {
            throw new IllegalArgumentException("The " + what + " must have 1 to " + LONGEST_NAME + " characters");
        }
        return trimmed;
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    /// A telephone number without anything but its digits.
    static String digits(String phone) {
        return phone.replaceAll("[^0-9]", "");
    }

    /// Nothing that must not stand in a log.
    @Override
    public String toString() {
        return "ContactDetails[…]";
    }
}
