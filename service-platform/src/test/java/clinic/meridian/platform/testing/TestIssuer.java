package clinic.meridian.platform.testing;

import clinic.meridian.platform.security.Role;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// An OpenID issuer for tests: publishes a key, mints access tokens, and signs anybody in who is named by
/// [#signInNextAs], with the code flow and PKCE checked as a real issuer does.
public final class TestIssuer implements AutoCloseable {

    private final HttpServer server;
    private final RSAKey key;
    private final Map<String, Map<String, String>> codes = new ConcurrentHashMap<>();
    private volatile JWTClaimsSet next = claims("desk", Role.FRONT_DESK).build();
    private volatile @Nullable String lastLogout;

    public TestIssuer() {
        try {
            key = new RSAKeyGenerator(2048).keyID(UUID.randomUUID().toString()).generate();
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (JOSEException | IOException e) {
            throw new IllegalStateException(e);
        }
        server.createContext("/oauth2/jwks", exchange -> answer(exchange, 200, new JWKSet(key).toString()));
        server.createContext("/oauth2/authorize", this::authorize);
        server.createContext("/oauth2/token", this::token);
        server.createContext("/connect/logout", exchange -> {
            lastLogout = exchange.getRequestURI().getRawQuery();
            answer(exchange, 200, "{}");
        });
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /// The access token of a person with these roles, for an hour.
    public String accessToken(String userName, Role... roles) {
        return sign(key, claims(userName, roles).build(), JOSEObjectType.JWT);
    }

    /// An access token that differs from a good one.
    public String accessToken(Consumer<JWTClaimsSet.Builder> change) {
        JWTClaimsSet.Builder claims = claims("desk", Role.FRONT_DESK);
        change.accept(claims);
        return sign(key, claims.build(), JOSEObjectType.JWT);
    }

    /// A token that somebody else signed under our key's name.
    public String forgedToken() throws JOSEException {
        RSAKey other = new RSAKeyGenerator(2048).keyID(key.getKeyID()).generate();
        return sign(other, claims("desk", Role.ADMIN).build(), JOSEObjectType.JWT);
    }

    /// The person who is found at the sign-in form from now on.
    public void signInNextAs(String userName, Role... roles) {
        next = claims(userName, roles).build();
    }

    /// The query of the latest sign-out.
    public @Nullable String lastLogout() {
        return lastLogout;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private JWTClaimsSet.Builder claims(String userName, Role... roles) {
        List<String> names = new ArrayList<>();
        for (Role role : roles) {
            names.add(role.name());
        }
        Instant now = Instant.now();
        return new JWTClaimsSet.Builder()
                .issuer(server == null ? "" : url())
                .subject("sub-" + userName)
                .audience("booking-service")
                .claim("preferred_username", userName)
                .claim("name", Character.toUpperCase(userName.charAt(0)) + userName.substring(1) + " Example")
                .claim("roles", names)
                .claim("locations", List.of())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(Duration.ofHours(1))));
    }

    private void authorize(HttpExchange exchange) throws IOException {
        Map<String, String> query = form(exchange.getRequestURI().getRawQuery());
        String code = UUID.randomUUID().toString();
        codes.put(code, query);
        exchange.getResponseHeaders()
                .set("Location", query.get("redirect_uri") + "?code=" + code + "&state=" + encoded(query.get("state")));
        answer(exchange, 302, "");
    }

    private void token(HttpExchange exchange) throws IOException {
        Map<String, String> form = form(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        Map<String, String> asked = codes.remove(form.getOrDefault("code", ""));
        String secret = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
        if (asked == null
                || !secret.startsWith("Basic ")
                || !challenge(form.getOrDefault("code_verifier", "")).equals(asked.get("code_challenge"))) {
            answer(exchange, 400, "{\"error\":\"invalid_grant\"}");
            return;
        }
        JWTClaimsSet idToken = new JWTClaimsSet.Builder(next)
                .issuer(url())
                .audience(asked.get("client_id"))
                .claim("nonce", asked.get("nonce"))
                .build();
        answer(exchange, 200, """
                {"access_token":"%s","token_type":"Bearer","expires_in":900,"scope":"openid profile","id_token":"%s"}""".formatted(
                        sign(key, next, JOSEObjectType.JWT), sign(key, idToken, JOSEObjectType.JWT)));
    }

    private static String sign(RSAKey key, JWTClaimsSet claims, JOSEObjectType type) {
        try {
            SignedJWT jwt = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .keyID(key.getKeyID())
                            .type(type)
                            .build(),
                    claims);
            jwt.sign(new RSASSASigner(key));
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String challenge(String verifier) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> form(String encoded) {
        Map<String, String> values = new HashMap<>();
        for (String pair : encoded.split("&", -1)) {
            int equals = pair.indexOf('=');
            values.put(
                    URLDecoder.decode(pair.substring(0, equals), StandardCharsets.UTF_8),
                    URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
        }
        return values;
    }

    private static String encoded(@Nullable String value) {
        return java.net.URLEncoder.encode(String.valueOf(value), StandardCharsets.UTF_8);
    }

    private static void answer(HttpExchange exchange, int status, String body) {
        try (exchange) {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
