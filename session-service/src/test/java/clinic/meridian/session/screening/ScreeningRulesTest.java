package clinic.meridian.session.screening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import clinic.meridian.platform.refusal.Refused;
import clinic.meridian.platform.testing.Seeds;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScreeningRulesTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    private final RuleSet rules = new ScreeningRules().on(TODAY);

    static Map<String, @Nullable Object> healthy() {
        Map<String, @Nullable Object> answers = new HashMap<>();
        new ScreeningRules()
                .on(TODAY)
                .questions()
                .forEach(question ->
                        answers.put(question.code(), question.type() == Question.Type.BOOLEAN ? (Object) false : null));
        return answers;
    }

    private RuleSet.Verdict judge(Map<String, @Nullable Object> answers) {
        return rules.judge(Answers.of(rules.questions(), answers));
    }

    @Test
    void askAllSeventeenQuestions() {
        assertThat(rules.questions())
                .extracting(Question::code)
                .containsExactly(
                        "ANTICOAGULANTS",
                        "BLEEDING_DISORDER",
                        "PREGNANCY",
                        "SKIN_INFECTION",
                        "ACTIVE_HERPES",
                        "PACEMAKER",
                        "EPILEPSY",
                        "UNCONTROLLED_HYPERTENSION",
                        "CANCER_TREATMENT",
                        "DIABETES",
                        "KELOID",
                        "NICKEL_ALLERGY",
                        "NEEDLE_PHOBIA",
                        "BOTULINUM_DAYS",
                        "FILLER_DAYS",
                        "PEEL_OR_LASER_DAYS",
                        "FACE_SURGERY_DAYS");
    }

    @Test
    void nothingToReportIsClear() {
        assertThat(judge(healthy())).isEqualTo(new RuleSet.Verdict(Outcome.CLEAR, List.of(), List.of()));
    }

    @ParameterizedTest
    @CsvSource({
        "ANTICOAGULANTS, CLEARANCE_NEEDED",
        "BLEEDING_DISORDER, CLEARANCE_NEEDED",
        "PREGNANCY, CLEARANCE_NEEDED",
        "SKIN_INFECTION, NOT_TODAY",
        "ACTIVE_HERPES, NOT_TODAY",
        "PACEMAKER, CAUTION",
        "EPILEPSY, CAUTION",
        "UNCONTROLLED_HYPERTENSION, CAUTION",
        "CANCER_TREATMENT, CAUTION",
        "DIABETES, CAUTION",
        "KELOID, CAUTION",
        "NICKEL_ALLERGY, CAUTION",
        "NEEDLE_PHOBIA, CAUTION"
    })
    void aYesHasItsOutcome(String question, Outcome outcome) {
        Map<String, @Nullable Object> answers = healthy();
        answers.put(question, true);

        assertThat(judge(answers).outcome()).isEqualTo(outcome);
        assertThat(judge(answers).reasons()).containsExactly(question);
    }

    @ParameterizedTest
    @CsvSource({
        "BOTULINUM_DAYS, 13, NOT_TODAY", "BOTULINUM_DAYS, 14, CLEAR", "FILLER_DAYS, 27, NOT_TODAY",
        "FILLER_DAYS, 28, CLEAR", "PEEL_OR_LASER_DAYS, 20, NOT_TODAY", "PEEL_OR_LASER_DAYS, 21, CLEAR",
        "FACE_SURGERY_DAYS, 179, NOT_SUITABLE", "FACE_SURGERY_DAYS, 180, CLEAR", "FACE_SURGERY_DAYS, 0, NOT_SUITABLE"
    })
    void daysSinceCountUpToTheirLimit(String question, int days, Outcome outcome) {
        Map<String, @Nullable Object> answers = healthy();
        answers.put(question, days);

        assertThat(judge(answers).outcome()).isEqualTo(outcome);
    }

    @Test
    void pregnancyPutsPointsOutOfBounds() {
        Map<String, @Nullable Object> answers = healthy();
        answers.put("PREGNANCY", true);

        assertThat(judge(answers).avoid()).containsExactly(PointsToAvoid.PREGNANCY);
    }

    @Test
    void clearanceTurnsBloodThinnersIntoCautionButNothingElse() {
        assertThat(rules.onceCleared(List.of("ANTICOAGULANTS", "DIABETES"))).isEqualTo(Outcome.CAUTION);
        assertThat(rules.onceCleared(List.of("ANTICOAGULANTS", "SKIN_INFECTION")))
                .isEqualTo(Outcome.NOT_TODAY);
    }

    /// The worst of what each single answer leads to, whatever the combination.
    @ParameterizedTest
    @Seeds({1, 42, 4711})
    void theWorstWins(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 500; i++) {
            Map<String, @Nullable Object> answers = healthy();
            Outcome worst = Outcome.CLEAR;
            for (Question question : rules.questions()) {
                if (random.nextInt(4) == 0) {
                    Object answer = question.type() == Question.Type.BOOLEAN ? (Object) true : random.nextInt(200);
                    answers.put(question.code(), answer);
                    Map<String, @Nullable Object> single = healthy();
                    single.put(question.code(), answer);
                    Outcome alone = judge(single).outcome();
                    worst = alone.compareTo(worst) > 0 ? alone : worst;
                }
            }
            assertThat(judge(answers).outcome())
                    .as("seed %s: %s", seed, answers)
                    .isEqualTo(worst);
        }
    }

    @Test
    void namesWhatIsMissingMisshapenAndUnasked() {
        Map<String, @Nullable Object> answers = healthy();
        answers.remove("DIABETES");
        answers.remove("FILLER_DAYS");
        answers.put("KELOID", "no");
        answers.put("BOTULINUM_DAYS", -1);
        answers.put("SHOE_SIZE", 38);

        assertThatThrownBy(() -> judge(answers)).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.reason()).isEqualTo(ScreeningRefusal.ANSWERS_INCOMPLETE);
            assertThat(refused.detail()).contains("DIABETES", "FILLER_DAYS", "KELOID", "BOTULINUM_DAYS", "SHOE_SIZE");
            assertThat(refused.facts().get("missing")).isEqualTo(List.of("DIABETES", "FILLER_DAYS"));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "1.5", "\"3\"", "[]"})
    void aNumberOfDaysIsAWholeNumber(String json) {
        Map<String, @Nullable Object> answers = healthy();
        answers.put(
                "FILLER_DAYS", tools.jackson.databind.json.JsonMapper.shared().readValue(json, Object.class));

        assertThatThrownBy(() -> judge(answers)).isInstanceOf(Refused.class);
    }

    @Test
    void answersSurviveBeingStored() {
        Map<String, @Nullable Object> sent = healthy();
        sent.put("DIABETES", true);
        sent.put("FILLER_DAYS", 30);
        Answers answers = Answers.of(rules.questions(), sent);

        Answers read = Answers.fromStored(answers.stored());

        assertThat(read.stored())
                .isEqualTo(answers.stored())
                .contains("DIABETES=true", "FILLER_DAYS=30", "BOTULINUM_DAYS=never", "KELOID=false");
        assertThat(read.daysLater(12).stored()).contains("FILLER_DAYS=42", "BOTULINUM_DAYS=never", "DIABETES=true");
    }

    @Test
    void theVersionInForceIsTheLastThatHasBegun() {
        RuleSet first = new RuleSet(1, LocalDate.of(2026, 1, 1), "", "", List.of(), List.of());
        RuleSet second = new RuleSet(2, LocalDate.of(2026, 6, 1), "", "", List.of(), List.of());
        ScreeningRules both = new ScreeningRules(List.of(second, first));

        assertThat(both.on(LocalDate.of(2026, 5, 31))).isSameAs(first);
        assertThat(both.on(LocalDate.of(2026, 6, 1))).isSameAs(second);
        assertThat(both.on(LocalDate.of(2019, 1, 1))).isSameAs(first);
    }
}
