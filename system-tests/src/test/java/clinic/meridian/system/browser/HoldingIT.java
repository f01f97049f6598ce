package clinic.meridian.system.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import clinic.meridian.system.harness.Service;
import clinic.meridian.system.harness.SharedClinic;
import clinic.meridian.system.harness.TestClinic;
import clinic.meridian.system.story.Practice;
import clinic.meridian.system.story.Staff;
import java.time.LocalDate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The booking page in a real browser holds the start that was chosen for as long as somebody is there: through a
/// reload, but not beyond the page.
@SharedClinic
class HoldingIT {
    private final TestClinic clinic;

    HoldingIT(TestClinic clinic) {
        this.clinic = clinic;
    }

    @Test
    void whoLeavesTheBookingPageLetsItsHoldGo() {
        var practice = Practice.open(Staff.of(clinic), "Holding", 1, 1);
        var tomorrow = LocalDate.ofInstant(clinic.now(), practice.zone()).plusDays(1);
        var where = "?locationId=" + practice.locationId() + "&date=" + tomorrow;
        var address = clinic.url(Service.BOOKING).resolve("/book" + where + "&service=CONSULTATION&time=10:00");
        try (var chromium = Chromium.launch();
                var anna = Desktop.signedIn(chromium, clinic, "desk", address)) {
            var page = anna.page();
            var held = page.getByText("Held for you until");
            assertThat(held).isVisible();
            assertThat(holds(where)).isEqualTo(1);
            var first = page.locator("#held").getAttribute("data-hold");

            page.reload();
            assertThat(page).not().hasURL(Pattern.compile(".*hold=" + first));
            assertThat(held).isVisible();
            assertThat(holds(where)).isEqualTo(1);

            page.navigate(clinic.url(Service.BOOKING).resolve("/clients").toString());
            await().untilAsserted(() -> assertThat(holds(where)).isZero());
            assertThat(anna.complaints()).isEmpty();
        }
    }

    private int holds(String where) {
        return clinic.api(Service.BOOKING, "desk")
                .get("//diary/board" + where)
                .expect(200)
                .json()
                .path("holds")
                .size();
    }
}
