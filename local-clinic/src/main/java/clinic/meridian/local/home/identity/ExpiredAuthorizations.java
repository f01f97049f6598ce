package clinic.meridian.local.home.identity;

import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Forgets sign-ins whose code and tokens have all expired; the issuer itself never does.
@Component
class ExpiredAuthorizations {
    private final JdbcClient jdbc;

    ExpiredAuthorizations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// The last day stays: signing out names an id token that may have expired meanwhile.
    @Scheduled(fixedDelay = 1, initialDelay = 1, timeUnit = TimeUnit.HOURS)
    void forget() {
        jdbc.sql("""
                        DELETE FROM oauth2_authorization
                        WHERE greatest(authorization_code_expires_at, access_token_expires_at, oidc_id_token_expires_at)
                              < now() - interval '1 day'
                        """).update();
    }
}
