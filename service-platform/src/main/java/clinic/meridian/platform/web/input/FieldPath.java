package clinic.meridian.platform.web.input;

import java.util.List;

/// The way to a field as it is told to callers: `needles[3].gaugeMm`.
final class FieldPath {

    private static final int MAX_PART = 60;
    private static final int MAX_PARTS = 12;

    private FieldPath() {}

    /// @param parts names, and indices in brackets
    static String join(List<String> parts) {
        StringBuilder path = new StringBuilder();
        for (String part : parts.subList(0, Math.min(parts.size(), MAX_PARTS))) {
            if (!path.isEmpty() && !part.startsWith("[")) {
                path.append('.');
            }
            path.append(shown(part));
        }
        return path.toString();
    }

    /// A caller's own name for a field, made harmless and short enough to be said back.
    static String shown(String name) {
        String clean = name.replaceAll("[^\\p{L}\\p{N}_\\-\\[\\]. ]", "?");
        return clean.length() <= MAX_PART ? clean : clean.substring(0, MAX_PART) + "…";
    }
}
