package clinic.meridian.session;

import clinic.meridian.platform.refusal.RefusalReason;
import clinic.meridian.platform.refusal.Refused;
import org.hamcrest.CustomTypeSafeMatcher;
import org.hamcrest.Matcher;

/// For fixtures: a refusal with this reason whose words hold all of these.
public final class RefusedBecause extends CustomTypeSafeMatcher<Object> {

    private final RefusalReason reason;
    private final String[] words;

    private RefusedBecause(RefusalReason reason, String[] words) {
        super("refused because of " + reason + " with " + String.join(", ", words));
        this.reason = reason;
        this.words = words;
    }

    public static Matcher<Object> refusedBecause(RefusalReason reason, String... words) {
        return new RefusedBecause(reason, words);
    }

    @Override
    protected boolean matchesSafely(Object thrown) {
        if (!(thrown instanceof Refused refused) || !refused.reason().equals(reason)) {
            return false;
        }
        for (String word : words) {
            if (!refused.detail().contains(word)) {
                return false;
            }
        }
        return true;
    }
}
