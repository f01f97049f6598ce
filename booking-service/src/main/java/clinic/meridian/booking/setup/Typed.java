package clinic.meridian.booking.setup;

import clinic.meridian.platform.web.input.FieldProblem;
import clinic.meridian.platform.web.input.InvalidInput;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One of a page's forms as it was sent, when it could not be done: what was typed into it, and what is wrong. Fields
/// of
/// other forms, and of a page that is simply looked at, show what stands.
///
/// @param faults by field, each a sentence
/// @param message about the form as a whole
/// @param stale somebody else changed the same thing meanwhile
public record Typed(
        String form,
        Map<String, List<String>> values,
        Map<String, String> faults,
        @Nullable String message,
        boolean stale) {

    public static final Typed NOTHING = new Typed("", Map.of(), Map.of(), null, false);

    static Typed into(String form, Map<String, String[]> parameters) {
        Map<String, List<String>> values = new HashMap<>();
        parameters.forEach((name, given) -> values.put(name, Arrays.asList(given)));
        return new Typed(form, values, Map.of(), null, false);
    }

    Typed with(InvalidInput wrong) {
        Map<String, String> sentences = new HashMap<>();
        for (FieldProblem problem : wrong.errors()) {
            sentences.putIfAbsent(problem.field(), sentence(problem.message()));
        }
        return new Typed(form, values, sentences, message, stale);
    }

    /// Our own checks speak in sentences; those of the domain read on from the field's name.
    private static String sentence(String message) {
        return message.startsWith("must ") ? "This " + message + "." : message;
    }

    Typed with(String words, boolean nowStale) {
        return new Typed(form, values, faults, words, nowStale);
    }

    public boolean in(String other) {
        return form.equals(other);
    }

    /// What a field shows.
    ///
    /// @param standing what it shows unless something else was typed
    public String value(String ofForm, String field, @Nullable Object standing) {
        String otherwise = Objects.toString(standing, "");
        return in(ofForm) ? values.getOrDefault(field, List.of("")).getFirst() : otherwise;
    }

    /// Whether a box is ticked.
    public boolean ticked(String ofForm, String field, String option, boolean standing) {
        return in(ofForm) ? values.getOrDefault(field, List.of()).contains(option) : standing;
    }

    public @Nullable String fault(String ofForm, String field) {
        return in(ofForm) ? faults.get(field) : null;
    }

    public @Nullable String message(String ofForm) {
        return in(ofForm) ? message : null;
    }

    /// Whether somebody else has put something into this field that is not what was typed.
    public boolean differs(String ofForm, String field, @Nullable Object standing) {
        // Browsers end lines with CR LF; we keep LF.
        String value = value(ofForm, field, standing).replace("\r\n", "\n");
        return stale && in(ofForm) && !value.equals(Objects.toString(standing, ""));
    }

    List<String> all(String field) {
        return values.getOrDefault(field, List.of());
    }
}
