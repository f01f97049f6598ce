package clinic.meridian.booking.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import clinic.meridian.booking.DeskTest;
import clinic.meridian.booking.TestClinic;
import clinic.meridian.booking.TestDesk;
import clinic.meridian.booking.TestPages;
import clinic.meridian.booking.TestPages.Page;
import clinic.meridian.platform.security.Role;
import clinic.meridian.platform.shell.Notice;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DeskTest
class ClientPagesIT {

    @Autowired
    TestPages pages;

    @Autowired
    TestDesk desk;

    @Autowired
    TestClinic clinic;

    private static String unique() {
        return "Q" + UUID.randomUUID().toString().replaceAll("[^a-f]", "");
    }

    @Nested
    class Searching {

        @Test
        void whileTypingOffersClientsAndTheWayToANewOne() {
            String family = unique();
            UUID client = clinic.client("Lena", family);

            Page found = pages.part("/clients?query=" + family.substring(0, 5)).expect(200);

            assertThat(found.html())
                    .contains("id=\"found-0\"", "role=\"option\"", "href=\"/clients/" + client + "\"")
                    .contains("href=\"/clients/new?query=" + family.substring(0, 5) + "\"")
                    .doesNotContain("<html");
            assertThat(found.text()).contains("Lena " + family, "+49 30 5551234");
        }

        @Test
        void saysWhatToDoWhereNobodyIsFound() {
            String nobody = unique();
            assertThat(pages.part("/clients?query=" + nobody).text()).contains("Nobody found. New client “" + nobody);
            assertThat(pages.open("/clients?query=" + nobody).expect(200).text())
                    .contains("Nobody found for “" + nobody + "”", "New client");
            assertThat(pages.open("/clients?query=x").text()).contains("A little more, please");
            assertThat(pages.part("/clients?query=").html()).doesNotContain("role=\"option\"");
        }

        @Test
        void stillWorksWithoutScript() {
            UUID client = clinic.client("Ada", unique());
            String family = desk.get("/clients/" + client).text("familyName");

            Page page = pages.open("/clients?query=" + family).expect(200).withoutInlineScriptOrStyle();

            assertThat(page.html()).contains("<h1>Clients</h1>", "/clients/" + client, "/book?clientId=" + client);
        }

        @Test
        void writesWhatWasTypedAsText() {
            Page page = pages.open("/clients?query=<script>alert(1)</script>").expect(200);
            assertThat(page.html()).contains("&lt;script&gt;").doesNotContain("<script>alert");
        }

        @Test
        void isThereInTheTopBarOfEveryPage() {
            assertThat(pages.open("/").html())
                    .contains("role=\"combobox\"", "hx-get=\"/clients\"", "aria-keyshortcuts=\"/\"");
        }

        @Test
        void offersNothingNewToWhoMayOnlyRead() {
            Page found = pages.send(get("/clients?query=" + unique()), Role.PRACTITIONER);
            assertThat(found.expect(200).html()).doesNotContain("/clients/new");
            pages.send(get("/clients/new"), Role.PRACTITIONER).expect(403);
            pages.send(TestPages.form("/clients", "givenName", "A", "familyName", "B"), Role.PRACTITIONER)
                    .expect(403);
        }
    }

    @Nested
    class Registering {

        @Test
        void beginsWithWhatWasTyped() {
            assertThat(pages.part("/clients/new?query=Lena Maria Okafor").html())
                    .contains("value=\"Lena Maria\"", "value=\"Okafor\"", "hx-post=\"/clients\"")
                    .doesNotContain("<html");
            assertThat(pages.open("/clients/new?query=lena@example.com").html()).contains("value=\"lena@example.com\"");
            assertThat(pages.open("/clients/new?query=030 555").html()).contains("value=\"030 555\"");
        }

        @Test
        void leadsToTheClientsPage() {
            String family = unique();

            Page registered = pages.press(
                    "/clients",
                    "givenName",
                    " Lena ",
                    "familyName",
                    family,
                    "email",
                    "",
                    "phone",
                    "030 1234",
                    "language",
                    "en",
                    "reminders",
                    "true");

            UUID client = UUID.fromString(registered.leadsTo().substring("/clients/".length()));
            assertThat(registered.notice()).isEqualTo(Notice.done("The client is registered."));
            assertThat(desk.get("/clients/" + client).body().toString())
                    .contains("\"givenName\":\"Lena\"", "\"phone\":\"030 1234\"", "\"reminders\":true")
                    .doesNotContain("email\":\"");
        }

        @Test
        void closesTheDialogByLeadingOn() {
            Page registered = pages.send(
                    TestPages.form("/clients", "givenName", "Lena", "familyName", unique())
                            .header("HX-Request", "true"),
                    Role.FRONT_DESK);
            assertThat(registered.expect(200).html()).isEmpty();
            assertThat(registered.answer().getResponse().getHeader("HX-Redirect"))
                    .startsWith("/clients/");
            assertThat(registered.notice().text()).isEqualTo("The client is registered.");
        }

