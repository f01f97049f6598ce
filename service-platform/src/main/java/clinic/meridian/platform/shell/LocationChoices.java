package clinic.meridian.platform.shell;

import clinic.meridian.platform.security.SignedIn;
import java.util.List;

/// A service's bean that knows which locations a person may look at; without one the top bar has no switcher.
@FunctionalInterface
public interface LocationChoices {

    /// In the order in which they are offered.
    List<LocationChoice> of(SignedIn person);
}
