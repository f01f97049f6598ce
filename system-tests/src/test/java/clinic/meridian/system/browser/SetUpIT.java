package clinic.meridian.system.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import clinic.meridian.system.harness.Service;
import clinic.meridian.system.harness.SharedClinic;
import clinic.meridian.system.harness.TestClinic;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// An administrator leads a new location from nothing to its first bookable hour, in a real browser and by the words on
/// the pages alone.
@SharedClinic
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SetUpIT {
    private static final String PLACE = "Set up by hand";

    private final TestClinic clinic;
    private final Chromium chromium = Chromium.launch();

    SetUpIT(TestClinic clinic) {
        this.clinic = clinic;
    }

    @AfterAll
    void close() {
        chromium.close();
    }

    @Test
    void leadsFromALocationToItsFirstBookableHour() {
        try (var admin = Desktop.signedIn(
                chromium, clinic, "admin", clinic.url(Service.BOOKING).resolve("/setup"))) {
            var page = admin.page();
            mustBeAccessible(page);

            // In a clinic that is empty the first step leads there, otherwise the button at the top.
            page.locator("a[href='/setup/locations/new']").first().click();
            page.getByLabel("Name", labelled()).fill(PLACE);
            page.getByLabel("Time zone").fill("Europe/Berlin");
            page.getByLabel("Address", labelled()).fill("Torstraße 1\n10119 Berlin");
            page.getByLabel("Phone", labelled()).fill("+49 30 7654321");
            page.getByLabel("E-mail", labelled()).fill("no address");
            everyDay(page, "9", "1700");
            mustBeAccessible(page);
            button(page, "Open the location");

            assertThat(page.getByText("This is not an e-mail address.")).isVisible();
            assertThat(page.getByLabel("Phone", labelled())).hasValue("+49 30 7654321");
            mustBeAccessible(page);
            page.getByLabel("E-mail", labelled()).fill("desk@meridian.example");
            button(page, "Open the location");

            assertThat(page.getByText("Until " + PLACE + " can be booked")).isVisible();
            mustBeAccessible(page);
            page.getByLabel("New room").fill("Room 1");
            button(page, "Add the room");
            page.getByRole(AriaRole.LINK, named("Add a practitioner")).click();
            page.getByLabel("Name", labelled()).fill("Aiko Sato");
            mustBeAccessible(page);
            button(page, "Add the practitioner");
            mustBeAccessible(page);
            admin.keepScreenshot("set-up-practitioner");

            page.getByRole(AriaRole.LINK, named(PLACE)).click();
            assertThat(page.getByRole(AriaRole.HEADING, named("First free hour")))
                    .isVisible();
            admin.keepScreenshot("set-up-location");
            page.getByRole(AriaRole.LINK, named("Set-up")).click();
            var line = page.getByRole(AriaRole.ROW)
                    .filter(new Locator.FilterOptions().setHasText(PLACE))
                    .first();
            assertThat(line).containsText("09:00");
            admin.keepScreenshot("set-up");
            page.navigate(clinic.url(Service.BOOKING).resolve("/setup/services").toString());
            mustBeAccessible(page);
            // The one form that was refused on purpose is told by the browser too.
            assertThat(admin.complaints()).allMatch(complaint -> complaint.contains("400"));
        }
    }

    private static void everyDay(Page page, String from, String to) {
        for (var day : List.of("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")) {
            page.getByLabel(day + ", from", labelled()).fill(from);
            page.getByLabel(day + ", to", labelled()).fill(to);
        }
    }

    private static void button(Page page, String name) {
        page.getByRole(AriaRole.BUTTON, named(name)).click();
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }

    private static Page.GetByLabelOptions labelled() {
        return new Page.GetByLabelOptions().setExact(true);
    }

    private static void mustBeAccessible(Page page) {
        var grave = new AxeBuilder(page)
                .analyze().getViolations().stream()
                        .filter(rule -> List.of("serious", "critical").contains(rule.getImpact()))
                        .map(Rule::toString)
                        .toList();
        assertThat(grave).as(page.url()).isEmpty();
    }
}
