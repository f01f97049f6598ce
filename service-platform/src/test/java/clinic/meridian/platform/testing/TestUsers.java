package clinic.meridian.platform.testing;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import clinic.meridian.platform.security.Role;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/// People for tests with MockMvc, as if an access token of theirs had been checked:
/// `mvc.perform(get("/api/v1/…").with(TestUsers.bearer("anna", Role.FRONT_DESK)))`.
public final class TestUsers {

    private TestUsers() {}

    /// Works at all locations.
    public static RequestPostProcessor bearer(String userName, Role... roles) {
        return bearer(userName, List.of(), roles);
    }

    /// @param locations ids of the locations where this person works; empty means all
    public static RequestPostProcessor bearer(String userName, List<String> locations, Role... roles) {
        Instant now = Instant.now();
        Jwt token = Jwt.withTokenValue("test")
                .header("alg", "RS256")
                .subject("sub-" + userName)
                .claim("preferred_username", userName)
                .claim("name", userName)
                .claim("roles", Arrays.stream(roles).map(Role::name).toList())
                .claim("locations", locations)
                .issuedAt(now)
                .expiresAt(now.plusSeconds(900))
                .build();
        List<SimpleGrantedAuthority> authorities = Arrays.stream(roles)
                .map(role -> new SimpleGrantedAuthority(role.authority()))
                .toList();
        Authentication person = new JwtAuthenticationToken(token, authorities, userName);
        return request -> csrf().postProcessRequest(authentication(person).postProcessRequest(request));
    }
}