        @Test
        void goesBackToTheBookingThatAskedForHer() {
            String family = unique();
            Page registered = pages.press(
                    "/clients",
                    "givenName",
                    "Lena",
                    "familyName",
                    family,
                    "back",
                    "/book?date=2026-03-03&query=len&clientId=");
            assertThat(registered.leadsTo())
                    .startsWith("/book?date=2026-03-03&clientId=")
                    .hasSize(67);
            for (String evil : List.of("//evil.example", "https://evil.example", "/book?a\r\nX: y", "/book")) {
                assertThat(pages.press("/clients", "givenName", "A", "familyName", unique(), "back", evil)
                                .leadsTo())
                        .startsWith("/clients/");
            }
        }

        @Test
        void saysWhatIsWrongAtTheFieldAndKeepsTheRest() {
            String family = unique();
            Page refused = pages.press(
                            "/clients", "givenName", "", "familyName", family, "email", "lena@", "phone", "x")
                    .expect(400)
                    .withoutInlineScriptOrStyle();
            assertThat(refused.text())
                    .contains("Is needed.", "Must be an e-mail address.", "Must be a telephone number");
            assertThat(refused.html()).contains("value=\"" + family + "\"", "aria-invalid=\"true\"", "<h1>New client");
            assertThat(pages.part("/clients?query=" + family).html()).doesNotContain("/clients/0");
        }

        @Test
        void showsWhoSeemsToBeTheSameFirst() {
            String family = unique();
            UUID there = clinic.client("Lena", family);

            Page asked = pages.press("/clients", "givenName", "lena", "familyName", family)
                    .expect(409);
            assertThat(asked.text()).contains("Perhaps this client is here already", "Register all the same");
            assertThat(asked.html()).contains("/clients/" + there, "name=\"twinsSeen\" value=\"true\"");

            pages.press("/clients", "givenName", "lena", "familyName", family, "twinsSeen", "true")
                    .expect(302);
        }
    }

    @Nested
    class Correcting {

        private final String family = unique();

        @Test
        void saves() {
            UUID client = clinic.client("Lena", family);
            assertThat(pages.open("/clients/" + client + "/edit").expect(200).html())
                    .contains("value=\"Lena\"", "name=\"version\" value=\"1\"");

            Page saved = correct(client, 1, "Lina");

            assertThat(saved.leadsTo()).isEqualTo("/clients/" + client);
            assertThat(desk.get("/clients/" + client).text("givenName")).isEqualTo("Lina");
        }

        private Page correct(UUID client, long version, String givenName) {
            return pages.press(
                    "/clients/" + client + "/details",
                    "version",
                    Long.toString(version),
                    "givenName",
                    givenName,
                    "familyName",
                    family,
                    "language",
                    "de");
        }

        @Test
        void tellsWhoWasFasterAndLosesNothing() {
            UUID client = clinic.client("Lena", family);
            desk.put(
                            "/clients/" + client,
                            "{\"givenName\":\"Lea\",\"familyName\":\"" + family + "\",\"phone\":\"030 777\"}")
                    .expect(200);

            Page stale = correct(client, 1, "Lina").expect(412).withoutInlineScriptOrStyle();

            assertThat(stale.text()).contains("anna changed this on Mon 2 Mar, ", "Now: Lea", "Now: 030 777");
            assertThat(stale.html()).contains("value=\"Lina\"", "name=\"version\" value=\"2\"");
            assertThat(desk.get("/clients/" + client).text("givenName")).isEqualTo("Lea");
            assertThat(correct(client, 2, "Lina").leadsTo()).isEqualTo("/clients/" + client);
        }

        @Test
        void refusesWhatIsNone() {
            UUID client = clinic.client("Lena", family);
            assertThat(correct(client, 1, " ").expect(400).text()).contains("Is needed.");
            correct(UUID.randomUUID(), 0, "Lina").expect(404);
            pages.open("/clients/" + UUID.randomUUID() + "/edit").expect(404);
            pages.open("/clients/nonsense/edit").expect(400);
            pages.press("/clients/" + client + "/details", "version", "x").expect(400);
        }

        @Test
        void setsPreferences() {
            UUID client = clinic.client("Lena", family);
            Page saved = pages.press("/clients/" + client + "/preferences", "version", "1", "recall", "true");
            assertThat(saved.notice()).isEqualTo(Notice.done("The preferences are saved."));
            assertThat(desk.get("/clients/" + client).body().toString())
                    .contains("\"reminders\":false", "\"granted\":true");
            assertThat(pages.press("/clients/" + client + "/preferences", "version", "1")
                            .expect(412)
                            .text())
                    .contains("anna changed this");
        }
    }
}
