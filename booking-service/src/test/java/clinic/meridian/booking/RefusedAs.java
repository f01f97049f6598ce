package clinic.meridian.booking;

import clinic.meridian.platform.refusal.RefusalReason;
import clinic.meridian.platform.refusal.Refused;
import org.hamcrest.Description;
import org.hamcrest.TypeSafeMatcher;

/// Matches a refusal by its reason.
public final class RefusedAs extends TypeSafeMatcher<Refused> {

    private final RefusalReason reason;

    public RefusedAs(RefusalReason reason) {
        this.reason = reason;
    }

    @Override
    protected boolean matchesSafely(Refused refused) {
        return refused.reason().equals(reason);
    }

    @Override
    public void describeTo(Description description) {
        description.appendText("refused as " + reason);
    }

    @Override
    protected void describeMismatchSafely(Refused refused, Description description) {
        description.appendText("refused as " + refused.reason() + ": " + refused.detail());
    }
}
