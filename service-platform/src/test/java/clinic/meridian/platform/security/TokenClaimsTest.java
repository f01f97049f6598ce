package clinic.meridian.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TokenClaimsTest {

    @Test
    void readsRolesFromTheirOwnClaim() {
        assertThat(TokenClaims.roles(Map.of("roles", List.of("FRONT_DESK", "MANAGER"))))
                .containsExactly(Role.FRONT_DESK, Role.MANAGER);
    }

    @Test
    void readsRolesWhereKeycloakNestsThem() {
        assertThat(TokenClaims.roles(
                        Map.of("realm_access", Map.of("roles", List.of("uma_authorization", "PRACTITIONER")))))
                .containsExactly(Role.PRACTITIONER);
    }

    @Test
    void addsUpBothShapes() {
        assertThat(TokenClaims.roles(
                        Map.of("roles", List.of("ADMIN"), "realm_access", Map.of("roles", List.of("MANAGER")))))
                .containsExactly(Role.MANAGER, Role.ADMIN);
    }

    @Test
    void grantsNothingForWhatItDoesNotUnderstand() {
        assertThat(TokenClaims.roles(Map.of())).isEmpty();
        assertThat(TokenClaims.roles(Map.of("roles", "ADMIN"))).isEmpty();
        assertThat(TokenClaims.roles(Map.of("roles", List.of("admin", "ROLE_ADMIN", 1, ""))))
                .isEmpty();
        assertThat(TokenClaims.roles(Map.of("realm_access", "ADMIN"))).isEmpty();
        assertThat(TokenClaims.roles(Map.of("realm_access", Map.of("roles", "ADMIN"))))
                .isEmpty();
    }

    @Test
    void namesThePersonByTheBestNameThereIs() {
        assertThat(TokenClaims.userName(Map.of("sub", "1", "preferred_username", "mei")))
                .isEqualTo("mei");
        assertThat(TokenClaims.userName(Map.of("sub", "1"))).isEqualTo("1");
        assertThat(TokenClaims.displayName(Map.of("sub", "1", "name", "Mei Chen")))
                .isEqualTo("Mei Chen");
        assertThat(TokenClaims.displayName(Map.of("sub", "1", "preferred_username", "mei")))
                .isEqualTo("mei");
    }

    @Test
    void noLocationsMeansAll() {
        SignedIn everywhere = person(Map.of());
        SignedIn mitte = person(Map.of("locations", List.of("mitte")));
        assertThat(everywhere.worksAt("mitte")).isTrue();
        assertThat(mitte.worksAt("mitte")).isTrue();
        assertThat(mitte.worksAt("soho")).isFalse();
    }

    private static SignedIn person(Map<String, Object> claims) {
        return new SignedIn("mei", "Mei", TokenClaims.roles(claims), TokenClaims.locations(claims));
    }
}
