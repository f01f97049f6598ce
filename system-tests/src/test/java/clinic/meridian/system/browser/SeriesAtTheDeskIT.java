package clinic.meridian.system.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import clinic.meridian.system.harness.Service;
import clinic.meridian.system.harness.SharedClinic;
import clinic.meridian.system.harness.TestClinic;
import clinic.meridian.system.story.Course;
import clinic.meridian.system.story.Practice;
import clinic.meridian.system.story.Staff;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.TemporalAdjusters;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// The desk's way from a telephone call to twelve booked visits, in a real browser: somebody new is registered from the
/// search, screened, and her series is planned and booked, with one date resolved that another visit stands on.
@SharedClinic
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SeriesAtTheDeskIT {
    private static final LocalTime TEN = LocalTime.of(10, 0);

    private final TestClinic clinic;
    private final Chromium chromium = Chromium.launch();
    private final Staff staff;
    private final Practice practice;
    private final LocalDate firstMonday;

    SeriesAtTheDeskIT(TestClinic clinic) {
        this.clinic = clinic;
        staff = Staff.of(clinic);
        practice = Practice.open(staff, "Series", 2, 2);
        firstMonday = LocalDate.ofInstant(clinic.now(), practice.zone()).with(TemporalAdjusters.next(DayOfWeek.MONDAY));
    }

    @AfterAll
    void close() {
        chromium.close();
    }

    @Test
    void registersPlansResolvesOneConflictAndBooksAllTwelve() {
        var family = "Quint" + UUID.randomUUID().toString().replaceAll("[^a-f]", "");
        var address = clinic.url(Service.BOOKING).resolve("/?locationId=" + practice.locationId());
        try (var anna = Desktop.signedIn(chromium, clinic, "desk", address)) {
            var page = anna.page();
            registerFromTheSearch(anna, family);
            assertThat(page).hasURL(Pattern.compile(".*/clients/[0-9a-f-]{36}"));
            var clientId = page.url().substring(page.url().length() - 36);
            assertThat(page.getByText("The client is registered.")).isVisible();
            assertThat(page.getByText("Not screened")).isVisible();
            free(anna, "client-new");

            screen(clientId);
            takeTheSeventhDate();
            page.navigate(address.resolve("/series/new?clientId=" + clientId + "&locationId=" + practice.locationId())
                    .toString());
            page.getByLabel("From").fill(firstMonday.toString());
            page.getByLabel("Practitioner").selectOption(practice.practitionerId());
            free(anna, "series-new");
            press(page, "Show the dates");

            assertThat(page.getByText("11 of 12 fit")).isVisible();
            assertThat(button(page, "Book all 12")).isDisabled();
            free(anna, "series-conflict");
            page.locator("tr.wrong").getByRole(AriaRole.BUTTON).first().click();

            assertThat(page.getByText("12 of 12 fit")).isVisible();
            free(anna, "series-fits");
            press(page, "Book all 12");

            assertThat(page.getByText("12 visits booked")).isVisible();
            assertThat(page.getByText("0 of 12")).isVisible();
            assertThat(page.getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText("Booked")))
                    .hasCount(12);
            free(anna, "client");
            page.navigate(address.resolve("/book?clientId=%s&locationId=%s&date=%s"
                            .formatted(clientId, practice.locationId(), firstMonday.plusDays(1)))
                    .toString());
            free(anna, "book");
            page.locator(".starts button").first().click();
            assertThat(page.getByText("Held for you until")).isVisible();
            free(anna, "book-held");
            press(page, "Let it go");
            assertThat(page.getByText("Held for you until")).isHidden();

            page.navigate(address.resolve("/rebooking?locationId=%s&from=%sT00:00&to=%sT00:00"
                            .formatted(practice.locationId(), firstMonday, firstMonday.plusDays(7)))
                    .toString());
            assertThat(button(page, "Move 2 visits")).isVisible();
            free(anna, "rebooking");
            assertThat(anna.complaints()).isEmpty();
        }
    }

    private static void registerFromTheSearch(Desktop anna, String family) {
        var page = anna.page();
        var search = page.getByRole(AriaRole.COMBOBOX);
        assertThat(search).isVisible();
        page.waitForLoadState();
        page.keyboard().press("/");
        assertThat(search).isFocused();
        search.fill("Iris " + family);
        assertThat(page.getByRole(AriaRole.OPTION)).containsText("New client “Iris " + family + "”");
        free(anna, "search");
        page.keyboard().press("ArrowDown");
        page.keyboard().press("Enter");

        var dialog = page.getByRole(AriaRole.DIALOG);
        assertThat(dialog.getByLabel("Given name")).hasValue("Iris");
        assertThat(dialog.getByLabel("Family name")).hasValue(family);
        free(anna, "new-client");
        dialog.getByLabel("Phone").fill("+49 30 5550123");
        dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Register"))
                .click();
    }

    private void screen(String clientId) {
        clinic.settle();
        staff.practitioner()
                .post("/clients/" + clientId + "/screenings", Map.of("answers", Course.healthyAnswers()))
                .expect(201);
        clinic.settle();
    }

    /// Mondays and Thursdays from the first Monday on: the seventh is three weeks later.
    private void takeTheSeventhDate() {
        var other = Course.register(staff, practice, "Otto", "Other");
        staff.desk()
                .post(
                        "/appointments",
                        Map.of(
                                "clientId", other.clientId(),
                                "service", "CONSULTATION",
                                "locationId", practice.locationId(),
                                "practitionerId", practice.practitionerId(),
                                "start", firstMonday.plusWeeks(3).atTime(TEN).toString()))
                .expect(201);
    }

    private static void press(Page page, String name) {
        button(page, name).click();
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    /// Nothing on the page keeps anybody out.
    private static void free(Desktop desktop, String name) {
        desktop.keepScreenshot(name);
        assertThat(desktop.barriers()).as(name).isEmpty();
    }
}
