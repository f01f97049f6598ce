package clinic.meridian.local.home.identity;

import java.util.Objects;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.stereotype.Component;

/// Says in every token who it is, what she may do and where. Read from the accounts each time: a role that was
/// taken away is gone with the next token.
@Component
class TokenClaims implements OAuth2TokenCustomizer<JwtEncodingContext> {
    private final AccountTable accounts;

    TokenClaims(AccountTable accounts) {
        this.accounts = accounts;
    }

    @Override
    public void customize(JwtEncodingContext context) {
        var kind = context.getTokenType();
        if (kind.equals(OAuth2TokenType.ACCESS_TOKEN) || kind.getValue().equals(OidcParameterNames.ID_TOKEN)) {
            Authentication principal = Objects.requireNonNull(context.getPrincipal(), "a token is always somebody's");
            var account = accounts.find(principal.getName()).orElseThrow();
            context.getClaims()
                    .claim("preferred_username", account.username())
                    .claim("name", account.displayName())
                    .claim("roles", account.roles())
                    .claim("locations", account.locations());
        }
    }
}
