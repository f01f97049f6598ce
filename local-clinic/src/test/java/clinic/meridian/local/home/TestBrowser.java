package clinic.meridian.local.home;

import clinic.meridian.local.LocalClinic;
import clinic.meridian.local.Part;
import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Keeps cookies and follows no redirect.
final class TestBrowser {
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final LocalClinic clinic;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
            .build();

    TestBrowser(LocalClinic clinic) {
        this.clinic = clinic;
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(clinic.url(Part.HOME).resolve(path))
                .header("Accept", "text/html, */*;q=0.5")
                .build();
        return http.send(request, BodyHandlers.ofString());
    }

    HttpResponse<String> post(String path, Map<String, String> fields) throws IOException, InterruptedException {
        return http.send(posting(path, fields).build(), BodyHandlers.ofString());
    }

    HttpResponse<String> signIn(String user, String password) throws IOException, InterruptedException {
        var csrf = CSRF.matcher(get("/login").body());
        if (!csrf.find()) {
            throw new IOException("no sign-in page");
        }
        return post("/login", Map.of("username", user, "password", password, "_csrf", csrf.group(1)));
    }

    HttpResponse<String> authorize(String client, String challenge) throws IOException, InterruptedException {
        return get("/oauth2/authorize?response_type=code&scope=openid+profile&code_challenge_method=S256&client_id="
                + client + "&code_challenge=" + challenge + "&redirect_uri=" + redirect(clinic, part(client)));
    }

    /// Signs the service in as the one who has signed in here.
    JsonNode exchange(String client, String secret) throws IOException, InterruptedException, GeneralSecurityException {
        var verifier = "a-verifier-that-is-long-enough-for-the-specification";
        var hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
        var challenge = Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        var back = authorize(client, challenge).headers().firstValue("Location").orElse("");
        var credentials =
                Base64.getEncoder().encodeToString((client + ":" + secret).getBytes(StandardCharsets.US_ASCII));
        var request = posting(
                        "/oauth2/token",
                        Map.of(
                                "grant_type",
                                "authorization_code",
                                "code",
                                back.replaceAll(".*[?&]code=([^&]*).*", "$1"),
                                "redirect_uri",
                                redirect(clinic, part(client)),
                                "code_verifier",
                                verifier))
                .header("Authorization", "Basic " + credentials)
                .build();
        return JsonMapper.shared()
                .readTree(http.send(request, BodyHandlers.ofString()).body());
    }

    static String redirect(LocalClinic clinic, Part service) {
        return clinic.url(service) + "/login/oauth2/code/meridian";
    }

    private static Part part(String client) {
        return LocalClinic.service(client.replace("-service", ""));
    }

    private HttpRequest.Builder posting(String path, Map<String, String> fields) {
        var form = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return HttpRequest.newBuilder(clinic.url(Part.HOME).resolve(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form));
    }
}
