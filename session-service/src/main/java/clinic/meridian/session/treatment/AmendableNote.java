package clinic.meridian.session.treatment;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// The notes of a session to which a later word can be added. Counts are not among them: they are corrected.
enum AmendableNote {
    ASSESSMENT,
    CONCERNS,
    OVERRIDE,
    CORRECTION,
    REMOVAL_INSTRUCTIONS,
    STRAY_NEEDLE,
    BROKEN_NEEDLE,
    MISSING_NEEDLE,
    HANDOVER,
    ABORT,
    NOTE;

    /// Reads `assessment`, `assessment.note`, `assessmentNote` and `ASSESSMENT_NOTE` alike.
    static Optional<AmendableNote> named(String field) {
        String name = field.strip()
                .replaceAll("([a-z])([A-Z])", "$1_$2")
                .replaceAll("[ .-]", "_")
                .toUpperCase(Locale.ROOT)
                .replaceAll("(?<=.)_NOTE$", "");
        return Stream.of(values()).filter(note -> note.name().equals(name)).findFirst();
    }
}
