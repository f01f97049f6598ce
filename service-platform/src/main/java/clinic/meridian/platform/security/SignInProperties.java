package clinic.meridian.platform.security;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Who signs people in: `MERIDIAN_ISSUER` and its kin. Endpoints are named here and not discovered, so that a service
/// starts while the issuer is down. Left out, they are those of Spring Authorization Server; for Keycloak, or where the
/// issuer has another address from inside, name them (`MERIDIAN_OIDC_TOKENURI` and so on).
///
/// @param issuer as browsers reach it and as tokens name it
/// @param clientSecret of this service, whose client id is its name with `-service`
/// @param localSecret bearer secret of `/local/**`; local profile only
/// @param oidc the issuer's endpoints
@ConfigurationProperties("meridian")
record SignInProperties(
        URI issuer,
        String clientSecret,
        @Nullable String localSecret,
        @DefaultValue Oidc oidc) {

    record Oidc(
            @Nullable URI authorizationUri,
            @Nullable URI tokenUri,
            @Nullable URI jwksUri,
            @Nullable URI endSessionUri) {}

    String authorizationUri() {
        return endpoint(oidc.authorizationUri, "/oauth2/authorize");
    }

    String tokenUri() {
        return endpoint(oidc.tokenUri, "/oauth2/token");
    }

    String jwksUri() {
        return endpoint(oidc.jwksUri, "/oauth2/jwks");
    }

    String endSessionUri() {
        return endpoint(oidc.endSessionUri, "/connect/logout");
    }

    private String endpoint(@Nullable URI given, String usual) {
        return given != null ? given.toString() : issuer.toString().replaceAll("/$", "") + usual;
    }
}
