package clinic.meridian.session.consent;

import clinic.meridian.platform.database.AdvisoryLocks.Lock;
import clinic.meridian.platform.database.AdvisoryLocks.Mode;

/// The lock that keeps a withdrawal of consent and what relies on the consent from passing each other by.
public final class ClientLocks {

    private ClientLocks() {}

    /// Taken by whatever relies on a client's consents and screenings.
    public static Lock reading(String clientId) {
        return new Lock("client:" + clientId, Mode.SHARED);
    }

    /// Taken by whatever changes them.
    public static Lock changing(String clientId) {
        return new Lock("client:" + clientId, Mode.EXCLUSIVE);
    }
}
