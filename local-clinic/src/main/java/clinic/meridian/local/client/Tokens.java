package clinic.meridian.local.client;

import clinic.meridian.local.ClinicTrouble;
import clinic.meridian.local.LocalClinic;
import clinic.meridian.local.Part;
import java.io.IOException;
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
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/// Signs demo users in the way a browser would (authorization code with PKCE, through the sign-in page) and
/// keeps their access tokens while they are good.
public final class Tokens {
    private static final String CLIENT = "clinic-cli";
    private static final String REDIRECT = "http://127.0.0.1/callback";
    private static final Duration SPARE = Duration.ofMinutes(1);
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");
    private static final SecureRandom RANDOM = new SecureRandom();

    private final URI issuer;
    private final Supplier<String> password;
    private final Clock clock;
    private final Map<String, Token> tokens = new ConcurrentHashMap<>();

    private record Token(String value, Instant goodUntil) {}

    /// @param issuer   the address of the local clinic's issuer
    /// @param password the password that all demo users share
    /// @param clock    the system's time
    public Tokens(URI issuer, Supplier<String> password, Clock clock) {
        this.issuer = issuer;
        this.password = password;
        this.clock = clock;
    }

    public static Tokens of(LocalClinic clinic, Clock clock) {
        return new Tokens(clinic.url(Part.HOME), () -> clinic.secrets().existing("demo-password"), clock);
    }

    /// An access token of that user that is good for another minute at least.
    public String of(String user) {
        return tokens.compute(
                        user,
                        (name, held) ->
                                held != null && clock.instant().isBefore(held.goodUntil()) ? held : signIn(name))
                .value();
    }

    private Token signIn(String user) {
        var browser = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(Duration.ofSeconds(5))
                .build();
        try {
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
            var signInPage = follow(browser, authorize);
            send(
                    browser,
                    issuer.resolve("/login"),
                    Map.of("username", user, "password", password.get(), "_csrf", csrf(signInPage)));
            var back = location(get(browser, authorize));
            var code = parameters(back).get("code");
            if (code == null) {
                throw new ClinicTrouble("There is no demo user '" + user + "', or the password has been changed.");
            }
            var answer = send(
                    browser,
                    issuer.resolve("/oauth2/token"),
                    Map.of(
                            "grant_type", "authorization_code",
                            "client_id", CLIENT,
                            "redirect_uri", REDIRECT,
                            "code", code,
                            "code_verifier", verifier));
            var json = JsonMapper.shared().readTree(answer.body());
            if (answer.statusCode() != 200) {
                throw new ClinicTrouble("The issuer gave no token: " + answer.body());
            }
            var lifetime = Duration.ofSeconds(json.path("expires_in").asLong());
            return new Token(
                    json.path("access_token").asString(),
                    clock.instant().plus(lifetime).minus(SPARE));
        } catch (IOException e) {
            throw new ClinicTrouble(issuer + " does not answer. Is the clinic up? ./clinic status", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ClinicTrouble("Interrupted while signing in", e);
        }
    }

    private HttpResponse<String> follow(HttpClient browser, URI start) throws IOException, InterruptedException {
        var answer = get(browser, start);
        for (int hops = 0; answer.statusCode() / 100 == 3 && hops < 5; hops++) {
            answer = get(browser, location(answer));
        }
        return answer;
    }

    private static HttpResponse<String> get(HttpClient browser, URI address) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(address)
                .header("Accept", "text/html")
                .timeout(Duration.ofSeconds(20))
                .build();
        return browser.send(request, BodyHandlers.ofString());
    }

    private static HttpResponse<String> send(HttpClient browser, URI address, Map<String, String> fields)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(address)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .timeout(Duration.ofSeconds(20))
                .POST(BodyPublishers.ofString(form(fields)))
                .build();
        return browser.send(request, BodyHandlers.ofString());
    }

    private URI location(HttpResponse<String> answer) {
        return answer.headers()
                .firstValue("Location")
                .map(location -> answer.uri().resolve(location))
                .orElse(issuer);
    }

    private static String csrf(HttpResponse<String> page) {
        var field = CSRF.matcher(page.body());
        if (!field.find()) {
            throw new ClinicTrouble(page.uri() + " is not the sign-in page of a local clinic.");
        }
        return field.group(1);
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static Map<String, String> parameters(URI address) {
        var query = address.getRawQuery();
        if (query == null) {
            return Map.of();
        }
        return Arrays.stream(query.split("&"))
                .map(parameter -> parameter.split("=", 2))
                .filter(parameter -> parameter.length == 2)
                .collect(Collectors.toMap(
                        parameter -> parameter[0],
                        parameter -> URLDecoder.decode(parameter[1], StandardCharsets.UTF_8),
                        (first, second) -> first));
    }

    private static String random() {
        var random = new byte[32];
        RANDOM.nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
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
