package clinic.meridian.platform.write;

import clinic.meridian.platform.refusal.RefusalKind;
import clinic.meridian.platform.refusal.RefusalReason;
import clinic.meridian.platform.refusal.Refused;
import java.util.Map;

/// A rule refusal as kept in the table, so that its repetition is refused in the same words.
record RememberedRefusal(String name, String title, String detail, Map<String, Object> facts) {

    static RememberedRefusal of(Refused refused) {
        return new RememberedRefusal(
                refused.reason().name(), refused.reason().title(), refused.detail(), refused.facts());
    }

    Refused again() {
        return new Refused(new Reason(name, title), detail, facts);
    }

    private record Reason(String name, String title) implements RefusalReason {
        @Override
        public RefusalKind kind() {
            return RefusalKind.RULE;
        }
    }
}
