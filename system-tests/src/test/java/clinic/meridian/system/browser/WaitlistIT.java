package clinic.meridian.system.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import clinic.meridian.system.harness.Service;
import clinic.meridian.system.harness.SharedClinic;
import clinic.meridian.system.harness.TestClinic;
import clinic.meridian.system.story.Course;
import clinic.meridian.system.story.Practice;
import clinic.meridian.system.story.Staff;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// A slot that nobody waited for is given to somebody who calls afterwards, in a real browser: she is put on the
/// waitlist, the slot is offered to her, and she says yes on the telephone.
@SharedClinic
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WaitlistIT {
    /// Nobody is asked at night.
    private static final LocalTime MORNING = LocalTime.of(8, 0);

    private static final LocalTime EVENING = LocalTime.of(19, 30);

    /// Looking again then would take away what the next page has to say about the form.
    private static final String ASKED_WHILE_A_FORM_IS_SENT = """
            () => {
              let asked = 0;
              const count = (event) => event.defaultPrevented || asked++;
              const form = document.querySelector("#lists form");
              document.addEventListener("htmx:beforeRequest", count);
              form.dataset.sent = "";
              document.dispatchEvent(new CustomEvent("meridian:diary"));
              delete form.dataset.sent;
              document.removeEventListener("htmx:beforeRequest", count);
              return asked;
            }
            """;

    private final TestClinic clinic;
    private final Chromium chromium = Chromium.launch();
    private final Staff staff;
    private final Practice practice;

    WaitlistIT(TestClinic clinic) {
        this.clinic = clinic;
        staff = Staff.of(clinic);
        practice = Practice.open(staff, "Waitlist", 1, 1);
    }

    @AfterAll
    void close() {
        chromium.close();
    }

    @Test
    void fillsAGapBetweenTwoTelephoneCalls() {
        var tomorrow = whileSomebodyMayBeAsked().plusDays(1);
        somethingBecomesFreeOn(tomorrow);
        var family = "Wait" + UUID.randomUUID().toString().replaceAll("[^a-f]", "");
        Course.register(staff, practice, "Ada", family);

        var address = clinic.url(Service.BOOKING).resolve("/waitlist?locationId=" + practice.locationId());
        try (var anna = Desktop.signedIn(chromium, clinic, "desk", address)) {
            var page = anna.page();
            assertThat(page.getByText("Nobody is waiting")).isVisible();
            free(anna, "waitlist-empty");
            page.getByRole(AriaRole.LINK, named("Put on the waitlist")).first().click();
            page.getByLabel("Who would come?").fill(family);
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Ada " + family))
                    .click();
            page.getByLabel("For", new Page.GetByLabelOptions().setExact(true)).selectOption("CONSULTATION");
            free(anna, "waitlist-new");
            page.getByRole(AriaRole.BUTTON, named("Put on the waitlist")).click();

            assertThat(page.getByText("Fits 1 client")).isVisible();
            free(anna, "waitlist-gap");
            page.getByRole(AriaRole.BUTTON, named("Offer it")).click();

            assertThat(page.getByText("On offer until")).isVisible();
            free(anna, "waitlist-offer");
            assertThat(page.evaluate(ASKED_WHILE_A_FORM_IS_SENT)).isEqualTo(0);
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Accept for Ada"))
                    .click();

            assertThat(page.locator("#notices")).containsText("Booked:");
            assertThat(page.getByText("Nobody is waiting")).isVisible();
            assertThat(anna.complaints()).isEmpty();
        }
    }

    private LocalDate whileSomebodyMayBeAsked() {
        ZonedDateTime now = clinic.now().atZone(practice.zone());
        if (now.toLocalTime().isBefore(MORNING)) {
            clinic.advanceTo(now.with(MORNING).plusMinutes(1).toInstant());
        } else if (now.toLocalTime().isAfter(EVENING)) {
            clinic.advanceTo(now.plusDays(1).with(MORNING).plusMinutes(1).toInstant());
        }
        return LocalDate.ofInstant(clinic.now(), practice.zone());
    }

    private void somethingBecomesFreeOn(LocalDate day) {
        var appointmentId = staff.desk()
                .post(
                        "/appointments",
                        Map.of(
                                "clientId",
                                        Course.register(staff, practice, "Otto", "Other")
                                                .clientId(),
                                "service", "CONSULTATION",
                                "locationId", practice.locationId(),
                                "practitionerId", practice.practitionerId(),
                                "start", day + "T10:00"))
                .expect(201)
                .text("appointmentId");
        staff.desk()
                .post("/appointments/" + appointmentId + "/cancel", Map.of("reason", Map.of("code", "CLIENT_ILL")))
                .expect(200);
        clinic.settle();
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }

    /// Nothing on the page keeps anybody out.
    private static void free(Desktop desktop, String name) {
        desktop.keepScreenshot(name);
        assertThat(desktop.barriers()).as(name).isEmpty();
    }
}
