package clinic.meridian.platform.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import clinic.meridian.websample.Browser;
import clinic.meridian.websample.SampleServer;
import clinic.meridian.websample.SampleServer.Answer;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SecurityIT {

    private static SampleServer server;

    @BeforeAll
    static void start() {
        server = new SampleServer();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(server.uri(path)).timeout(Duration.ofSeconds(20));
    }

    @Nested
    class ABearerToken {

        private static Answer with(String token) {
            return server.send(to("/api/v1/who").header("Authorization", "Bearer " + token));
        }

        private static void refused(Answer answer) {
            assertThat(answer.status()).as(answer.toString()).isEqualTo(401);
            assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer error=");
            assertThat(answer.json().get("reason").asString()).isEqualTo("unauthenticated");
            assertThat(answer.header("Set-Cookie")).isEmpty();
        }

        @Test
        void namesThePersonTheChannelAndTheRoles() {
            Answer answer = with(server.issuer().accessToken("mei", Role.PRACTITIONER, Role.MANAGER));
            assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
            assertThat(answer.json().at("/actor/by").asString()).isEqualTo("mei");
            assertThat(answer.json().at("/actor/channel").asString()).isEqualTo("API");
            assertThat(answer.json().at("/person/displayName").asString()).isEqualTo("Mei Example");
            assertThat(answer.json().at("/person/roles").valueStream().map(role -> role.asString()))
                    .containsExactlyInAnyOrder("PRACTITIONER", "MANAGER");
            assertThat(answer.header("Set-Cookie")).isEmpty();
        }

        @Test
        void mayHaveItsRolesWhereKeycloakPutsThem() {
            Answer answer = with(server.issuer()
                    .accessToken(claims -> claims.claim("roles", null)
                            .claim("realm_access", Map.of("roles", List.of("offline_access", "FRONT_DESK")))));
            assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        }

        @Test
        void isAskedForWhereAProgramSendsNone() {
            for (var method : List.of("GET", "POST", "DELETE")) {
                Answer answer = server.send(to("/api/v1/who").method(method, BodyPublishers.noBody()));
                assertThat(answer.status()).as(method + " " + answer).isEqualTo(401);
                assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
                assertThat(answer.json().get("reason").asString()).isEqualTo("unauthenticated");
            }
        }

        @Test
        void withoutARoleOfTheClinicIsForbidden() {
            assertThat(with(server.issuer().accessToken("stranger")).status()).isEqualTo(403);
            assertThat(with(server.issuer().accessToken(claims -> claims.claim("roles", "ADMIN")))
                            .status())
                    .isEqualTo(403);
        }

        @Test
        void isRefusedWhenItIsNotGood() throws Exception {
            refused(with("nonsense"));
            refused(with("a.b.c"));
            refused(with(server.issuer().forgedToken()));
            refused(with(server.issuer().accessToken(claims -> claims.issuer("http://elsewhere.example"))));
            refused(with(server.issuer()
                    .accessToken(claims ->
                            claims.notBeforeTime(Date.from(Instant.now().plusSeconds(600))))));
            String good = server.issuer().accessToken("desk", Role.ADMIN);
            refused(with(good.substring(0, good.lastIndexOf('.') + 1)));
            // {"alg":"none"}
            refused(with("eyJhbGciOiJub25lIn0." + good.split("\\.", -1)[1] + "."));
        }

        @Test
        void saysWhenItHasExpired() {
            Answer answer = with(server.issuer()
                    .accessToken(
                            claims -> claims.issueTime(Date.from(Instant.now().minusSeconds(900)))
                                    .expirationTime(Date.from(Instant.now().minusSeconds(300)))));
            refused(answer);
            assertThat(answer.json().get("detail").asString()).contains("expired");
        }

        @Test
        void isAskedForOnTheApi() {
            Answer answer = server.send(to("/api/v1/who").header("Accept", "text/html"));
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
            assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        }

        @Test
        void beatsASessionThatIsSentAlong() {
            Browser desk = Browser.signedIn(server, "desk", Role.FRONT_DESK);
            Answer answer = desk.send(to("/api/v1/who").header("Authorization", "Bearer nonsense"));
            refused(answer);
        }
    }

    @Nested
    class ASession {

        @Test
        void beginsAtTheIssuerWithPkceAndEndsWherePeopleWanted() {
            server.issuer().signInNextAs("anna", Role.FRONT_DESK);
            Browser browser = new Browser(server);
            Answer first = browser.page("/who?tab=2");
            assertThat(first.status()).isEqualTo(302);
            assertThat(first.header("Location")).endsWith("/oauth2/authorization/meridian");

            Answer toIssuer = browser.page("/oauth2/authorization/meridian");
            String authorize = toIssuer.header("Location");
            assertThat(authorize)
                    .startsWith(
                            server.issuer().url() + "/oauth2/authorize?response_type=code&client_id=booking-service")
                    .contains("code_challenge=", "code_challenge_method=S256", "nonce=", "scope=openid%20profile");

            Answer fromIssuer = browser.send(HttpRequest.newBuilder(URI.create(authorize)));
            String before = browser.cookie("meridian-booking");
            Answer back = browser.send(HttpRequest.newBuilder(URI.create(fromIssuer.header("Location"))));
            assertThat(back.status()).isEqualTo(302);
            assertThat(back.header("Location")).endsWith("/who?tab=2");
            assertThat(browser.cookie("meridian-booking")).isNotEqualTo(before);

            Answer page = browser.page("/who?tab=2");
            assertThat(page.json().at("/actor/by").asString()).isEqualTo("anna");
            assertThat(page.json().at("/actor/channel").asString()).isEqualTo("PAGE");
            assertThat(page.json().at("/person/displayName").asString()).isEqualTo("Anna Example");
        }

        @Test
        void hasACookieOfItsOwnThatScriptsAndOtherSitesCannotUse() {
            Browser browser = new Browser(server);
            Answer answer = browser.page("/who");
            assertThat(answer.header("Set-Cookie"))
                    .startsWith("meridian-booking=")
                    .contains("HttpOnly", "SameSite=Lax", "Secure", "Path=/");
        }

        @Test
        void ofSomebodyElsesCodeIsRefused() {
            Browser browser = new Browser(server);
            browser.page("/oauth2/authorization/meridian");
            Answer answer = browser.page("/login/oauth2/code/meridian?code=stolen&state=guessed");
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.body()).contains("Signing in did not work");
        }

        @Test
        void mayUseTheApiButChangesNeedTheCsrfToken() {
            Browser desk = Browser.signedIn(server, "desk", Role.FRONT_DESK);
            assertThat(desk.send(to("/api/v1/who")).status()).isEqualTo(200);

            Answer without = desk.send(to("/api/v1/who").POST(BodyPublishers.noBody()));
            assertThat(without.status()).isEqualTo(403);
            assertThat(without.json().get("reason").asString()).isEqualTo("page-too-old");

            Answer token = desk.send(to("/csrf"));
            Answer with = desk.send(to("/api/v1/who")
                    .header(
                            token.json().get("header").asString(),
                            token.json().get("token").asString())
                    .POST(BodyPublishers.noBody()));
            assertThat(with.status()).as(with.toString()).isEqualTo(200);
            assertThat(with.json().get("channel").asString()).isEqualTo("PAGE");
        }

        @Test
        void thatIsOverMakesAWaitingPageReload() {
            Answer read = server.send(to("/who").header("HX-Request", "true"));
            assertThat(read.status()).isEqualTo(401);
            assertThat(read.header("HX-Refresh")).isEqualTo("true");
            Answer write = server.send(to("/forms").header("HX-Request", "true").POST(BodyPublishers.noBody()));
            assertThat(write.status()).isEqualTo(401);
            assertThat(write.header("HX-Refresh")).isEqualTo("true");
        }

        @Test
        void doesNotComeBackToAFragment() {
            Browser browser = new Browser(server);
            browser.send(to("/who?fragment=1").header("HX-Request", "true").header("Accept", "text/html"));
            browser.signIn("anna", Role.FRONT_DESK);
            assertThat(browser.lastLocation()).endsWith("/");
        }

        @Test
        void endsHereAndAtTheIssuer() {
            Browser desk = Browser.signedIn(server, "desk", Role.FRONT_DESK);
            assertThat(desk.page("/logout").status()).isNotEqualTo(302);
            Answer token = desk.send(to("/csrf"));
            Answer out = desk.send(to("/logout")
                    .header("Accept", "text/html")
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString(
                            "_csrf=" + token.json().get("token").asString())));
            assertThat(out.status()).isEqualTo(302);
            assertThat(out.header("Location"))
                    .startsWith(server.issuer().url() + "/connect/logout?id_token_hint=")
                    .contains("post_logout_redirect_uri=http://127.0.0.1:" + server.port() + "/");
            assertThat(desk.send(to("/api/v1/who")).status()).isEqualTo(401);
        }

        @Test
        void isForbiddenWhatItsRoleMayNot() {
            Browser desk = Browser.signedIn(server, "desk", Role.FRONT_DESK);
            Answer answer = desk.send(to("/api/v1/managed"));
            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.json().get("reason").asString()).isEqualTo("forbidden");
        }
    }

    @Nested
    class Anybody {

        @Test
        void mayUseALinkFromAMailWithoutCookieOrToken() {
            Answer answer = server.send(to("/c/token/cancel").POST(BodyPublishers.noBody()));
            assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
            assertThat(answer.header("Set-Cookie")).isEmpty();
            assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
        }

        @Test
        void isNotLetInByThePublicMarkAlone() {
            assertThat(server.send(to("/not-opened")).status()).isEqualTo(401);
        }

        @Test
        void isNotLetInToPathsThatDoNotExist() {
            assertThat(server.send(to("/api/v1/nothing")).status()).isEqualTo(401);
            assertThat(server.send(to("/nothing")).status()).isEqualTo(401);
        }

        @Test
        void maySeeHealthButNoOtherActuator() {
            assertThat(server.send(to("/actuator/health")).status()).isEqualTo(200);
            assertThat(server.send(to("/actuator/env")).status()).isEqualTo(401);
            assertThat(server.get("/actuator/env").status()).isEqualTo(403);
        }

        @Test
        void mayReadFiguresOfTheProcessFromThisMachineOnly() {
            assertThat(server.send(to("/actuator/prometheus")).status()).isEqualTo(200);
            assertThat(server.send(to("/actuator/prometheus").header("X-Forwarded-For", "127.0.0.1, 203.0.113.9"))
                            .status())
                    .isEqualTo(401);
            HttpRequest.Builder proxied = to("/actuator/prometheus")
                    .header("X-Forwarded-For", "127.0.0.1")
                    .header("X-Forwarded-Proto", "http");
            assertThat(server.send(proxied).status()).isEqualTo(401);
            proxied.header("Authorization", "Bearer " + server.issuer().accessToken("manager", Role.MANAGER));
            assertThat(server.send(proxied).status()).isEqualTo(200);
        }

        @Test
        void isNotTheLocalOperatorOutsideOfALocalClinic() {
            Answer answer =
                    server.send(to("/local/ping").header("Authorization", "Bearer " + SampleServer.LOCAL_SECRET));
            assertThat(answer.status()).isEqualTo(401);
            assertThat(server.get("/local/ping").status()).isEqualTo(403);
        }
    }

    @Nested
    class ALocalClinic {

        @Test
        void letsItsOperatorInByTheSecretAlone() {
            try (SampleServer local = new SampleServer("local")) {
                assertThat(local.send(ping(local, SampleServer.LOCAL_SECRET)).body())
                        .isEqualTo("pong");
                assertThat(local.send(ping(local, "guessed")).status()).isEqualTo(401);
                assertThat(local.send(HttpRequest.newBuilder(local.uri("/local/ping")))
                                .status())
                        .isEqualTo(401);
                String admin = local.issuer().accessToken("admin", Role.ADMIN);
                assertThat(local.send(ping(local, admin)).status()).isEqualTo(401);
                assertThat(local.send(HttpRequest.newBuilder(local.uri("/who")).header("Accept", "text/html"))
                                .header("Set-Cookie"))
                        .contains("HttpOnly")
                        .doesNotContain("Secure");
            }
        }

        private static HttpRequest.Builder ping(SampleServer local, String secret) {
            return HttpRequest.newBuilder(local.uri("/local/ping")).header("Authorization", "Bearer " + secret);
        }
    }

    @Nested
    class WhileTheIssuerIsAway {

        @Test
        void theServiceStartsAndSaysTryAgain() {
            try (SampleServer alone = new SampleServer()) {
                String token = alone.issuer().accessToken("desk", Role.FRONT_DESK);
                alone.issuer().close();
                Answer answer = alone.send(
                        HttpRequest.newBuilder(alone.uri("/api/v1/who")).header("Authorization", "Bearer " + token));
                assertThat(answer.status()).as(answer.toString()).isEqualTo(503);
                assertThat(answer.header("Retry-After")).isNotEmpty();
                assertThat(answer.json().get("reason").asString()).isEqualTo("unavailable");
            }
        }

        @Test
        void keysThatWereSeenStillCount() {
            try (SampleServer alone = new SampleServer()) {
                assertThat(alone.get("/api/v1/who").status()).isEqualTo(200);
                alone.issuer().close();
                assertThat(alone.get("/api/v1/who").status()).isEqualTo(200);
            }
        }
    }

    @Test
    void browsersAreToldWhatNotToDo() {
        Answer answer = server.get("/api/v1/who");
        assertThat(answer.header("Content-Security-Policy"))
                .isEqualTo("default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
                        + "font-src 'self'; connect-src 'self'; form-action 'self' "
                        + server.issuer().url()
                        + " http://localhost:8080; frame-ancestors 'none'; base-uri 'none'");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
        assertThat(answer.header("Cache-Control")).contains("no-store");
        assertThat(answer.header("Strict-Transport-Security")).isEmpty();
    }

    @Test
    void aLocalClinicWithoutASecretDoesNotStart() {
        assertThatThrownBy(() -> new SampleServer(List.of("meridian.local-secret="), "local"))
                .hasStackTraceContaining("MERIDIAN_LOCAL_SECRET");
    }
}
