package clinic.meridian.platform.shell;

import clinic.meridian.platform.security.Role;
import clinic.meridian.platform.security.SignedIn;
import java.net.URI;

/// The three places in the clinic where people work, one per service. A page names the one it belongs to.
public enum Workplace {
    DESK("Desk"),
    ROOMS("Rooms"),
    REPORTS("Reports");

    private final String label;

    Workplace(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /// Whether somebody may enter at all; the pages behind decide about more.
    boolean isFor(SignedIn person) {
        return switch (this) {
            case DESK, REPORTS -> !person.roles().isEmpty();
            case ROOMS -> person.is(Role.PRACTITIONER) || person.is(Role.MANAGER) || person.is(Role.ADMIN);
        };
    }

    URI address(Urls urls) {
        return switch (this) {
            case DESK -> urls.booking();
            case ROOMS -> urls.session();
            case REPORTS -> urls.reporting();
        };
    }
}
