package clinic.meridian.session.treatment;

import clinic.meridian.platform.database.AdvisoryLocks;
import clinic.meridian.platform.database.AdvisoryLocks.Lock;
import clinic.meridian.platform.database.AdvisoryLocks.Mode;
import clinic.meridian.session.consent.ClientLocks;
import java.util.List;
import org.springframework.stereotype.Component;

/// Lets requests about one session wait for each other, so that the version that one was based on is still the
/// version when its command is handled, and consent is not withdrawn in between.
@Component
class SessionLocks {

    private final AdvisoryLocks locks;

    SessionLocks(AdvisoryLocks locks) {
        this.locks = locks;
    }

    void changing(String sessionId) {
        locks.take(List.of(session(sessionId)));
    }

    void changing(String sessionId, String clientId) {
        locks.take(List.of(session(sessionId), ClientLocks.reading(clientId)));
    }

    private static Lock session(String sessionId) {
        return new Lock("session:" + sessionId, Mode.EXCLUSIVE);
    }
}
