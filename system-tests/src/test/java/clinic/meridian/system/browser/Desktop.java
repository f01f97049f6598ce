package clinic.meridian.system.browser;

import clinic.meridian.system.harness.Checkout;
import clinic.meridian.system.harness.TestClinic;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.CheckedNode;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/// One person's browser, signed in through the issuer. What a browser complains about is kept: errors of scripts,
/// resources
/// that did not come, and whatever the content security policy forbade.
final class Desktop implements AutoCloseable {
    /// The hash of nothing: a screenshot leaves empty style attributes behind, which a swap then copies.
    private static final String EMPTY_STYLE = "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";

    private static final Set<String> GRAVE = Set.of("serious", "critical");

    private final BrowserContext context;
    private final Page page;
    private final List<String> complaints = new CopyOnWriteArrayList<>();

    private Desktop(BrowserContext context) {
        this.context = context;
        this.page = context.newPage();
        page.onConsoleMessage(message -> {
            boolean complaint = message.type().equals("error") || message.text().contains("Content Security Policy");
            if (complaint && !message.text().contains(EMPTY_STYLE)) {
                complaints.add(message.location() + ": " + message.text());
            }
        });
        page.onPageError(error -> complaints.add("script: " + error));
        page.onRequestFailed(request -> {
            // What a page was waiting for, or listening to, when it was left.
            if (!"net::ERR_ABORTED".equals(request.failure())) {
                complaints.add(request.url() + ": " + request.failure());
            }
        });
    }

    /// Opens that address as a user who first has to sign in.
    static Desktop signedIn(Chromium chromium, TestClinic clinic, String user, URI address) {
        return signedIn(chromium, clinic, user, address, 800);
    }

    /// The same with a screen of that height.
    static Desktop signedIn(Chromium chromium, TestClinic clinic, String user, URI address, int height) {
        var desktop = new Desktop(chromium.browser().newContext(new NewContextOptions().setViewportSize(1280, height)));
        var page = desktop.page;
        page.navigate(address.toString());
        page.getByLabel("User").fill(user);
        page.getByLabel("Password").fill(clinic.demoPassword());
        desktop.keepScreenshot(user + "-signs-in");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in"))
                .click();
        return desktop;
    }

    Page page() {
        return page;
    }

    /// Under `target/screenshots`.
    void keepScreenshot(String name) {
        var file = Checkout.target().resolve("screenshots").resolve(name + ".png");
        ours(() -> page.screenshot(new Page.ScreenshotOptions().setPath(file).setFullPage(true)));
    }

    /// What axe-core finds on the page that is open and calls serious or critical, with the elements concerned.
    List<String> barriers() {
        return ours(() -> new AxeBuilder(page).analyze()).getViolations().stream()
                .filter(rule -> GRAVE.contains(rule.getImpact()))
                .map(rule -> rule.getId() + ": "
                        + rule.getNodes().stream().map(CheckedNode::getHtml).toList())
                .toList();
    }

    /// What the tools of a test bring along themselves, such as a style that hides the caret, is not the page's fault.
    private <T> T ours(Supplier<T> look) {
        var before = List.copyOf(complaints);
        var seen = look.get();
        complaints.retainAll(before);
        return seen;
    }

    /// What the browser complained about since it was opened.
    List<String> complaints() {
        return List.copyOf(complaints);
    }

    @Override
    public void close() {
        context.close();
    }
}
