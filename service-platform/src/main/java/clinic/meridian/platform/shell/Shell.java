package clinic.meridian.platform.shell;

import clinic.meridian.platform.security.SignedIn;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What the layout shows around a page; `shell` in every template.
///
/// @param home address of the clinic's entry page
/// @param chosen null where there is no location to choose
/// @param here this page's address without its location, for coming back after a switch
/// @param search null where the service has none
/// @param setUp address of the pages on which the clinic is set up; null for whom they are not
public record Shell(
        String home,
        List<Place> workplaces,
        List<LocationChoice> locations,
        @Nullable LocationChoice chosen,
        String here,
        @Nullable Person person,
        @Nullable ShellSearch search,
        @Nullable String setUp) {

    /// @param key name of the [Workplace]
    public record Place(String key, String label, String url) {}

    /// @param roles as words: "Front desk, Manager"
    public record Person(String name, String initials, String roles) {

        static Person of(SignedIn person) {
            String roles = person.roles().stream()
                    .sorted()
                    .map(role -> words(role.name()))
                    .reduce((a, b) -> a + ", " + b)
                    .orElse("No role yet");
            return new Person(person.displayName(), initials(person.displayName()), roles);
        }

        private static String words(String constant) {
            String lower = constant.replace('_', ' ').toLowerCase(Locale.ROOT);
            return Character.toUpperCase(lower.charAt(0)) + lower.substring(1);
        }

        static String initials(String name) {
            String[] words = name.strip().split("\\s+", -1);
            String first = words[0].isEmpty() ? "?" : words[0].substring(0, words[0].offsetByCodePoints(0, 1));
            String last = words.length > 1
                    ? words[words.length - 1].substring(0, words[words.length - 1].offsetByCodePoints(0, 1))
                    : "";
            return (first + last).toUpperCase(Locale.ROOT);
        }
    }
}
