package clinic.meridian.platform.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/// Makes a signed-in person of a token: of an access token for the API, of an ID token for a session.
final class People implements OAuth2UserService<OidcUserRequest, OidcUser> {

    static Converter<Jwt, AbstractAuthenticationToken> ofAccessTokens() {
        return jwt -> new JwtAuthenticationToken(
                jwt, TokenClaims.authorities(jwt.getClaims()), TokenClaims.userName(jwt.getClaims()));
    }

    /// All that is needed stands in the ID token; the issuer is not asked again.
    @Override
    public OidcUser loadUser(OidcUserRequest request) {
        var claims = request.getIdToken().getClaims();
        String nameClaim = claims.containsKey(TokenClaims.USER_NAME) ? TokenClaims.USER_NAME : "sub";
        return new DefaultOidcUser(TokenClaims.authorities(claims), request.getIdToken(), nameClaim);
    }

    /// Pages call no other service on a person's behalf, so the access and refresh tokens of a sign-in are not kept.
    static final class NoTokensKept implements OAuth2AuthorizedClientRepository {
        @Override
        @SuppressWarnings("TypeParameterUnusedInFormals") // the interface asks for it
        public <T extends OAuth2AuthorizedClient> @Nullable T loadAuthorizedClient(
                String registration, Authentication principal, HttpServletRequest request) {
            return null;
        }

        @Override
        public void saveAuthorizedClient(
                OAuth2AuthorizedClient client,
                Authentication principal,
                HttpServletRequest request,
                HttpServletResponse response) {}

        @Override
        public void removeAuthorizedClient(
                String registration,
                Authentication principal,
                HttpServletRequest request,
                HttpServletResponse response) {}
    }
}
