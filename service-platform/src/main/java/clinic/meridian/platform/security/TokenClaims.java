package clinic.meridian.platform.security;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/// Reads a token's claims, whoever issued it: roles stand in `roles`, or in Keycloak's `realm_access.roles`. Roles that
/// the clinic does not know are passed over, and malformed claims count as absent: they never grant anything.
final class TokenClaims {

    static final String USER_NAME = "preferred_username";

    private TokenClaims() {}

    static Set<Role> roles(Map<String, ?> claims) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        Stream.concat(texts(claims.get("roles")), texts(realmRoles(claims)))
                .flatMap(name -> Role.named(name).stream())
                .forEach(roles::add);
        return roles;
    }

    static List<GrantedAuthority> authorities(Map<String, ?> claims) {
        return roles(claims).stream()
                .<GrantedAuthority>map(role -> new SimpleGrantedAuthority(role.authority()))
                .toList();
    }

    /// Ids of the locations where this person works; empty means all.
    static Set<String> locations(Map<String, ?> claims) {
        Set<String> locations = new TreeSet<>();
        texts(claims.get("locations")).forEach(locations::add);
        return locations;
    }

    static String userName(Map<String, ?> claims) {
        return claims.get(USER_NAME) instanceof String name && !name.isBlank()
                ? name
                : String.valueOf(claims.get("sub"));
    }

    static String displayName(Map<String, ?> claims) {
        return claims.get("name") instanceof String name && !name.isBlank() ? name : userName(claims);
    }

    private static @Nullable Object realmRoles(Map<String, ?> claims) {
        return claims.get("realm_access") instanceof Map<?, ?> realm ? realm.get("roles") : null;
    }

    private static Stream<String> texts(@Nullable Object claim) {
        return claim instanceof Collection<?> values
                ? values.stream().filter(String.class::isInstance).map(String.class::cast)
                : Stream.empty();
    }
}
