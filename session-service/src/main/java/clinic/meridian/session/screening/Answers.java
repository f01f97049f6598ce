package clinic.meridian.session.screening;

import clinic.meridian.platform.refusal.Refused;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A client's answers to all questions of a rule set.
final class Answers {

    private static final String NEVER = "never";
    private static final int LONGEST_DAYS = 40_000;

    /// In the order of the questions; the value of a question about days is null for never.
    private final Map<String, @Nullable Object> values;

    private Answers(Map<String, @Nullable Object> values) {
        this.values = values;
    }

    /// Reads what was sent.
    ///
    /// @throws Refused naming every answer that is missing, not asked for or of the wrong shape
    static Answers of(List<Question> questions, Map<String, ? extends @Nullable Object> sent) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        List<String> missing = new ArrayList<>();
        List<String> misshapen = new ArrayList<>();
        for (Question question : questions) {
            if (!sent.containsKey(question.code())) {
                missing.add(question.code());
                continue;
            }
            Object value = sent.get(question.code());
            if (fits(question.type(), value)) {
                values.put(question.code(), value);
            } else {
                misshapen.add(question.code());
            }
        }
        Set<String> unasked = new HashSet<>(sent.keySet());
        questions.forEach(question -> unasked.remove(question.code()));
        refuse(missing, misshapen, unasked.stream().sorted().toList());
        return new Answers(values);
    }

    private static boolean fits(Question.Type type, @Nullable Object value) {
        return switch (type) {
            case BOOLEAN -> value instanceof Boolean;
            case DAYS_SINCE -> value == null || (value instanceof Integer days && days >= 0 && days <= LONGEST_DAYS);
        };
    }

    private static void refuse(List<String> missing, List<String> misshapen, List<String> unasked) {
        if (missing.isEmpty() && misshapen.isEmpty() && unasked.isEmpty()) {
            return;
        }
        List<String> words = new ArrayList<>();
        if (!missing.isEmpty()) {
            words.add("These questions are not answered: " + String.join(", ", missing) + ".");
        }
        if (!misshapen.isEmpty()) {
            words.add("These answers must be true or false, or whole days since (null for never): "
                    + String.join(", ", misshapen) + ".");
        }
        if (!unasked.isEmpty()) {
            words.add("Nobody asks: " + String.join(", ", unasked) + ".");
        }
        List<Map<String, String>> errors = new ArrayList<>();
        missing.forEach(code -> errors.add(Map.of("field", "answers." + code, "message", "is missing")));
        misshapen.forEach(code -> errors.add(Map.of("field", "answers." + code, "message", "has the wrong shape")));
        unasked.forEach(code -> errors.add(Map.of("field", "answers." + code, "message", "is not asked for")));
        throw new Refused(
                ScreeningRefusal.ANSWERS_INCOMPLETE,
                String.join(" ", words),
                Map.of("missing", missing, "errors", errors));
    }

    boolean saysYes(String question) {
        return Boolean.TRUE.equals(values.get(question));
    }

    @Nullable
    Integer daysSince(String question) {
        return values.get(question) instanceof Integer days ? days : null;
    }

    /// The same answers some days later: what happened is that much longer ago.
    Answers daysLater(long days) {
        Map<String, @Nullable Object> later = new LinkedHashMap<>(values);
        later.replaceAll((question, value) ->
                value instanceof Integer since ? (Integer) (int) Math.min(LONGEST_DAYS, since + days) : value);
        return new Answers(later);
    }

    /// Whether these are answers to exactly these questions.
    boolean answer(List<Question> questions) {
        return values.keySet()
                .equals(new HashSet<>(questions.stream().map(Question::code).toList()));
    }

    /// As texts, `CODE=value`, the form in which they are stored.
    List<String> stored() {
        return values.entrySet().stream()
                .map(each -> each.getKey() + "=" + (each.getValue() == null ? NEVER : each.getValue()))
                .toList();
    }

    static Answers fromStored(List<String> texts) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (String text : texts) {
            int equals = text.indexOf('=');
            String value = text.substring(equals + 1);
            values.put(
                    text.substring(0, equals),
                    switch (value) {
                        case NEVER -> null;
                        case "true" -> true;
                        case "false" -> false;
                        default -> Integer.valueOf(value);
                    });
        }
        return new Answers(values);
    }
}
