package clinic.meridian.system.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import clinic.meridian.system.harness.Service;
import clinic.meridian.system.harness.SharedClinic;
import clinic.meridian.system.harness.TestClinic;
import clinic.meridian.system.story.Course;
import clinic.meridian.system.story.Practice;
import clinic.meridian.system.story.Staff;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import java.net.URI;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/// The desk's calendar in a real browser: one practitioner runs three rooms, as the needles of one client rest while
/// she is with the next. Visits are moved by keyboard and by mouse, a drop that cannot be goes back and says why, and
/// another desk sees it all happen.
@SharedClinic
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DeskIT {
    /// High enough to show the whole day, so that nothing has to be scrolled while it is dragged.
    private static final int HEIGHT = 1640;

    private static final double PIXELS_PER_MINUTE = 40.0 / 30;

    private static final Pattern PDF_PAGE = Pattern.compile("/Type\\s*/Page\\b");

    private static final Map<String, String> BOOKED_AT =
            Map.of("Ada Arendt", "12:00", "Bea Brand", "13:30", "Cleo Curie", "15:00", "Dora Dumas", "16:30");

    private final TestClinic clinic;
    private final Chromium chromium = Chromium.launch();
    private final Practice practice;
    private final LocalDate day;
    private final Map<String, String> clients = new LinkedHashMap<>();
    private final Map<String, String> visits = new LinkedHashMap<>();

    DeskIT(TestClinic clinic) {
        this.clinic = clinic;
        practice = Practice.open(Staff.of(clinic), "Three rooms", 3, 1);
        day = LocalDate.ofInstant(clinic.now(), practice.zone()).plusDays(1);
    }

    @BeforeAll
    void fourClientsInOneRoom() {
        var staff = Staff.of(clinic);
        BOOKED_AT.keySet().stream().sorted().forEach(name -> {
            var course = Course.register(staff, practice, name.split(" ", 2)[0], name.split(" ", 2)[1]);
            course.screen();
            clients.put(name, course.clientId());
        });
        clinic.settle();
        BOOKED_AT.forEach((name, time) -> visits.put(name, book(name, "FACIAL", time)));
    }

    private String book(String client, String service, String time) {
        return Staff.of(clinic)
                .desk()
                .post(
                        "/appointments",
                        Map.of(
                                "clientId",
                                clients.get(client),
                                "service",
                                service,
                                "locationId",
                                practice.locationId(),
                                "practitionerId",
                                practice.practitionerId(),
                                "roomId",
                                practice.roomId(),
                                "start",
                                day + "T" + time))
                .expect(201)
                .text("appointmentId");
    }

    @AfterAll
    void close() {
        chromium.close();
    }

    @Test
    @Order(1)
    void onePractitionerRunsThreeRoomsWhileNeedlesRest() {
        try (var anna = atTheDesk("");
                var bert = atTheDesk("")) {
            var page = anna.page();
            var elsewhere = bert.page();
            assertThat(visit(elsewhere, "Ada Arendt")).containsText("12:00");

            moveByKeyboard(page, "Ada Arendt", "10:00");
            assertThat(visit(page, "Ada Arendt")).containsText("10:00");
            assertThat(visit(elsewhere, "Ada Arendt")).containsText("10:00");

            drag(page, "Bea Brand", 2, -190);
            assertThat(visit(page, "Bea Brand")).containsText("10:20");
            assertStands("Bea Brand", "10:20", 2);

            drag(page, "Cleo Curie", 3, -290);
            var refusal = page.getByRole(AriaRole.DIALOG, new Page.GetByRoleOptions().setName("Not moved"));
            assertThat(refusal)
                    .containsText(
                            "is taken from 10:00 to 10:40, from 10:45 to 11:00 and from 11:05 to 11:20 by another visit");
            assertThat(refusal).containsText("This would fit:");
            assertThat(visit(page, "Cleo Curie")).containsText("15:00");
            assertStands("Cleo Curie", "15:00", 1);
            anna.keepScreenshot("desk-refused");
            page.keyboard().press("Escape");
            assertThat(refusal).isHidden();

            drag(page, "Cleo Curie", 3, -220);
            assertThat(visit(page, "Cleo Curie")).containsText("11:20");
            drag(page, "Dora Dumas", 1, -290);
            assertThat(visit(page, "Dora Dumas")).containsText("11:40");
            assertStands("Cleo Curie", "11:20", 3);
            assertStands("Dora Dumas", "11:40", 1);
            assertThat(visit(elsewhere, "Dora Dumas")).containsText("11:40");
            anna.keepScreenshot("desk-three-rooms");

            page.keyboard().press("u");
            assertThat(visit(page, "Dora Dumas")).containsText("16:30");
            assertThat(visit(elsewhere, "Dora Dumas")).containsText("16:30");
            assertStands("Dora Dumas", "16:30", 1);
            assertThat(unexpected(anna)).isEmpty();
            assertThat(unexpected(bert)).isEmpty();
        }
    }

    /// What the page greys out while a visit is dragged is a second opinion; it must be the server's.
    @Test
    @Order(2)
    void thePageKnowsTheSameFreeStartsAsTheServer() {
        try (var anna = atTheDesk("")) {
            var starts = (Map<?, ?>) anna.page().evaluate("""
                    async ([location, date]) => {
                      const { Day, time } = await import("/assets/desk/collisions.js");
                      const ask = async (address) => (await fetch(address, { headers: { Accept: "application/json" } })).json();
                      const board = await ask(`/diary/board?locationId=${location}&date=${date}`);
                      const day = new Day(board, date, { ...board.visits[0], appointmentId: "another", clientId: "another" });
                      const page = [];
                      for (let minute = 0; minute < 24 * 60; minute += 5) {
                        if (day.fits(minute, board.practitioners[0].id, null)) {
                          page.push(time(minute));
                        }
                      }
                      const free = await ask(`/api/v1/availability?locationId=${location}&service=FACIAL&from=${date}&to=${date}`);
                      return { page, server: free.items.map((slot) => slot.start.slice(11, 16)) };
                    }
                    """, List.of(practice.locationId(), day.toString()));
            assertThat((List<?>) starts.get("page"))
                    .isEqualTo(starts.get("server"))
                    .isNotEmpty();
        }
    }

    @Test
    @Order(3)
    void aVisitTellsItsHistoryAndIsCancelledWithAReason() {
        try (var anna = atTheDesk("")) {
            var page = anna.page();
            visit(page, "Dora Dumas").click();
            var drawer = page.locator("#drawer");
            assertThat(drawer.locator(".history li")).hasCount(3);
            assertThat(drawer.locator(".history")).containsText("Took back the move");
            anna.keepScreenshot("desk-visit");

            drawer.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Cancel …"))
                    .click();
            page.getByLabel("Why").selectOption("WORK");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Cancel the visit"))
                    .click();

            assertThat(visit(page, "Dora Dumas")).hasCount(0);
            assertThat(page.locator("#sums")).containsText("1 cancelled");
            page.locator("#notices")
                    .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Undo"))
                    .click();
            assertThat(visit(page, "Dora Dumas")).containsText("16:30");
            assertThat(unexpected(anna)).isEmpty();
        }
    }

    @Test
    @Order(4)
    void thePastIsShownAsItWasKnownAndCannotBeChanged() {
        try (var anna = atTheDesk("")) {
            var page = anna.page();
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("As known at"))
                    .click();
            var moment = page.getByLabel("Moment");
            assertThat(moment).isVisible();
            look(page, "Home");
            while (visit(page, "Bea Brand").count() == 0) {
                look(page, "ArrowRight");
            }

            assertThat(visit(page, "Bea Brand")).containsText("Since moved to");
            assertThat(page.locator("#past")).containsText("Nothing can be changed here.");
            anna.keepScreenshot("desk-past");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Back to now"))
                    .click();
            assertThat(page.locator("#past")).isHidden();
            assertThat(visit(page, "Bea Brand")).containsText("10:20");
        }
    }

    @Test
    @Order(5)
    void everyPageOfTheDeskCanBeReadWithoutSeeingIt() {
        try (var anna = atTheDesk("")) {
            var page = anna.page();
            for (var view : List.of("&view=list", "&view=week", "&columns=practitioners", "")) {
                show(page, day, view);
                assertReadable(anna, view);
                anna.keepScreenshot("desk" + view.replaceAll("[^a-z]+", "-"));
            }
            visit(page, "Bea Brand").click();
            assertThat(page.locator("#drawer")
                            .getByRole(AriaRole.HEADING, new Locator.GetByRoleOptions().setName("Bea Brand")))
                    .isVisible();
            assertReadable(anna, "a visit");
            page.keyboard().press("?");
            assertReadable(anna, "the keys");
        }
    }

    @Test
    @Order(6)
    void todayOpensWithNowAThirdFromTheTop() {
        var today = LocalDate.ofInstant(clinic.now(), practice.zone());
        try (var anna = atTheDesk(today, "", 800)) {
            assertThat(anna.page().evaluate("""
                            () => {
                              const main = document.querySelector(".ec-main");
                              const head = main.querySelector(".ec-body").offsetTop;
                              const now = main.querySelector(".now")?.getBoundingClientRect().top;
                              const share = (now - main.getBoundingClientRect().top - head) / (main.clientHeight - head);
                              const early = main.scrollTop < 1 && !(share > 0.34);
                              const late = main.scrollTop > main.scrollHeight - main.clientHeight - 1 && !(share < 0.33);
                              return early || late || Math.abs(share - 1 / 3) < 0.03 ? "right" : `now at ${share}`;
                            }
                            """)).isEqualTo("right");
        }
    }

    @Test
    @Order(7)
    void whatIsBookedElsewhereScrollsNothingAway() {
        try (var anna = atTheDesk(day, "", 800)) {
            var week = anna.page().context().newPage();
            show(week, day, "&view=week");
            var pages = List.of(anna.page(), week);
            pages.forEach(page -> page.locator(".ec-main").evaluate("main => main.scrollTop = 130"));

            book("Ada Arendt", "CONSULTATION", "19:00");

            for (var page : pages) {
                assertThat(page.locator("#sums")).containsText("5 visits");
                page.evaluate("() => new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn)))");
                assertThat(page.locator(".ec-main").evaluate("main => main.scrollTop"))
                        .isEqualTo(130);
            }
        }
    }

    @Test
    @Order(8)
    void theAddressOfAVisitOpensItInItsDay() {
        try (var anna = atTheDesk("&view=list")) {
            show(anna.page(), day, "#" + visits.get("Bea Brand"));
            assertThat(anna.page()
                            .locator("#drawer")
                            .getByRole(AriaRole.HEADING, new Locator.GetByRoleOptions().setName("Bea Brand")))
                    .isVisible();
        }
    }

    @Test
    @Order(9)
    void aDayAndAWeekArePrintedOnOneWhitePageEach() {
        try (var anna = atTheDesk("")) {
            var page = anna.page();
            for (var view : List.of("", "&view=week", "&view=list")) {
                show(page, day, view);
                var paper = page.pdf(new Page.PdfOptions().setPreferCSSPageSize(true));
                assertThat(PDF_PAGE.matcher(new String(paper, ISO_8859_1)).results())
                        .as(view)
                        .hasSize(1);
            }
            page.emulateMedia(
                    new Page.EmulateMediaOptions().setMedia(Media.PRINT).setColorScheme(ColorScheme.DARK));
            assertThat(page.locator("html")).hasCSS("background-color", "rgb(255, 255, 255)");
            assertThat(page.locator("h1")).hasCSS("color", "rgb(31, 42, 48)");
        }
    }

    /// Moves the slider of the past and waits until the calendar shows another moment.
    private static void look(Page page, String key) {
        var calendar = page.locator("#calendar[data-as-of]");
        var before = calendar.getAttribute("data-as-of");
        page.getByLabel("Moment").press(key);
        assertThat(calendar).not().hasAttribute("data-as-of", before);
    }

    private static void assertReadable(Desktop desktop, String what) {
        assertThat(desktop.barriers()).as(what).isEmpty();
    }

    private void moveByKeyboard(Page page, String client, String time) {
        visit(page, client).focus();
        page.keyboard().press("m");
        page.getByLabel("Time").fill(time);
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Move").setExact(true))
                .click();
        assertThat(page.locator("#notices")).containsText(client + " is moved to");
        page.keyboard().press("Escape");
        assertThat(page.locator("#drawer")).isHidden();
    }

    private static void drag(Page page, String client, int room, int minutes) {
        // The answer to what was done before may just be drawing the visit anew.
        var from = await().until(() -> visit(page, client).boundingBox(), Objects::nonNull);
        var column = page.locator(".ec-col-head")
                .filter(new Locator.FilterOptions().setHasText("Room " + room))
                .boundingBox();
        var y = from.y + 8;
        var mouse = page.mouse();
        mouse.move(from.x + 20, y);
        mouse.down();
        mouse.move(column.x + 20, y + minutes * PIXELS_PER_MINUTE / 2, new Mouse.MoveOptions().setSteps(8));
        mouse.move(column.x + 20, y + minutes * PIXELS_PER_MINUTE, new Mouse.MoveOptions().setSteps(8));
        mouse.up();
    }

    private static Locator visit(Page page, String client) {
        return page.locator(".ec-event[data-visit]").filter(new Locator.FilterOptions().setHasText(client));
    }

    /// The page shows a move before the server has decided, so it may be a moment until it stands.
    private void assertStands(String client, String time, int room) {
        await().untilAsserted(() -> {
            var visit = clinic.api(Service.BOOKING, "desk")
                    .get("/appointments/" + visits.get(client))
                    .expect(200);
            assertThat(visit.text("localStart")).startsWith(day + "T" + time);
            assertThat(visit.text("roomId")).isEqualTo(practice.roomIds().get(room - 1));
        });
    }

    /// What the browser complained about, but for the refusals that are part of the story.
    private static List<String> unexpected(Desktop desktop) {
        return desktop.complaints().stream()
                .filter(complaint -> !complaint.contains("status of 409"))
                .toList();
    }

    private Desktop atTheDesk(String more) {
        return atTheDesk(day, more, HEIGHT);
    }

    private Desktop atTheDesk(LocalDate date, String more, int height) {
        var desktop = Desktop.signedIn(chromium, clinic, "desk", URI.create(address(date, more)), height);
        awaitDrawn(desktop.page(), more);
        return desktop;
    }

    private void show(Page page, LocalDate date, String more) {
        page.navigate(address(date, more));
        awaitDrawn(page, more);
    }

    private static void awaitDrawn(Page page, String view) {
        if (!view.contains("list")) {
            assertThat(page.locator("[data-ready]")).isVisible();
        }
    }

    private String address(LocalDate date, String more) {
        return clinic.url(Service.BOOKING)
                .resolve("/?locationId=" + practice.locationId() + "&date=" + date + more)
                .toString();
    }
}
