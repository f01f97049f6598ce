package clinic.meridian.local.demo;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a client answers when she is screened, and what follows from it by the rules that the clinic starts with.
@SuppressWarnings("ImmutableEnumChecker") // an answer is a Boolean or an Integer
enum Health {
    SOUND("", null),
    NEEDLE_FEAR("NEEDLE_PHOBIA", true),
    DIABETES("DIABETES", true),
    NICKEL("NICKEL_ALLERGY", true),
    KELOID("KELOID", true),
    HIGH_BLOOD_PRESSURE("UNCONTROLLED_HYPERTENSION", true),
    /// Needs a health-care provider's clearance, which she brings.
    BLOOD_THINNER("ANTICOAGULANTS", true),
    /// The same, and leaves points out.
    PREGNANT("PREGNANCY", true),
    /// Is sent home, and comes back two weeks later.
    BOTULINUM_LAST_WEEK("BOTULINUM_DAYS", 6),
    BOTULINUM_SOME_WEEKS_AGO("BOTULINUM_DAYS", 20),
    /// Cannot be treated at all.
    FACE_LIFT_TWO_MONTHS_AGO("FACE_SURGERY_DAYS", 61);

    private static final List<String> YES_OR_NO = List.of(
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
            "NEEDLE_PHOBIA");
    private static final List<String> DAYS_SINCE =
            List.of("BOTULINUM_DAYS", "FILLER_DAYS", "PEEL_OR_LASER_DAYS", "FACE_SURGERY_DAYS");

    private final String question;
    private final @Nullable Object answer;

    Health(String question, @Nullable Object answer) {
        this.question = question;
        this.answer = answer;
    }

    /// To every question: no and never, but for the one that matters.
    Map<String, @Nullable Object> answers() {
        var answers = new LinkedHashMap<String, @Nullable Object>();
        YES_OR_NO.forEach(code -> answers.put(code, false));
        DAYS_SINCE.forEach(code -> answers.put(code, null));
        if (answer != null) {
            answers.put(question, answer);
        }
        return answers;
    }

    boolean needsClearance() {
        return this == BLOOD_THINNER || this == PREGNANT;
    }
}
