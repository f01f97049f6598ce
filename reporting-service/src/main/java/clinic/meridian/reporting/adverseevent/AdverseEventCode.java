package clinic.meridian.reporting.adverseevent;

import java.util.Arrays;

/// The adverse events that the clinic asks about, so that those which nobody reported show as such. Others may be
/// reported too. See the taxonomy in A. White et al., BMJ 323 (2001), 485, and the Clean Needle Technique manual.
enum AdverseEventCode {
    BRUISE("Bruise"),
    BLEED("Bleeding"),
    ERYTHEMA("Redness"),
    SITE_PAIN("Pain at the site"),
    SWELLING("Swelling"),
    HEADACHE_MIGRAINE("Headache, migraine"),
    DIZZY("Dizziness"),
    SYNCOPE("Fainting"),
    NAUSEA("Nausea"),
    DROWSY("Drowsiness"),
    EMOTIONAL("Emotional reaction"),
    AGGRAVATION("Complaint got worse"),
    PARAESTHESIA("Tingling, numbness"),
    ALLERGY_CONTACT("Contact allergy"),
    COLD_SORE_REACTIVATION("Cold sore came back"),
    STUCK_NEEDLE("Stuck needle"),
    BENT_BROKEN_NEEDLE("Bent or broken needle"),
    RETAINED_NEEDLE("Needle left in"),
    STRAY_NEEDLE_FOUND("Stray needle"),
    NEEDLESTICK_STAFF("Needlestick, staff"),
    BURN("Burn"),
    FALL("Fall"),
    INFECTION("Infection"),
    GRANULOMA("Granuloma"),
    NERVE_INJURY("Nerve injury"),
    PERIORBITAL_HAEMATOMA("Haematoma around the eye"),
    EYE_INJURY("Eye injury"),
    PNEUMOTHORAX("Pneumothorax"),
    OTHER("Other");

    private final String words;

    AdverseEventCode(String words) {
        this.words = words;
    }

    /// What people read; a code that is not in the list stands for itself.
    static String words(String code) {
        return Arrays.stream(values())
                .filter(known -> known.name().equals(code))
                .map(known -> known.words)
                .findFirst()
                .orElse(code);
    }
}
