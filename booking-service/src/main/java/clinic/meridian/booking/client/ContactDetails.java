package clinic.meridian.booking.client;

import clinic.meridian.booking.email.EmailAddress;
import clinic.meridian.booking.language.Languages;
import java.util.Locale;
import java.util.Optional;
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

    public static final String DEFAULT_LANGUAGE = "de";

    private static final Pattern PHONE = Pattern.compile("\\+?[0-9 ()/.-]{3,40}");
    private static final int LONGEST_NAME = 100;

    public ContactDetails {
        givenName = name("given name", givenName);
        familyName = name("family name", familyName);
        email = blankToNull(email);
        phone = blankToNull(phone);
        language = language.toLowerCase(Locale.ROOT);
        fault(email, phone, language).ifPresent(fault -> {
            throw new IllegalArgumentException(fault.field() + " " + fault.message());
        });
    }

    /// What is wrong with a detail.
    ///
    /// @param message reads on from the field's name
    record Fault(String field, String message) {}

    /// What is wrong with these details, if anything; absent ones are right.
    static Optional<Fault> fault(@Nullable String email, @Nullable String phone, @Nullable String language) {
        if (email != null && !email.isBlank() && !EmailAddress.isOne(email.strip())) {
            return Optional.of(new Fault("email", "must be an e-mail address"));
        }
        if (phone != null && !phone.isBlank() && !isNumber(phone.strip())) {
            return Optional.of(new Fault("phone", "must be a telephone number"));
        }
        if (language != null && !Languages.WRITTEN.contains(language.toLowerCase(Locale.ROOT))) {
            return Optional.of(new Fault("language", "must be one of de, en, es, zh"));
        }
        return Optional.empty();
    }

    private static boolean isNumber(String phone) {
        return PHONE.matcher(phone).matches() && digits(phone).length() >= 3;
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
