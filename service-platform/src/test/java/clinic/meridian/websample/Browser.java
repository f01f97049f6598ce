package clinic.meridian.websample;

import clinic.meridian.platform.security.Role;
import clinic.meridian.websample.SampleServer.Answer;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.LinkedHashMap;
import java.util.Map;

/// As much of a browser as the tests need: it keeps cookies, and follows nothing by itself.
public final class Browser {

    private final SampleServer server;
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private String lastLocation = "";

    public Browser(SampleServer server) {
        this.server = server;
    }

    public static Browser signedIn(SampleServer server, String user, Role... roles) {
        Browser browser = new Browser(server);
        browser.signIn(user, roles);
        return browser;
    }

    public void signIn(String user, Role... roles) {
        server.issuer().signInNextAs(user, roles);
        Answer answer = page("/oauth2/authorization/meridian");
        for (int hop = 0; hop < 2; hop++) {
            answer = send(HttpRequest.newBuilder(URI.create(answer.header("Location"))));
        }
        lastLocation = answer.header("Location");
    }

    /// Where the latest sign-in ended.
    public String lastLocation() {
        return lastLocation;
    }

    public Answer page(String path) {
        return send(HttpRequest.newBuilder(server.uri(path)).header("Accept", "text/html,*/*"));
    }

    /// Posts a form with the CSRF token of a page.
    public Answer form(String path, String fields) {
        return send(HttpRequest.newBuilder(server.uri(path))
                .header("Accept", "text/html,*/*")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(fields + "&_csrf=" + csrf())));
    }

    public String csrf() {
        return send(HttpRequest.newBuilder(server.uri("/csrf")))
                .json()
                .get("token")
                .asString();
    }

    public Answer send(HttpRequest.Builder request) {
        StringBuilder sent = new StringBuilder();
        cookies.forEach(
                (name, value) -> sent.append(name).append('=').append(value).append("; "));
        if (!sent.isEmpty()) {
            request.header("Cookie", sent.toString());
        }
        Answer answer = server.send(request);
        for (String cookie : answer.http().headers().allValues("Set-Cookie")) {
            String pair = cookie.split(";", -1)[0];
            cookies.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
        }
        return answer;
    }

    public String cookie(String name) {
        return cookies.getOrDefault(name, "");
    }
}
