package clinic.meridian.local.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import clinic.meridian.local.ClinicTrouble;
import clinic.meridian.local.DatabaseRole;
import clinic.meridian.local.LocalClinic;
import clinic.meridian.local.Part;
import clinic.meridian.local.client.Tokens;
import clinic.meridian.local.supervisor.TestClinic;
import java.net.http.HttpResponse;
import java.sql.DriverManager;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

@ExtendWith(TestClinic.Given.class)
class FrontDoorIT {
    private final TestClinic running;
    private final LocalClinic clinic;
    private final Tokens tokens;

    FrontDoorIT(TestClinic running) {
        this.running = running;
        this.clinic = running.clinic();
        this.tokens = Tokens.of(clinic, Clock.systemUTC());
    }

    private Jwt verified(String token) {
        return NimbusJwtDecoder.withJwkSetUri(clinic.url(Part.HOME) + "/oauth2/jwks")
                .build()
                .decode(token);
    }

    @Test
    void saysInTheTokenWhoItIsAndWhatSheMayDo() {
        var token = verified(tokens.of("admin"));

        assertThat(token.getSubject()).isEqualTo("admin");
        assertThat(token.getClaimAsString("iss"))
                .isEqualTo(clinic.url(Part.HOME).toString());
        assertThat(token.getClaimAsString("preferred_username")).isEqualTo("admin");
        assertThat(token.getClaimAsString("name")).isEqualTo("Robin Keller");
        assertThat(token.getClaimAsStringList("roles"))
                .containsExactlyInAnyOrder("FRONT_DESK", "PRACTITIONER", "MANAGER", "ADMIN");
        assertThat(token.getClaimAsStringList("locations")).isEmpty();
        assertThat(Duration.between(
                        Objects.requireNonNull(token.getIssuedAt()), Objects.requireNonNull(token.getExpiresAt())))
                .isEqualTo(Duration.ofMinutes(15));
    }

    @Test
    void signsAServiceInThatProvesItself() throws Exception {
        var browser = new TestBrowser(clinic);
        browser.signIn("mei", clinic.secrets().existing("demo-password"));

        var answer = browser.exchange("booking-service", clinic.secrets().existing("client-booking-service"));

        assertThat(verified(answer.path("id_token").asString()).getClaimAsStringList("roles"))
                .isEqualTo(List.of("PRACTITIONER"));
        assertThat(browser.exchange("booking-service", "guess").path("error").asString())
                .isEqualTo("invalid_client");
    }

    @Test
    void refusesAClientThatDoesNotProveItsKey() throws Exception {
        var browser = new TestBrowser(clinic);
        browser.signIn("mei", clinic.secrets().existing("demo-password"));

        var answer =
                browser.get("/oauth2/authorize?response_type=code&scope=openid&client_id=booking-service&redirect_uri="
                        + TestBrowser.redirect(clinic, Part.BOOKING));

        assertThat(location(answer)).contains("error=invalid_request").contains("code_challenge");
    }

    @Test
    void sendsNobodyToAnAddressThatIsNotRegistered() throws Exception {
        var browser = new TestBrowser(clinic);

        var answer = browser.get("/oauth2/authorize?response_type=code&scope=openid&client_id=booking-service"
                + "&code_challenge=x&code_challenge_method=S256&redirect_uri=http://evil.example/");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Location")).isEmpty();
    }

    @Test
    void logsNobodyOutWhenItDies() throws Exception {
        var token = tokens.of("desk");
        var browser = new TestBrowser(clinic);
        browser.signIn("desk", clinic.secrets().existing("demo-password"));

        running.killAndAwaitReturn(Part.HOME);

        assertThat(location(browser.authorize("session-service", "a-challenge-of-43-characters-0123456789-abcde")))
                .startsWith(clinic.url(Part.SESSION) + "/login/oauth2/code/meridian?code=");
        assertThat(verified(token).getSubject()).isEqualTo("desk");
    }

    @Test
    void letsWaitWhoGuesses() throws Exception {
        var browser = new TestBrowser(clinic);
        for (int i = 0; i < 5; i++) {
            assertThat(location(browser.signIn("ravi", "guess " + i))).endsWith("/login?wrong");
        }

        var refused = browser.signIn("ravi", clinic.secrets().existing("demo-password"));

        assertThat(location(refused)).endsWith("/login?wait");
        assertThat(browser.get("/login?wait").statusCode()).isEqualTo(429);
        assertThatThrownBy(() -> tokens.of("ravi")).isInstanceOf(ClinicTrouble.class);
        assertThat(tokens.of("sofia")).isNotEmpty();
    }

    @Test
    void takesNoSignInFromAPageOfSomebodyElse() throws Exception {
        var browser = new TestBrowser(clinic);

        var answer = browser.post("/login", Map.of("username", "desk", "password", "x"));

        assertThat(answer.statusCode()).isEqualTo(403);
    }

    @Test
    void storesNoPassword() throws Exception {
        var role = DatabaseRole.WRITING;
        try (var connection = DriverManager.getConnection(
                        clinic.jdbcUrl("identity"), role.username("identity"), role.password(clinic, "identity"));
                var rows = connection.createStatement().executeQuery("SELECT password FROM account")) {
            int accounts = 0;
            while (rows.next()) {
                accounts++;
                assertThat(rows.getString(1)).startsWith("{bcrypt}");
            }
            assertThat(accounts).isEqualTo(8);
        }
    }

    @Test
    void showsTheWayInAndHowEverythingIs() throws Exception {
        var page = new TestBrowser(clinic).get("/");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'")
                .doesNotContain("unsafe");
        assertThat(page.body())
                .contains(clinic.url(Part.BOOKING).toString())
                .contains(clinic.url(Part.SESSION).toString())
                .contains(clinic.url(Part.REPORTING).toString())
                .contains("PostgreSQL")
                .contains("does not answer") // no service runs here
                .doesNotContain(clinic.secrets().existing("demo-password"))
                .doesNotContain("<script>")
                .doesNotContain("style=");
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("(no redirect, " + answer.statusCode() + ")");
    }
}
