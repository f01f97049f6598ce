package clinic.meridian.platform.shell;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.meridian.platform.security.Role;
import clinic.meridian.websample.Browser;
import clinic.meridian.websample.SampleServer;
import clinic.meridian.websample.SampleServer.Answer;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShellIT {
    private static final String MITTE = "11111111-0000-4000-8000-000000000001";
    private static final String SOHO = "22222222-0000-4000-8000-000000000002";

    private static SampleServer server;

    @BeforeAll
    static void start() {
        server = new SampleServer();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Browser signedIn(Role... roles) {
        return Browser.signedIn(server, "anna", roles);
    }

    @Test
    void saysWhereWhatAndWho() {
        Answer page = signedIn(Role.FRONT_DESK, Role.MANAGER).page("/gallery/day");
        assertThat(page.status()).as(page.toString()).isEqualTo(200);
        assertThat(page.body())
                .contains(
                        "<title>Tue 24 Nov · Meridian</title>",
                        "<h1>Tue 24 Nov</h1>",
                        "Anna Example",
                        "Front desk, Manager")
                .contains("<a href=\"http://localhost:8081\" aria-current=\"page\">Desk</a>")
                .contains(
                        "<a href=\"http://localhost:8082\">Rooms</a>", "<a href=\"http://localhost:8083\">Reports</a>")
                .contains("action=\"/clients\"", "placeholder=\"Client, phone or e-mail\"");
    }

    @Test
    void offersTheRoomsToThoseWhoMayEnter() {
        assertThat(signedIn(Role.FRONT_DESK).page("/gallery/day").body()).doesNotContain(">Rooms</a>");
        assertThat(signedIn(Role.PRACTITIONER).page("/gallery/day").body()).contains(">Rooms</a>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/gallery/day", "/gallery/form", "/gallery/empty", "/c/token/visit", "/fail/bug", "/nothing"})
    void needsNoInlineScriptOrStyle(String path) {
        String html = signedIn(Role.ADMIN).page(path).body();
        assertThat(html).contains("</html>");
        assertThat(Pattern.compile("<script(?![^>]* src=)|<style|\\sstyle=|\\son[a-z]+=|javascript:")
                        .matcher(html)
                        .results())
                .isEmpty();
    }

    @Test
    void givesEachAssetAnAddressOfItsContent() {
        Browser anna = signedIn(Role.FRONT_DESK);
        String html = anna.page("/gallery/day").body();
        Matcher assets =
                Pattern.compile("(?:href|src)=\"(/(?:shell|vendor)/[^\"]+)\"").matcher(html);
        int count = 0;
        for (; assets.find(); count++) {
            assertThat(assets.group(1)).matches(".*-[0-9a-f]{32}\\.(css|js|svg)");
            Answer asset = server.send(HttpRequest.newBuilder(server.uri(assets.group(1))));
            assertThat(asset.status()).isEqualTo(200);
            assertThat(asset.header("Cache-Control")).isEqualTo("public, max-age=31536000, immutable");
            assertThat(asset.header("Set-Cookie")).isEmpty();
        }
        assertThat(count).isEqualTo(7);
    }

    @Test
    void makesBrowsersAskForAssetsUnderTheirBareName() {
        Answer asset = server.send(HttpRequest.newBuilder(server.uri("/shell/meridian.css")));
        assertThat(asset.header("Cache-Control")).isEqualTo("no-cache");
        assertThat(asset.header("Last-Modified")).isEmpty();
        assertThat(server.send(HttpRequest.newBuilder(server.uri("/shell/meridian.css"))
                                .header("If-Modified-Since", "Fri, 01 Jan 2038 00:00:00 GMT"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void keepsPagesOutOfCaches() {
        assertThat(signedIn(Role.FRONT_DESK).page("/gallery/day").header("Cache-Control"))
                .contains("no-store");
    }

    @Test
    void switchesTheLocationAndComesBack() {
        Browser anna = signedIn(Role.FRONT_DESK);
        Answer mitte = anna.page("/gallery/day?view=list&locationId=" + MITTE);
        assertThat(mitte.body())
                .contains("checked in at Mitte")
                .contains("name=\"back\" value=\"/gallery/day?view=list\"");

        Answer switched = anna.form("/location", "locationId=" + SOHO + "&back=/gallery/day?view=list");
        assertThat(switched.status()).isEqualTo(303);
        assertThat(switched.header("Location")).isEqualTo("/gallery/day?view=list");
        assertThat(switched.header("Set-Cookie")).contains("meridian-location=" + SOHO, "HttpOnly", "SameSite=Lax");
        assertThat(anna.page("/gallery/day").body()).contains("checked in at Soho");
        assertThat(anna.page("/gallery/day?locationId=" + MITTE).body()).contains("checked in at Mitte");
    }

    @ParameterizedTest
    @ValueSource(strings = {"//evil.example", "https://evil.example", "/\\evil.example", "/%0d%0aX:y", "", "evil"})
    void comesBackToNoOtherServer(String back) {
        Answer switched = signedIn(Role.FRONT_DESK).form("/location", "locationId=" + SOHO + "&back=" + back);
        assertThat(switched.status()).isEqualTo(303);
        assertThat(switched.header("Location")).isEqualTo("/");
    }

    @Test
    void doesNotShowALocationOfOthers() {
        Answer answer = signedIn(Role.FRONT_DESK).page("/gallery/day?locationId=paris");
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.body()).contains("No such location");
    }

    @Test
    void survivesAnOddAddress() {
        Browser anna = signedIn(Role.FRONT_DESK);
        for (String query : new String[] {"a=%7Cb", "a=%22%3E%3Cscript%3E", "a=b=c&&x", "locationId=", "a%20b=c"}) {
            Answer page = anna.page("/gallery/day?" + query);
            assertThat(page.status()).as(query).isEqualTo(200);
            assertThat(page.body()).doesNotContain("\"><script>");
        }
    }

    @Test
    void saysWhatWasDoneAfterARedirectAndOnlyOnce() {
        Browser anna = signedIn(Role.FRONT_DESK);
        Answer redirected = anna.form("/gallery/undo", "");
        assertThat(redirected.header("Location")).endsWith("/gallery/empty");
        assertThat(anna.page("/gallery/empty").body()).contains("Taken back: Linda Okafor is booked again.");
        assertThat(anna.page("/gallery/empty").body()).doesNotContain("Taken back");
    }

    @Test
    void offersToTakeThingsBack() {
        assertThat(signedIn(Role.FRONT_DESK).page("/gallery/day").body())
                .contains("action=\"/gallery/undo\"", ">Undo</button>", "name=\"_csrf\"");
    }

    @Test
    void sendsANoticeAlongWithAFragment() {
        Browser anna = signedIn(Role.FRONT_DESK);
        Answer fragment = anna.send(HttpRequest.newBuilder(server.uri("/gallery/fragment"))
                .header("HX-Request", "true")
                .header("X-CSRF-TOKEN", anna.csrf())
                .POST(BodyPublishers.noBody()));
        assertThat(fragment.status()).as(fragment.toString()).isEqualTo(200);
        assertThat(fragment.body())
                .contains("hx-swap-oob=\"beforeend:#notices\"", "Saved, but the room")
                .doesNotContain("<html");
    }

    @ParameterizedTest
    @CsvSource({
        "/nothing, 404, Nothing here, Start page",
        "/fail/refused, 409, This time is taken, Go back",
        "/fail/gone, 503, Not available for a moment, Try again",
        "/fail/bug, 500, Something went wrong on our side, Try again",
    })
    void saysInPlainWordsWhatWentWrong(String path, int status, String title, String action) {
        Answer page = signedIn(Role.FRONT_DESK).page(path);
        assertThat(page.status()).isEqualTo(status);
        assertThat(page.header("Content-Type")).isEqualTo("text/html;charset=UTF-8");
        assertThat(page.body()).contains("<h1>" + title + "</h1>", action).doesNotContain("secret", "Exception");
    }

    @Test
    void showsClientsTheirPageWithoutSignIn() {
        Answer page =
                server.send(HttpRequest.newBuilder(server.uri("/c/token/visit")).header("Accept", "text/html"));
        assertThat(page.status()).as(page.toString()).isEqualTo(200);
        assertThat(page.body()).contains("Meridian Mitte", "Torstraße 1, 10119 Berlin", "Yes, I am coming");
        assertThat(page.header("Set-Cookie")).isEmpty();
    }
}
