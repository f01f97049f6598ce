package clinic.meridian.system.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Gets access tokens as any program would: authorization code with PKCE, through the issuer's sign-in page. It knows
/// nothing of `./clinic token`, so that each proves the other.
final class SignIn {
    private static final String CLIENT = "clinic-cli";
    private static final String REDIRECT = "http://127.0.0.1/callback";
    private static final Duration RENEWED_EVERY = Duration.ofMinutes(10);
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");
    private static final SecureRandom RANDOM = new SecureRandom();

    private final URI issuer;
    private final String password;
    private final InstantSource systemTime;
    private final Map<String, Token> tokens = new ConcurrentHashMap<>();

    private record Token(String value, Instant since) {}

    SignIn(URI issuer, String password, InstantSource systemTime) {
        this.issuer = issuer;
        this.password = password;
        this.systemTime = systemTime;
    }

    /// A token of that user that is good for some minutes.
    String token(String user) {
        return tokens.compute(
                        user,
                        (name, held) -> held != null
                                        && held.since()
                                                .isAfter(systemTime.instant().minus(RENEWED_EVERY))
                                ? held
                                : new Token(signIn(name), systemTime.instant()))
                .value();
    }

    private String signIn(String user) {
        try (var browser = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(PATIENCE)
                .build()) {
            var verifier = random();
            var authorize = issuer.resolve("/oauth2/authorize?"
                    + form(Map.of(
                            "response_type",
                            "code",
                            "client_id",
                            CLIENT,
                            "redirect_uri",
                            REDIRECT,
                            "scope",
                            "openid profile",
                            "state",
                            random(),
                            "code_challenge",
                            challenge(verifier),
                            "code_challenge_method",
                            "S256")));
            var page = get(browser, location(get(browser, authorize)));
            var csrf = CSRF.matcher(page.body());
            if (!csrf.find()) {
                throw new AssertionError("This is not the sign-in page: " + page.statusCode() + " " + page.body());
            }
            var entered =
                    post(browser, "/login", Map.of("username", user, "password", password, "_csrf", csrf.group(1)));
            var code = code(location(get(browser, location(entered))));
            var answer = post(
                    browser,
                    "/oauth2/token",
                    Map.of(
                            "grant_type", "authorization_code",
                            "client_id", CLIENT,
                            "redirect_uri", REDIRECT,
                            "code", code,
                            "code_verifier", verifier));
            return Json.read(answer.body()).path("access_token").asString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while signing in as " + user, e);
        }
    }

    private static HttpResponse<String> get(HttpClient browser, URI address) throws IOException, InterruptedException {
        return browser.send(
                HttpRequest.newBuilder(address)
                        .header("Accept", "text/html")
                        .timeout(PATIENCE)
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpResponse<String> post(HttpClient browser, String path, Map<String, String> fields)
            throws IOException, InterruptedException {
        return browser.send(
                HttpRequest.newBuilder(issuer.resolve(path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .timeout(PATIENCE)
                        .POST(BodyPublishers.ofString(form(fields)))
                        .build(),
                BodyHandlers.ofString());
    }

    private static URI location(HttpResponse<String> answer) {
        return answer.headers()
                .firstValue("Location")
                .map(location -> answer.uri().resolve(location))
                .orElseThrow(() -> new AssertionError(
                        answer.uri() + " did not redirect: " + answer.statusCode() + " " + answer.body()));
    }

    private static String code(URI back) {
        var code = Pattern.compile("[?&]code=([^&]+)").matcher(back.toString());
        if (!code.find()) {
            throw new AssertionError("The issuer sent no code: " + back);
        }
        return URLDecoder.decode(code.group(1), StandardCharsets.UTF_8);
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static String random() {
        var bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String challenge(String verifier) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
