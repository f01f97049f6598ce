package clinic.meridian.system.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import clinic.meridian.system.harness.Service;
import clinic.meridian.system.harness.SharedClinic;
import clinic.meridian.system.harness.TestClinic;
import clinic.meridian.system.story.Course;
import clinic.meridian.system.story.Needle;
import clinic.meridian.system.story.Practice;
import clinic.meridian.system.story.Staff;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/// Each service's page in a real browser, opened by somebody who signs in through the issuer first: it shows what is
/// going on today, and the desk's click reaches the treatment room.
@SharedClinic
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PagesIT {
    private static final String PLACE = "Pages";
    private static final List<Needle> NEEDLES = Needle.fortySix();

    private final TestClinic clinic;
    private final Chromium chromium = Chromium.launch();
    private final Practice practice;
    private final Course course;

    PagesIT(TestClinic clinic) {
        this.clinic = clinic;
        var staff = Staff.of(clinic);
        practice = Practice.open(staff, PLACE, 1, 1);
        course = Course.register(staff, practice, "Noor", "Haddad");
    }

    @BeforeAll
    void aVisitToday() {
        course.screen();
        course.consent();
        course.planSeries(1);
        var tomorrow = LocalDate.ofInstant(clinic.now(), practice.zone()).plusDays(1);
        course.bookSeries(tomorrow, LocalTime.of(10, 0));
        clinic.advanceTo(course.visit(1).start().minusMinutes(5).toInstant());
    }

    @AfterAll
    void close() {
        chromium.close();
    }

    @Test
    @Order(1)
    void theDeskSeesTodayAndChecksHerIn() {
        try (var anna = Desktop.signedIn(
                chromium,
                clinic,
                "desk",
                clinic.url(Service.BOOKING).resolve("/?view=list&locationId=" + practice.locationId()))) {
            var visit =
                    anna.page().getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText("Noor Haddad"));
            assertThat(visit).containsText("10:00");

            visit.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Check in"))
                    .click();

            assertThat(visit).containsText("Checked in");
            anna.keepScreenshot("desk");
            assertThat(anna.complaints()).isEmpty();
        }
        clinic.settle();
        assertThat(clinic.api(Service.BOOKING, "desk")
                        .get("/appointments/" + course.appointmentIds().getFirst())
                        .expect(200)
                        .text("status"))
                .isEqualTo("CHECKED_IN");
    }

    @Test
    @Order(2)
    void theTreatmentRoomSeesHerRest() {
        var visit = course.visit(1);
        course.screenAgain();
        visit.startSession();
        visit.insert(NEEDLES);
        visit.rest();
        try (var mei = signedIn("mei", Service.SESSION)) {
            var card = mei.page().getByRole(AriaRole.LINK).filter(new Locator.FilterOptions().setHasText("Noor H."));
            assertThat(card).containsText("Resting");
            assertThat(card).containsText("46 needles in");
            mei.keepScreenshot("rooms");

            card.click();

            assertThat(mei.page().getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Noor H.")))
                    .isVisible();
            mei.keepScreenshot("session");
            assertThat(mei.complaints()).isEmpty();
        }
        visit.remove(NEEDLES);
        visit.complete();
        clinic.settle();
    }

    @Test
    @Order(3)
    void theManagerSeesThatSheWasTreated() {
        try (var clara = signedIn("manager", Service.REPORTING)) {
            assertThat(clara.page().getByText(PLACE + " · as of")).isVisible();
            var fulfilled = clara.page()
                    .locator("dl.figures > div")
                    .filter(new Locator.FilterOptions().setHasText("Fulfilled"));
            assertThat(fulfilled.locator("dd")).hasText("1");
            clara.keepScreenshot("reports");
            assertThat(clara.complaints()).isEmpty();
        }
    }

    private Desktop signedIn(String user, Service service) {
        var page = clinic.url(service).resolve("/?locationId=" + practice.locationId());
        return Desktop.signedIn(chromium, clinic, user, page);
    }
}
