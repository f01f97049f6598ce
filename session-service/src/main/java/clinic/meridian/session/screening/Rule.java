package clinic.meridian.session.screening;

import org.jspecify.annotations.Nullable;

/// What follows from one answer.
///
/// @param when the answer that it is about; null for a rule about days
/// @param fewerDaysThan it is about fewer days since than this; null for a rule about yes or no
/// @param onceCleared the outcome while a health-care provider's clearance is valid
/// @param text for people: what is the matter and what to mind
/// @param avoid points to leave out, as [PointsToAvoid] names them
/// @param source where it comes from
record Rule(
        String question,
        @Nullable Boolean when,
        @Nullable Integer fewerDaysThan,
        Outcome outcome,
        @Nullable Outcome onceCleared,
        String text,
        @Nullable PointsToAvoid avoid,
        String source) {

    Rule {
        if ((when == null) == (fewerDaysThan == null)) {
            throw new IllegalArgumentException(question + ": a rule is about an answer or about days");
        }
    }

    boolean applies(Answers answers) {
        if (fewerDaysThan != null) {
            Integer days = answers.daysSince(question);
            return days != null && days < fewerDaysThan;
        }
        return answers.saysYes(question) == Boolean.TRUE.equals(when);
    }
}
