package clinic.meridian.booking.setup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import clinic.meridian.booking.DeskTest;
import clinic.meridian.booking.TestClinic;
import clinic.meridian.booking.TestClinic.Branch;
import clinic.meridian.booking.TestDesk;
import clinic.meridian.platform.security.Role;
import clinic.meridian.platform.shell.Notice;
import clinic.meridian.platform.testing.TestUsers;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

@DeskTest
class SetUpPageIT {

    @Autowired
    MockMvc mvc;

    @Autowired
    TestDesk desk;

    @Autowired
    TestClinic clinic;

    private Branch branch;
    private String location;
    private String mei;

    @BeforeEach
    void setUp() {
        branch = clinic.open();
        location = "/setup/locations/" + branch.location();
        mei = "/setup/practitioners/" + branch.mei();
    }

    private MvcResult ask(MockHttpServletRequestBuilder request, Role role) {
        try {
            return mvc.perform(request.accept(MediaType.TEXT_HTML).with(TestUsers.bearer("anna", List.of(), role)))
                    .andReturn();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private String page(String path, Role role) {
        MvcResult answer = ask(get(path), role);
        assertThat(answer.getResponse().getStatus()).as(body(answer)).isEqualTo(200);
        return body(answer);
    }

    private static String body(MvcResult answer) {
        return new String(answer.getResponse().getContentAsByteArray(), UTF_8);
    }

    /// @param fields names and values in turn
    private MvcResult send(String path, Role role, String... fields) {
        MockHttpServletRequestBuilder request = post(path);
        for (int i = 0; i < fields.length; i += 2) {
            request.param(fields[i], fields[i + 1]);
        }
        return ask(request, role);
    }

    /// Where a form led that was accepted.
    private static String accepted(MvcResult answer) {
        assertThat(answer.getResponse().getStatus()).as(body(answer)).isEqualTo(302);
        return Objects.requireNonNull(answer.getResponse().getRedirectedUrl());
    }

    private static String refused(MvcResult answer, int status) {
        assertThat(answer.getResponse().getStatus()).as(body(answer)).isEqualTo(status);
        return body(answer);
    }

    private static String notice(MvcResult answer) {
        return ((Notice) Objects.requireNonNull(answer.getFlashMap().get(Notice.FLASH))).text();
    }

    private static String version(String page) {
        Matcher version = Pattern.compile("name=\"version\" value=\"(\\d+)\"").matcher(page);
        assertThat(version.find()).isTrue();
        return version.group(1);
    }

    private String bookAt(String start) {
        return desk.post("/appointments", TestClinic.booking(branch, "FACIAL", start))
                .text("reason");
    }

    private UUID booked(String start) {
        return desk.post("/appointments", TestClinic.booking(branch, "FACIAL", start))
                .expect(201)
                .id("appointmentId");
    }

    @Nested
    class Overview {

        @Test
        void leadsFromALocationToItsFirstBookableHour() {
            String opened = accepted(send(
                    "/setup/locations",
                    Role.ADMIN,
                    "name",
                    "Neukölln",
                    "zone",
                    "Europe/Berlin",
                    "address",
                    "Sonnenallee 1\r\n12047 Berlin",
                    "phone",
                    "+49 30 2",
                    "email",
                    "nk@example.com",
                    "locale",
                    "de",
                    "MONDAY.from",
                    "9",
                    "MONDAY.to",
                    "1230",
                    "MONDAY.from",
                    "14.00",
                    "MONDAY.to",
                    "18:00"));
            String path = opened.substring(0, opened.indexOf('#'));
            UUID id = UUID.fromString(path.substring(path.lastIndexOf('/') + 1));
            assertThat(page(path, Role.ADMIN))
                    .contains("Until Neukölln can be booked", "Mon 09:00–12:30 and 14:00–18:00", "Sonnenallee 1")
                    .containsSubsequence("class=\"done\"", "Open a location", "class=\"current\"", "Add a room");

            accepted(send(path + "/rooms", Role.ADMIN, "name", "Room 1"));
            assertThat(page(path, Role.ADMIN)).contains("/setup/practitioners/new?at=" + id);
            assertThat(page("/setup/practitioners/new?at=" + id, Role.MANAGER))
                    .contains("value=\"09:00\"", "value=\"12:30\"", "value=\"14:00\"");
            accepted(send(
                    "/setup/practitioners",
                    Role.MANAGER,
                    "name",
                    "Aiko Sato",
                    "at",
                    id.toString(),
                    "services",
                    "CONSULTATION",
                    "MONDAY.from",
                    "10:00",
                    "MONDAY.to",
                    "16:00"));

            assertThat(page(path, Role.ADMIN))
                    .contains("First free hour", "Mon 2 Mar, 10:00", "Aiko Sato")
                    .doesNotContain("Until Neukölln can be booked");
            assertThat(page("/setup", Role.ADMIN)).contains("Neukölln", "Mon 10:00–16:00");
        }

        @Test
        void saysWhyNoHourIsFree() {
            desk.put("/locations/" + branch.location() + "/opening-hours", "{\"openingHours\":[]}")
                    .expect(200);

            assertThat(page(location, Role.MANAGER)).contains("Mitte has no opening hours yet.");
        }

        @Test
        void drawsThePhasesOfAService() {
            assertThat(page("/setup/services", Role.FRONT_DESK))
                    .contains("Facial acupuncture: 35 of 65 minutes hands-on", "Needs a screening")
                    .containsSubsequence("class=\"hands\"", "class=\"rest\"", "class=\"turnover\"");
        }

        @Test
        void isAStandardPageWithoutInlineScriptOrStyle() {
            for (String path : List.of("/setup", "/setup/services", "/setup/locations/new", location, mei)) {
                String page = page(path, Role.ADMIN);
                assertThat(page).startsWith("<!doctype html>");
                assertThat(Pattern.compile("<script(?![^>]* src=)|<style|\\sstyle=|\\son[a-z]+=|javascript:")
                                .matcher(page)
                                .results())
                        .as(path)
                        .isEmpty();
            }
        }
    }

    @Nested
    class WhoMay {

        @Test
        void everybodyLooksAndOnlySomeAreOfferedToChange() {
            for (String path : List.of("/setup", location, mei)) {
                assertThat(page(path, Role.FRONT_DESK))
                        .contains("You can look at everything here")
                        .doesNotContain("action=\"/setup");
            }
            assertThat(page(location, Role.MANAGER))
                    .contains(location + "/opening-hours", location + "/closures", location + "/terms")
                    .doesNotContain(location + "/rooms\"", location + "/details");
            assertThat(page(location, Role.ADMIN)).contains(location + "/rooms\"", location + "/details");
        }

        @Test
        void othersAreRefused() {
            for (String path : List.of("/opening-hours", "/closures", "/terms", "/rooms", "/details")) {
                assertThat(send(location + path, Role.FRONT_DESK).getResponse().getStatus())
                        .as(path)
                        .isEqualTo(403);
            }
            for (String path : List.of("/details", "/services", "/working-hours", "/absences", "/leave", "/stay")) {
                assertThat(send(mei + path, Role.PRACTITIONER).getResponse().getStatus())
                        .as(path)
                        .isEqualTo(403);
            }
            assertThat(send(location + "/rooms", Role.MANAGER, "name", "Room 9")
                            .getResponse()
                            .getStatus())
                    .isEqualTo(403);
            assertThat(ask(get("/setup/locations/new"), Role.MANAGER)
                            .getResponse()
                            .getStatus())
                    .isEqualTo(403);
        }

        @Test
        void whyAPractitionerIsAwayIsTheManagersBusiness() {
            accepted(send(mei + "/absences", Role.MANAGER, "from", "2026-03-03", "reason", "ILL", "note", "flu"));

            assertThat(page(mei, Role.MANAGER)).contains("Illness: flu");
            assertThat(page(mei, Role.FRONT_DESK))
                    .contains("3 Mar 2026, all day")
                    .doesNotContain("Illness", "flu");
        }
    }

    @Nested
    class Forms {

        @Test
        void sayWhatIsWrongBesideTheFieldAndKeepWhatWasTyped() {
            String page = refused(
                    send(
                            location + "/opening-hours",
                            Role.MANAGER,
                            "version",
                            "3",
                            "MONDAY.from",
                            "9",
                            "MONDAY.to",
                            "25:00",
                            "TUESDAY.from",
                            "10:00",
                            "TUESDAY.to",
                            "",
                            "WEDNESDAY.from",
                            "18:00",
                            "WEDNESDAY.to",
                            "9:00",
                            "THURSDAY.from",
                            "9:00",
                            "THURSDAY.to",
                            "12:00",
                            "THURSDAY.from",
                            "11:00",
                            "THURSDAY.to",
                            "13:00"),
                    400);

            assertThat(page)
                    .contains("value=\"25:00\"", "4 things need another look")
                    .contains("Write times like 9:00 or 17:30")
                    .contains("Give both a beginning and an end")
                    .contains("18:00 to 09:00 ends before it begins.")
                    .contains("These hours overlap from 11:00 on.");
            assertThat(desk.get("/locations/" + branch.location()).body().path("openingHours"))
                    .hasSize(7);
        }

        @Test
        void comeBackAsWholePagesAlsoForWhatNoFieldMayHold() {
            for (String path : List.of("/setup/locations", location + "/details", mei + "/details")) {
                assertThat(refused(send(path, Role.ADMIN, "name", "a\0b"), 400))
                        .contains("class=\"topbar\"", "class=\"error\"", "</html>");
            }
        }

        @Test
        void escapeWhatPeopleWrite() {
            String nasty = "<script>alert(1)</script>";

            accepted(send(location + "/rooms", Role.ADMIN, "name", nasty));
            String wrong = refused(
                    send(mei + "/details", Role.MANAGER, "version", "0", "name", nasty, "username", nasty), 400);

            for (String page : List.of(page(location, Role.ADMIN), wrong)) {
                assertThat(page).contains("&lt;script&gt;alert(1)").doesNotContain(nasty);
            }
        }

        @Test
        void tellWhoChangedItMeanwhileAndLoseNothing() {
            String opened = version(page(location, Role.ADMIN));
            desk.put("/locations/" + branch.location(), """
                            {"name":"Mitte","address":"Linienstraße 5","phone":"+49 30 1","email":"a@example.com",
                             "locale":"de"}
                            """).expect(200);
            String[] mine = {
                "version",
                opened,
                "name",
                "Mitte",
                "address",
                "Torstraße 99",
                "phone",
                "+49 30 1",
                "email",
                "a@example.com",
                "locale",
                "de"
            };

            String page = refused(send(location + "/details", Role.ADMIN, mine), 412);

            assertThat(page)
                    .contains("anna changed Mitte on Mon 2 Mar", "Torstraße 99", "Stands now: <strong>Linienstraße 5");
            mine[1] = version(page);
            accepted(send(location + "/details", Role.ADMIN, mine));
            assertThat(desk.get("/locations/" + branch.location()).text("address"))
                    .isEqualTo("Torstraße 99");
        }

        @Test
        void needAVersionWhereTheyOverwrite() {
            refused(send(location + "/opening-hours", Role.MANAGER), 412);
            refused(send(mei + "/working-hours", Role.MANAGER, "version", "nonsense"), 412);
        }

        @Test
        void putARefusalBesideTheFieldThatItIsAbout() {
            assertThat(refused(send(location + "/rooms", Role.ADMIN, "name", "room 1"), 409))
                    .contains("id=\"rooms-name-fault\"", "There already is a room", "value=\"room 1\"");
            String user = "user-" + UUID.randomUUID();
            accepted(send(
                    mei + "/details",
                    Role.MANAGER,
                    "version",
                    version(page(mei, Role.MANAGER)),
                    "name",
                    "Mei",
                    "username",
                    user));
            String jonas = "/setup/practitioners/" + branch.jonas();
            assertThat(refused(
                            send(
                                    jonas + "/details",
                                    Role.MANAGER,
                                    "version",
                                    version(page(jonas, Role.MANAGER)),
                                    "name",
                                    "Jonas",
                                    "username",
                                    user),
                            409))
                    .contains("id=\"details-username-fault\"", "Another practitioner signs in as");
        }

        @Test
        void refuseReasonsThatAreNone() {
            for (String reason : List.of("", "_", "by-hand", "a whole sentence")) {
                assertThat(refused(
                                send(location + "/closures", Role.MANAGER, "from", "2026-03-03", "reason", reason),
                                400))
                        .contains("Choose a reason.");
            }
        }

        @Test
        void refuseDaysAndTimesThatAreNot() {
            assertThat(refused(
                            send(location + "/closures", Role.MANAGER, "from", "2026-02-30", "reason", "REPAIRS"), 400))
                    .contains("Write the day like 2026-11-24.");
            assertThat(refused(
                            send(
                                    location + "/closures",
                                    Role.MANAGER,
                                    "from",
                                    "2026-03-29",
                                    "fromTime",
                                    "2:30",
                                    "reason",
                                    "REPAIRS"),
                            400))
                    .contains("clocks in Europe/Berlin skip 02:30");
            assertThat(refused(
                            send(
                                    location + "/closures",
                                    Role.MANAGER,
                                    "from",
                                    "2026-03-04",
                                    "to",
                                    "2026-03-03",
                                    "reason",
                                    "REPAIRS"),
                            400))
                    .contains("It must end after it begins.");
            refused(send(location + "/terms", Role.MANAGER), 400);
            refused(send(mei + "/leave", Role.MANAGER, "version", "0", "lastDay", "9999-12-31"), 400);
            refused(send("/setup/practitioners", Role.MANAGER, "at", "nonsense"), 400);
            refused(send("/setup/locations", Role.ADMIN, "zone", "Mars/Olympus"), 400);
        }

        @Test
        void knowNothingOfWhatIsNot() {
            String nowhere = UUID.randomUUID().toString();
            refused(ask(get("/setup/locations/" + nowhere), Role.ADMIN), 404);
            refused(ask(get("/setup/practitioners/" + nowhere), Role.ADMIN), 404);
            refused(ask(get(location + "/rooms/" + nowhere), Role.ADMIN), 404);
            refused(ask(get(location + "/closures/" + nowhere), Role.ADMIN), 404);
            refused(ask(get(mei + "/absences/" + nowhere), Role.ADMIN), 404);
            refused(send("/setup/locations/" + nowhere + "/rooms", Role.ADMIN, "name", "Room 1"), 404);
            refused(send(location + "/closures/" + nowhere + "/withdraw", Role.ADMIN), 404);
            refused(ask(get("/setup/locations/nonsense"), Role.ADMIN), 400);
        }
    }

    @Nested
    class CalendarFeed {

        @Test
        void isMadeByAManagerAndItsAddressIsToldOnce() throws Exception {
            String page = refused(send(mei + "/feed", Role.MANAGER), 200);

            Matcher address = Pattern.compile("value=\"https?://[^/]+(/feeds/[^\"]+\\.ics)\"")
                    .matcher(page);
            assertThat(address.find()).isTrue();
            assertThat(mvc.perform(get(address.group(1)))
                            .andReturn()
                            .getResponse()
                            .getContentAsString())
                    .startsWith("BEGIN:VCALENDAR");
            assertThat(page(mei, Role.MANAGER)).contains("Make an address").doesNotContain("/feeds/");
        }

        @Test
        void isNobodyElsesBusiness() {
            refused(send(mei + "/feed", Role.FRONT_DESK), 403);
            refused(send(mei + "/feed", Role.PRACTITIONER), 403);
            assertThat(page(mei, Role.FRONT_DESK)).doesNotContain("Calendar feed");
        }
    }

    @Nested
    class AffectedVisits {

        @Test
        void ofAClosureAreListedUntilTheyAreRebooked() {
            UUID visit = booked("2026-03-03T10:00");
            String closure =
                    accepted(send(location + "/closures", Role.MANAGER, "from", "2026-03-03", "reason", "STAFF_DAY"));

            assertThat(page(closure, Role.FRONT_DESK))
                    .contains("1 visit falls into it", "Lena Okafor", "Tue 3 Mar, 10:00–11:00", "Mei", "Room 1")
                    .contains("date=2026-03-03", "/clients/" + branch.lena());
            assertThat(bookAt("2026-03-03T14:00")).isEqualTo("location-closed");

            desk.post("/appointments/" + visit + "/reschedule", "{\"start\":\"2026-03-05T10:00\"}")
                    .expect(200);
            assertThat(page(closure, Role.FRONT_DESK)).contains("No visit falls into it");
        }

        @Test
        void ofAnAbsenceAreListedAndItCanBeWithdrawn() {
            booked("2026-03-03T10:00");
            booked("2026-03-04T10:00");
            String absence = accepted(send(
                    mei + "/absences",
                    Role.MANAGER,
                    "from",
                    "2026-03-03",
                    "to",
                    "2026-03-04",
                    "toTime",
                    "9:30",
                    "reason",
                    "TRAINING"));
            assertThat(page(absence, Role.FRONT_DESK)).contains("1 visit falls into it");

            MvcResult withdrawn = send(absence + "/withdraw", Role.MANAGER);

            assertThat(accepted(withdrawn)).isEqualTo(mei + "#absences");
            assertThat(notice(withdrawn)).startsWith("The absence is withdrawn");
            assertThat(bookAt("2026-03-03T14:00")).isEmpty();
        }

        @Test
        void ofARoomAreListedBeforeItIsClosedAndAfter() {
            booked("2026-03-03T10:00");
            String room = location + "/rooms/" + branch.room1();

            assertThat(page(room, Role.ADMIN)).contains("Close Room 1", "1 visit is booked in Room 1", "Lena Okafor");
            assertThat(accepted(send(room + "/close", Role.ADMIN))).isEqualTo(room);
            assertThat(page(room, Role.ADMIN)).contains("Room 1 is closed", "Lena Okafor");
            MvcResult again = send(room + "/close", Role.ADMIN);
            assertThat(accepted(again)).isEqualTo(location);
            assertThat(notice(again)).isEqualTo("Room 1 is closed already.");
        }

        @Test
        void ofALastDayAreListedAndItCanBeTakenBack() {
            booked("2026-03-05T10:00");
            accepted(send(
                    mei + "/leave",
                    Role.MANAGER,
                    "version",
                    version(page(mei, Role.MANAGER)),
                    "lastDay",
                    "2026-03-04"));
            String page = page(mei, Role.MANAGER);
            assertThat(page).contains("1 visit is booked after it", "Lena Okafor", "Until Wed 4 Mar");

            accepted(send(mei + "/stay", Role.MANAGER, "version", version(page)));

            assertThat(page(mei, Role.MANAGER)).contains("No last day is set.").doesNotContain("Lena Okafor");
        }
    }

    @Nested
    class TermsOfCancelling {

        private String[] terms(String... more) {
            String[] all = {
                "version", version(page(location, Role.MANAGER)),
                "lateHours", "48",
                "noShowAfterMinutes", "10",
                "text-de", "Bis 48 Stunden vorher.",
                "text-en", "Until 48 hours before.",
                "text-es", "Hasta 48 horas antes.",
                "text-zh", "提前48小时。"
            };
            String[] both = Arrays.copyOf(all, all.length + more.length);
            System.arraycopy(more, 0, both, all.length, more.length);
            return both;
        }

        @Test
        void areNumberedAndKeepTheEarlierVersions() {
            accepted(send(location + "/terms", Role.MANAGER, terms()));

            assertThat(page(location, Role.MANAGER))
                    .contains("Version 2 is in force", "48 hours", "提前48小时。", "All versions", "Earlier");
        }

        @Test
        void canBePlannedButNotBackdated() {
            accepted(send(location + "/terms", Role.MANAGER, terms("validFrom", "2026-04-01")));

            assertThat(page(location, Role.MANAGER)).contains("Version 1 is in force", "Planned", "Wed 1 Apr, 00:00");
            assertThat(refused(send(location + "/terms", Role.MANAGER, terms("validFrom", "2026-03-30")), 422))
                    .contains("id=\"terms-validFrom-fault\"", "Version 2 begins on Wed 1 Apr 2026 at 00:00")
                    .contains("Bis 48 Stunden vorher.");
        }

        @Test
        void canBeSeenBeforeTheyAreSaved() {
            MvcResult preview = send(location + "/terms", Role.MANAGER, terms("preview", "yes"));

            assertThat(refused(preview, 200)).contains("Preview: what a client would accept", "Hasta 48 horas antes.");
            assertThat(page(location, Role.MANAGER)).contains("Version 1 is in force");
        }
    }
}
