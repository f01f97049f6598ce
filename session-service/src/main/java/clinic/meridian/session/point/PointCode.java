package clinic.meridian.session.point;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads the ways in which point codes are written: `TW23`, `SJ 23` and `te_23` are all TE23.
final class PointCode {

    /// Channel, then number; spaces, underscores, dots and hyphens may stand between, zeros may lead.
    private static final Pattern SHAPE = Pattern.compile("(EX[ _.-]*[A-Z]+|[A-Z]+)[ _.-]*0*([1-9][0-9]{0,2})");

    private static final Map<String, String> WHO_CHANNEL = Map.ofEntries(
            Map.entry("TW", "TE"),
            Map.entry("SJ", "TE"),
            Map.entry("TH", "TE"),
            Map.entry("TB", "TE"),
            Map.entry("UB", "BL"),
            Map.entry("DU", "GV"),
            Map.entry("REN", "CV"),
            Map.entry("RN", "CV"),
            Map.entry("LIV", "LR"),
            Map.entry("LV", "LR"),
            Map.entry("KD", "KI"),
            Map.entry("KID", "KI"),
            Map.entry("P", "PC"),
            Map.entry("HE", "HT"));

    private PointCode() {}

    /// The WHO spelling, when the text has the shape of a code at all.
    static Optional<String> normalise(String text) {
        Matcher matcher = SHAPE.matcher(text.strip().toUpperCase(Locale.ROOT));
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String channel = matcher.group(1).replaceAll("[ _.-]", "");
        String number = matcher.group(2);
        if (channel.startsWith("EX") && channel.length() > 2) {
            return Optional.of("EX-" + channel.substring(2) + number);
        }
        return Optional.of(WHO_CHANNEL.getOrDefault(channel, channel) + number);
    }
}
