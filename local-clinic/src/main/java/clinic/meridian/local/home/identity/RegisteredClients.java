package clinic.meridian.local.home.identity;

import clinic.meridian.local.home.HomeSettings;
import java.net.URI;
import java.time.Duration;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;

/// The programs that may ask for a sign-in: the three services, and the command line.
final class RegisteredClients {
    private static final TokenSettings QUARTER_OF_AN_HOUR = TokenSettings.builder()
            .accessTokenTimeToLive(Duration.ofMinutes(15))
            .build();
    private static final ClientSettings PROVES_ITS_KEY =
            ClientSettings.builder().requireProofKey(true).build();

    private RegisteredClients() {}

    static InMemoryRegisteredClientRepository of(HomeSettings settings) {
        var urls = settings.urls();
        var secrets = settings.home().clientSecrets();
        return new InMemoryRegisteredClientRepository(
                service("booking-service", urls.booking(), secrets.booking()),
                service("session-service", urls.session(), secrets.session()),
                service("reporting-service", urls.reporting(), secrets.reporting()),
                commandLine());
    }

    /// The secret is long and random, and this process alone holds it: hashing it would only slow each sign-in
    /// down.
    private static RegisteredClient service(String clientId, URI url, String secret) {
        return RegisteredClient.withId(clientId)
                .clientId(clientId)
                .clientSecret("{noop}" + secret)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUri(url + "/login/oauth2/code/meridian")
                .postLogoutRedirectUri(url + "/")
                .scope(OidcScopes.OPENID)
                .scope(OidcScopes.PROFILE)
                .clientSettings(PROVES_ITS_KEY)
                .tokenSettings(QUARTER_OF_AN_HOUR)
                .build();
    }

    private static RegisteredClient commandLine() {
        return RegisteredClient.withId("clinic-cli")
                .clientId("clinic-cli")
                .clientAuthenticationMethod(ClientAuthenticationMethod.NONE)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUri("http://127.0.0.1/callback")
                .scope(OidcScopes.OPENID)
                .scope(OidcScopes.PROFILE)
                .clientSettings(PROVES_ITS_KEY)
                .tokenSettings(QUARTER_OF_AN_HOUR)
                .build();
    }
}
