package clinic.meridian.booking.waitlist;

import static clinic.meridian.booking.waitlist.WaitingRoom.TEN;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import clinic.meridian.booking.DeskTest;
import clinic.meridian.booking.TestClinic;
import clinic.meridian.booking.TestClinic.Branch;
import clinic.meridian.booking.TestDesk;
import clinic.meridian.platform.links.Link;
import clinic.meridian.platform.links.Links;
import clinic.meridian.platform.testing.SettableClinicClock;
import clinic.meridian.platform.time.DueTasks;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/// The links in mails, without a cookie: looking changes nothing, acting is told.
@DeskTest
class LinkPagesIT {

    @Autowired
    TestDesk desk;

    @Autowired
    TestClinic clinic;

    @Autowired
    SettableClinicClock clock;

    @Autowired
    DueTasks due;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Links links;

    @Autowired
    MockMvc mvc;

    private Branch branch;
    private WaitingRoom room;

    @BeforeEach
    void setUp() {
        branch = clinic.open();
        room = new WaitingRoom(desk, jdbc, branch);
    }

    @AfterEach
    void tearDown() {
        clock.set(SettableClinicClock.START);
    }

    private String path(String kind, UUID subject, String page) {
        Link link = new Link(
                kind, subject.toString(), branch.lena().toString(), clock.now().plus(Duration.ofDays(30)), 1);
        return "/c/" + links.token(link) + "/" + page;
    }

    private MockHttpServletResponse send(MockHttpServletRequestBuilder request) throws Exception {
        return mvc.perform(request.accept(MediaType.TEXT_HTML)).andReturn().getResponse();
    }

    private String shown(String path) throws Exception {
        MockHttpServletResponse response = send(get(path));
        assertThat(response.getStatus()).isEqualTo(200);
        return response.getContentAsString(UTF_8);
    }

    private void acts(String path, String field, String value) throws Exception {
        MockHttpServletResponse response = send(
                post(path).contentType(MediaType.APPLICATION_FORM_URLENCODED).param(field, value));
        assertThat(response.getStatus()).as(response.getContentAsString(UTF_8)).isEqualTo(302);
        assertThat(response.getRedirectedUrl()).isEqualTo(path);
    }

    @Test
    void anOfferIsAcceptedOnceAndTheOthersAreTold() throws Exception {
        UUID freed = room.booked(branch.lena(), branch.mei(), TEN);
        List<UUID> entries = List.of(
                room.waits(clinic.screenedClient("Ada", "Waiting")),
                room.waits(clinic.screenedClient("Bea", "Waiting")));
        room.cancel(freed).expect(200);
        due.runDue();
        String first = path("WAITLIST", room.offer(entries.getFirst()), "waitlist");
        String second = path("WAITLIST", room.offer(entries.getLast()), "waitlist");

        assertThat(shown(first))
                .contains("This time is free for you", "Thursday, 5 March 2026, 10:00", "with Mei", "until 08:15");
        assertThat(shown(first)).contains("Yes, I will come");
        acts(first, "x", "y");

        assertThat(shown(first)).contains("The visit is yours").doesNotContain("Yes, I will come");
        assertThat(shown(second))
                .contains("Somebody else was faster", "still on our waitlist")
                .doesNotContain("Yes, I will come");
        acts(second, "x", "y");
        acts(first, "x", "y");
        assertThat(room.waiting()).containsExactly(entries.getLast());
        acts(second, "leave", "true");
        assertThat(room.waiting()).isEmpty();
    }

    @Test
    void anOfferThatRanOutSaysSo() throws Exception {
        UUID freed = room.booked(branch.lena(), branch.mei(), TEN);
        UUID entry = room.waits(clinic.screenedClient("Ada", "Waiting"));
        room.cancel(freed).expect(200);
        due.runDue();
        String page = path("WAITLIST", room.offer(entry), "waitlist");
        clock.advance(Duration.ofMinutes(15));

        assertThat(shown(page)).contains("This offer has run out").doesNotContain("Yes, I will come");
        acts(page, "x", "y");
        assertThat(room.waiting()).containsExactly(entry);
    }

    @Test
    void aVisitIsConfirmedAsItWasShown() throws Exception {
        UUID visit = room.booked(branch.lena(), branch.mei(), TEN);
        String page = path("CONFIRM", visit, "confirm");

        assertThat(shown(page)).contains("Will you come?", "Thursday, 5 March 2026, 10:00");
        assertThat(room.status(visit)).isEqualTo("BOOKED");
        desk.post("/appointments/" + visit + "/reschedule", "{\"start\":\"2026-03-05T11:00\"}")
                .expect(200);
        assertThat(send(post(page).param("version", "0")).getStatus()).isEqualTo(412);
        acts(page, "version", "1");

        assertThat(room.status(visit)).isEqualTo("CONFIRMED");
        assertThat(shown(page)).contains("We look forward to seeing you");
        assertThat(send(post(page).param("version", "2")).getStatus()).isEqualTo(409);
        assertThat(send(post(page)).getStatus()).isEqualTo(400);
    }

    @Test
    void aCancellationByLinkFollowsTheTermsAndSaysSo() throws Exception {
        UUID early = room.booked(branch.lena(), branch.mei(), TEN);
        UUID late = room.booked(branch.lena(), branch.mei(), "2026-03-05T14:00");
        String page = path("CANCEL", early, "cancel");
        assertThat(shown(page)).contains("Cancel your visit?").doesNotContain("This is a late cancellation");
        acts(page, "version", "0");
        assertThat(shown(page)).contains("This visit is cancelled").doesNotContain("<form");

        clock.set(Instant.parse("2026-03-05T08:00:00Z"));
        page = path("CANCEL", late, "cancel");
        assertThat(shown(page)).contains("This is a late cancellation", "24 hours or less");
        acts(page, "version", "0");

        assertThat(List.of(room.status(early), room.status(late))).containsOnly("CANCELLED");
        assertThat(jdbc.sql("""
                                SELECT convert_from(payload, 'UTF8')::jsonb ->> 'late' AS late FROM event
                                WHERE name = 'booking.session-cancelled' AND aggregate_id IN (?, ?)
                                ORDER BY global_index
                                """)
                        .params(early.toString(), late.toString())
                        .query((row, n) -> row.getString("late"))
                        .list())
                .containsExactly("false", "true");
    }

    @Test
    void aLinkOfAnotherKindOrNoneDoesNothing() throws Exception {
        UUID visit = room.booked(branch.lena(), branch.mei(), TEN);

        for (String wrong : List.of(
                path("CONFIRM", visit, "cancel"),
                path("CANCEL", visit, "waitlist"),
                path("WAITLIST", visit, "waitlist"),
                "/c/nonsense/confirm",
                "/c/nonsense.nonsense/waitlist")) {
            assertThat(send(get(wrong)).getStatus()).as(wrong).isEqualTo(404);
            assertThat(send(post(wrong).param("version", "0")).getStatus())
                    .as(wrong)
                    .isEqualTo(404);
        }
        assertThat(room.status(visit)).isEqualTo("BOOKED");
    }
}
