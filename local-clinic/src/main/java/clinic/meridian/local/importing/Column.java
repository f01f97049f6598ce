package clinic.meridian.local.importing;

import java.util.Locale;

/// A column of a file.
///
/// @param name as the documentation writes it; capitals, blanks, `_` and `-` do not matter in a file
/// @param required whether the file must have it, filled in every line
/// @param holds what stands in it, for people
record Column(String name, boolean required, String holds) {

    static Column required(String name, String holds) {
        return new Column(name, true, holds);
    }

    static Column optional(String name, String holds) {
        return new Column(name, false, holds);
    }

    boolean isCalled(String heading) {
        return plain(name).equals(plain(heading));
    }

    private static String plain(String heading) {
        return heading.replaceAll("[\\s_-]", "").toLowerCase(Locale.ROOT);
    }
}
