package clinic.meridian.platform.security;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/// The person behind a request. A parameter of this type in a handler is filled by the platform.
///
/// @param userName as events and audit name the person
/// @param displayName as pages name the person
/// @param locations ids of the locations where the person works; empty means all
public record SignedIn(String userName, String displayName, Set<Role> roles, Set<String> locations) {

    public boolean is(Role role) {
        return roles.contains(role);
    }

    /// Whether this person works at a location, and so may see what happens there.
    public boolean worksAt(String locationId) {
        return locations.isEmpty() || locations.contains(locationId);
    }

    /// Whether the person sees this location only because it is one of her own, being nothing but a practitioner.
    public boolean isOnlyPractitioner() {
        return roles.equals(Set.of(Role.PRACTITIONER));
    }

    /// @return empty when nobody is signed in, or not a person
    public static Optional<SignedIn> of(@Nullable Authentication authentication) {
        if (authentication instanceof JwtAuthenticationToken token) {
            return Optional.of(ofClaims(token.getToken().getClaims()));
        }
        if (authentication != null && authentication.getPrincipal() instanceof OidcUser user) {
            return Optional.of(ofClaims(user.getClaims()));
        }
        return Optional.empty();
    }

    private static SignedIn ofClaims(Map<String, Object> claims) {
        return new SignedIn(
                TokenClaims.userName(claims),
                TokenClaims.displayName(claims),
                Set.copyOf(TokenClaims.roles(claims)),
                Set.copyOf(TokenClaims.locations(claims)));
    }
}
