package clinic.meridian.session.visit;

import java.util.Optional;

/// The practitioners that this service has heard of.
public interface Practitioners {

    boolean isKnown(String practitionerId);

    /// The practitioner who signs in under this name, when one is linked to it.
    Optional<String> signedInAs(String username);
}
