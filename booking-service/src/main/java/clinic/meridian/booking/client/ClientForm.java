package clinic.meridian.booking.client;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What somebody has typed about a client, right or wrong, so that a form can be shown again as it was left.
public record ClientForm(
        @Nullable String givenName,
        @Nullable String familyName,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String language) {

    private static final int LONGEST_NAME = 100;

    static ClientForm of(ContactDetails details) {
        return new ClientForm(
                details.givenName(), details.familyName(), details.email(), details.phone(), details.language());
    }

    /// A new client of whom somebody has typed this into a search: an address, a number, or a name whose last word is
    /// taken for the family's.
    static ClientForm from(String query) {
        String text = query.strip();
        if (text.contains("@")) {
            return new ClientForm(null, null, text, null, ContactDetails.DEFAULT_LANGUAGE);
        }
        if (text.matches("\\+?[0-9 ()/.-]+")) {
            return new ClientForm(null, null, null, text, ContactDetails.DEFAULT_LANGUAGE);
        }
        int last = text.lastIndexOf(' ');
        return last < 0
                ? new ClientForm(text, null, null, null, ContactDetails.DEFAULT_LANGUAGE)
                : new ClientForm(
                        text.substring(0, last).strip(),
                        text.substring(last + 1),
                        null,
                        null,
                        ContactDetails.DEFAULT_LANGUAGE);
    }

    /// What is wrong, by field, in words that read on from the field's label.
    Map<String, String> faults() {
        Map<String, String> faults = new LinkedHashMap<>();
        checkName("givenName", givenName, faults);
        checkName("familyName", familyName, faults);
        ContactDetails.fault(email, null, null).ifPresent(fault -> faults.put(fault.field(), fault.message()));
        ContactDetails.fault(null, phone, null).ifPresent(fault -> faults.put(fault.field(), fault.message()));
        ContactDetails.fault(null, null, language).ifPresent(fault -> faults.put(fault.field(), fault.message()));
        return faults;
    }

    private static void checkName(String field, @Nullable String name, Map<String, String> faults) {
        if (name == null || name.isBlank()) {
            faults.put(field, "is needed");
        } else if (name.strip().length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl)) {
            faults.put(field, "must have at most " + LONGEST_NAME + " characters on one line");
        }
    }

    /// @throws IllegalArgumentException while there are faults
    ContactDetails details() {
        return new ContactDetails(
                given(givenName),
                given(familyName),
                email,
                phone,
                language == null || language.isBlank() ? ContactDetails.DEFAULT_LANGUAGE : language);
    }

    private static String given(@Nullable String name) {
        return name == null ? "" : name;
    }

    /// Nothing that must not stand in a log.
    @Override
    public String toString() {
        return "ClientForm[…]";
    }
}
