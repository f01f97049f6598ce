package clinic.meridian.booking.appointment;

import clinic.meridian.platform.refusal.RefusalKind;
import clinic.meridian.platform.refusal.RefusalReason;
import clinic.meridian.platform.refusal.Refused;
import clinic.meridian.platform.security.Role;
import clinic.meridian.platform.security.SignedIn;
import org.jspecify.annotations.Nullable;

/// Overrides and waivers are parts of requests that anybody at the desk may make, but these parts are a manager's.
final class ManagersOnly {

    private ManagersOnly() {}

    private enum Reason implements RefusalReason {
        MANAGER_NEEDED;

        @Override
        public RefusalKind kind() {
            return RefusalKind.FORBIDDEN;
        }

        @Override
        public String title() {
            return "Only a manager may do this";
        }
    }

    /// @param privilege an override or a waiver; null when none is asked for
    static void check(SignedIn person, String what, @Nullable Object privilege) {
        if (privilege != null && !person.is(Role.MANAGER) && !person.is(Role.ADMIN)) {
            throw new Refused(Reason.MANAGER_NEEDED, "Ask a manager for " + what + ".");
        }
    }
}
