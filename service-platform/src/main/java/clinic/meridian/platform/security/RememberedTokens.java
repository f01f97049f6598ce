package clinic.meridian.platform.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidationException;

/// Verifies the signature of a token once a minute instead of with each of its requests, which costs more than
/// reading what the request asks for. Whether its time is over is looked at each time; a key that the issuer withdraws
/// opens nothing after a minute.
final class RememberedTokens implements JwtDecoder {

    private static final Duration REMEMBERED = Duration.ofMinutes(1);
    private static final int AT_MOST = 10_000;

    private final JwtDecoder issuer;
    private final OAuth2TokenValidator<Jwt> inTime;
    private final Cache<String, Jwt> verified = Caffeine.newBuilder()
            .expireAfterWrite(REMEMBERED)
            .maximumSize(AT_MOST)
            .build();

    RememberedTokens(JwtDecoder issuer, OAuth2TokenValidator<Jwt> inTime) {
        this.issuer = issuer;
        this.inTime = inTime;
    }

    /// @throws org.springframework.security.oauth2.jwt.JwtException as the issuer's decoder; nothing refused is
    /// remembered
    @Override
    public Jwt decode(String token) {
        Jwt known = verified.getIfPresent(token);
        if (known == null) {
            Jwt fresh = issuer.decode(token);
            verified.put(token, fresh);
            return fresh;
        }
        OAuth2TokenValidatorResult result = inTime.validate(known);
        if (result.hasErrors()) {
            verified.invalidate(token);
            throw new JwtValidationException("The token's time is over", result.getErrors());
        }
        return known;
    }
}
