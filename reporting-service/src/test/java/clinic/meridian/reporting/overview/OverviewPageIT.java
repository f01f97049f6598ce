package clinic.meridian.reporting.overview;

import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import clinic.meridian.contracts.AppointmentEvent.NoShowRecordedV1;
import clinic.meridian.contracts.AppointmentStatus;
import clinic.meridian.contracts.DirectoryState.LocationStateV1;
import clinic.meridian.contracts.Maintenance;
import clinic.meridian.platform.security.Role;
import clinic.meridian.platform.testing.SettableClinicClock;
import clinic.meridian.platform.testing.TestUsers;
import clinic.meridian.platform.time.DueTasks;
import clinic.meridian.reporting.Facts;
import clinic.meridian.reporting.Incoming;
import clinic.meridian.reporting.Reaction;
import clinic.meridian.reporting.ReadModel;
import clinic.meridian.reporting.ReportingTest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

@ReportingTest
class OverviewPageIT {

    private static final LocalDate TODAY = LocalDate.parse("2034-06-13");
    private static final Instant NOW = TODAY.atTime(10, 42).atZone(Facts.BERLIN).toInstant();

    @Autowired
    MockMvc mvc;

    @Autowired
    SettableClinicClock clock;

    @Autowired
    DueTasks dueTasks;

    private final Incoming incoming;
    private final String id = UUID.randomUUID().toString();

    OverviewPageIT(
            @Autowired List<ReadModel> models,
            @Autowired List<Reaction> reactions,
            @Autowired TransactionTemplate transaction) {
        incoming = new Incoming(models, reactions, transaction);
    }

    @BeforeEach
    void aMorning() {
        clock.set(NOW);
        incoming.tell(NOW, Facts.location("00000000-0000-4000-8000-0000000000a1"));
    }

    @Test
    void aManagerSeesTheDayTheRatesTheSeriesAndWhoIsAskedBack() throws Exception {
        incoming.tell(
                NOW,
                Facts.client(id, id + "@example.org", true),
                Facts.booked(id + "-1", id, TODAY.atTime(9, 0)),
                Facts.started(id + "-s1", id + "-1", id, NOW),
                Facts.inserted(id + "-s1", id, "00000000-0000-4000-8000-0000000000b1", NOW, 40),
                Facts.sideEffect(id, id, id + "-s1", "BRUISE", false),
                Facts.booked(id + "-2", id, TODAY.atTime(12, 0)),
                new NoShowRecordedV1(
                        Facts.visit(id + "-2", id, AppointmentStatus.NO_SHOW, TODAY.atTime(12, 0), null, null), false),
                Facts.planned(id + "-running", id + "-other", 12, Maintenance.NONE),
                Facts.planned(id, id, 12, Maintenance.MONTHLY),
                Facts.seriesCompleted(id, id, TODAY.minusDays(3), Maintenance.MONTHLY));
        dueTasks.runDue();

        show(
                allOf(
                        containsString("Tue 13 Jun"),
                        containsString("as of 10:42"),
                        containsString("<dt>In treatment</dt><dd>1</dd>"),
                        containsString("<dt>No-shows</dt><dd>1</dd>"),
                        containsString("Bruise"),
                        containsString("95 % interval"),
                        containsString("0 of 12"),
                        containsString("Lena O."),
                        containsString("Mon 10 Jul 2034")),
                Role.MANAGER);
    }

    @Test
    void theDeskSeesWhoIsAskedBackButNoRates() throws Exception {
        show(
                allOf(containsString("Asked back next"), not(containsString("Side effects, last 30 days"))),
                Role.FRONT_DESK);
    }

    @Test
    void aPractitionerWhoIsNotLinkedIsToldSo() throws Exception {
        show(
                allOf(containsString("is not linked to a practitioner"), not(containsString("Asked back next"))),
                Role.PRACTITIONER);
    }

    @Test
    void aLocationWhereNothingHappensSaysWhatComesNext() throws Exception {
        String quiet = "L" + id;
        incoming.tell(
                NOW,
                new LocationStateV1(
                        quiet, "Quiet", "Europe/Berlin", "Street 1", "1", "q@example.org", "en", List.of()));

        mvc.perform(get("/").param("locationId", quiet)
                        .accept(MediaType.TEXT_HTML)
                        .with(TestUsers.bearer("manager", Role.MANAGER)))
                .andExpect(status().isOk())
                .andExpect(content()
                        .string(allOf(
                                containsString("No visits today."),
                                containsString("No needle was inserted"),
                                containsString("No series is under way"),
                                containsString("Nobody is due for maintenance"))));
    }

    @Test
    void somebodyWhoseLocationsAreNotKnownYetIsToldToWait() throws Exception {
        mvc.perform(get("/").accept(MediaType.TEXT_HTML)
                        .with(TestUsers.bearer("manager", List.of("nowhere"), Role.MANAGER)))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("No location yet")));
    }

    private void show(Matcher<String> page, Role role) throws Exception {
        mvc.perform(get("/").param("locationId", "00000000-0000-4000-8000-0000000000a1")
                        .accept(MediaType.TEXT_HTML)
                        .with(TestUsers.bearer("somebody", role)))
                .andExpect(status().isOk())
                .andExpect(content().string(page));
    }
}
