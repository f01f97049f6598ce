package clinic.meridian.session.screening;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// One version of the screening rules. A version that was in force is never changed, since outcomes refer to
/// it.
///
/// @param validFrom first day on which it decides, until the next version does
/// @param source where the defaults come from
/// @param notice what whoever relies on it must know
record RuleSet(
        int version, LocalDate validFrom, String source, String notice, List<Question> questions, List<Rule> rules) {

    RuleSet {
        questions = List.copyOf(questions);
        rules = List.copyOf(rules);
        Set<String> asked = new HashSet<>();
        for (Question question : questions) {
            if (!asked.add(question.code())) {
                throw new IllegalArgumentException(question.code() + " is asked twice");
            }
        }
        for (Rule rule : rules) {
            if (!asked.contains(rule.question())) {
                throw new IllegalArgumentException("a rule is about " + rule.question() + ", which nobody asks");
            }
        }
    }

    /// What follows from the answers: the worst outcome of all rules that apply.
    Verdict judge(Answers answers) {
        Outcome worst = Outcome.CLEAR;
        List<String> reasons = new ArrayList<>();
        List<PointsToAvoid> avoid = new ArrayList<>();
        for (Rule rule : rules) {
            if (rule.applies(answers)) {
                worst = worst.worse(rule.outcome());
                reasons.add(rule.question());
                if (rule.avoid() != null) {
                    avoid.add(rule.avoid());
                }
            }
        }
        return new Verdict(worst, reasons, avoid);
    }

    /// @param reasons codes of the questions whose answers led to it
    record Verdict(Outcome outcome, List<String> reasons, List<PointsToAvoid> avoid) {}

    /// The words for reasons of an earlier verdict.
    List<Finding> findings(List<String> reasons) {
        return rules.stream()
                .filter(rule -> reasons.contains(rule.question()))
                .map(rule -> new Finding(rule.question(), rule.outcome(), rule.text()))
                .toList();
    }

    /// What a screening with these reasons comes to while a health-care provider's clearance is valid.
    Outcome onceCleared(List<String> reasons) {
        return rules.stream()
                .filter(rule -> reasons.contains(rule.question()))
                .map(rule -> rule.onceCleared() == null ? rule.outcome() : rule.onceCleared())
                .reduce(Outcome.CLEAR, Outcome::worse);
    }

    /// Why a screening came out as it did.
    record Finding(String question, Outcome outcome, String text) {}
}
