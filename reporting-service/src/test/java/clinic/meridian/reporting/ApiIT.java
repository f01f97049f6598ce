package clinic.meridian.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasSize;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import clinic.meridian.contracts.DirectoryState.LocationStateV1;
import clinic.meridian.contracts.DirectoryState.PractitionerStateV1;
import clinic.meridian.contracts.DirectoryState.RoomStateV1;
import clinic.meridian.contracts.DirectoryState.ServiceStateV1;
import clinic.meridian.contracts.Maintenance;
import clinic.meridian.platform.security.Role;
import clinic.meridian.platform.testing.SettableClinicClock;
import clinic.meridian.platform.testing.TestUsers;
import clinic.meridian.platform.time.DueTasks;
import com.jayway.jsonpath.JsonPath;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.transaction.support.TransactionTemplate;

@ReportingTest
class ApiIT {

    private static final LocalDate DAY = LocalDate.parse("2036-03-04");
    private static final Instant NOW = DAY.atTime(18, 0).atZone(Facts.BERLIN).toInstant();
    private static final RequestPostProcessor MANAGER = TestUsers.bearer("manager", Role.MANAGER);
    private static final RequestPostProcessor DESK = TestUsers.bearer("desk", Role.FRONT_DESK);

    @Autowired
    MockMvc mvc;

    @Autowired
    SettableClinicClock clock;

    @Autowired
    DueTasks dueTasks;

    private final Incoming incoming;
    private final String id = UUID.randomUUID().toString();

    ApiIT(
            @Autowired List<ReadModel> models,
            @Autowired List<Reaction> reactions,
            @Autowired TransactionTemplate transaction) {
        incoming = new Incoming(models, reactions, transaction);
    }

    @BeforeEach
    void aDay() {
        clock.set(NOW);
        incoming.tell(
                NOW,
                Facts.location("00000000-0000-4000-8000-0000000000a1"),
                new LocationStateV1(
                        "00000000-0000-4000-8000-0000000000a2",
                        "Ufer",
                        "Europe/Berlin",
                        "Ufer 1",
                        "1",
                        "u@example.org",
                        "en",
                        List.of()),
                new RoomStateV1("R1", "00000000-0000-4000-8000-0000000000a1", "Room 1", true),
                new PractitionerStateV1(
                        "00000000-0000-4000-8000-0000000000b1",
                        "00000000-0000-4000-8000-0000000000a1",
                        "Mei",
                        "mei",
                        List.of("FACIAL"),
                        true,
                        null),
                new ServiceStateV1("FACIAL", 1, Map.of("en", "Facial"), List.of(), Instant.EPOCH));
    }

    @Test
    void theScheduleNamesWhoWhereAndWhatInLocalTime() throws Exception {
        LocalDate day = DAY.plusDays(1);
        incoming.tell(NOW, Facts.booked(id, id + "-c", day.atTime(10, 0)));

        ask("/api/v1/schedule?locationId=00000000-0000-4000-8000-0000000000a1&date=" + day, DESK)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.asOf").value(NOW.toString()))
                .andExpect(jsonPath("$.items", hasSize(1)))
                .andExpect(jsonPath("$.items[0].appointmentId").value(id))
                .andExpect(jsonPath("$.items[0].start").value("2036-03-05T10:00:00+01:00"))
                .andExpect(jsonPath("$.items[0].status").value("BOOKED"))
                .andExpect(jsonPath("$.items[0].roomName").value("Room 1"))
                .andExpect(jsonPath("$.items[0].practitionerName").value("Mei"))
                .andExpect(jsonPath("$.items[0].serviceName").value("Facial"))
                .andExpect(jsonPath("$.next").doesNotExist());
    }

    @Test
    void aLongListComesInPartsThatMissAndRepeatNothing() throws Exception {
        LocalDate day = DAY.plusDays(2);
        for (int i = 0; i < 7; i++) {
            incoming.tell(NOW, Facts.booked(id + "-" + i, id + "-c", day.atTime(9 + i / 3, 0)));
        }
        String path = "/api/v1/schedule?locationId=00000000-0000-4000-8000-0000000000a1&limit=3&date=" + day;
        String first = ask(path, MANAGER).andReturn().getResponse().getContentAsString();
        String second = part(path, first);
        String third = part(path, second);

        List<String> first3 = JsonPath.read(first, "$.items[*].appointmentId");
        List<String> second3 = JsonPath.read(second, "$.items[*].appointmentId");
        List<String> last = JsonPath.read(third, "$.items[*].appointmentId");
        assertThat(first3).containsExactly(id + "-0", id + "-1", id + "-2");
        assertThat(second3).containsExactly(id + "-3", id + "-4", id + "-5");
        assertThat(last).containsExactly(id + "-6");
        assertThat(third).doesNotContain("\"next\"");
    }

    @Test
    void theSideEffectLogAndItsRates() throws Exception {
        incoming.tell(
                NOW,
                Facts.started(id + "-s", id, id + "-c", NOW),
                Facts.inserted(id + "-s", id + "-c", "00000000-0000-4000-8000-0000000000b1", NOW, 40),
                Facts.sideEffect(id, id + "-c", id + "-s", "BRUISE", false));

        ask("/api/v1/adverse-effects?code=BRUISE&severity=1&status=OPEN&from=" + DAY + "&to=" + DAY, MANAGER)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.items[?(@.sideEffectId == '" + id + "')].code", contains("BRUISE")))
                .andExpect(jsonPath(
                        "$.items[?(@.sideEffectId == '" + id + "')].reportedAt",
                        contains("2036-03-04T18:00:00+01:00")));
        ask(
                        "/api/v1/adverse-effects/rates?locationId=00000000-0000-4000-8000-0000000000a1&from=" + DAY
                                + "&to=" + DAY,
                        MANAGER)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.sessions").isNumber())
                .andExpect(jsonPath("$.items[0].code").value("ANY"))
                .andExpect(jsonPath("$.items[?(@.code == 'BRUISE')].interval.lower")
                        .isNotEmpty())
                .andExpect(
                        jsonPath("$.items[?(@.code == 'PNEUMOTHORAX')].below").isNotEmpty())
                .andExpect(jsonPath("$.formula").isNotEmpty());
    }

    @Test
    void aPractitionerGetsHerOwnRatesOnly() throws Exception {
        String period = "from=" + DAY + "&to=" + DAY;
        RequestPostProcessor mei = TestUsers.bearer("mei", Role.PRACTITIONER);

        ask("/api/v1/adverse-effects/rates?" + period, mei)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.withheld").isNotEmpty())
                .andExpect(jsonPath("$.items", hasSize(0)));
        ask("/api/v1/adverse-effects/rates?practitionerId=00000000-0000-4000-8000-0000000000b2&" + period, mei)
                .andExpect(status().isForbidden())
                .andExpect(jsonPath("$.reason").value("no-figures-of-your-own"));
        ask("/api/v1/adverse-effects/rates?" + period, TestUsers.bearer("stranger", Role.PRACTITIONER))
                .andExpect(status().isForbidden());
    }

    @Test
    void seriesProgressAndWhoIsAskedBack() throws Exception {
        incoming.tell(
                NOW,
                Facts.planned(id, id, 12, Maintenance.QUARTERLY),
                Facts.seriesCompleted(id, id, DAY, Maintenance.QUARTERLY),
                Facts.client(id, id + "@example.org", true));
        dueTasks.runDue();

        ask(
                        "/api/v1/series-progress?clientId=" + id
                                + "&status=COMPLETED&locationId=00000000-0000-4000-8000-0000000000a1",
                        MANAGER)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.items[0].completed").value(12))
                .andExpect(jsonPath("$.items[0].target").value(12));
        ask("/api/v1/maintenance-reminders?locationId=00000000-0000-4000-8000-0000000000a1", DESK)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.items[?(@.clientId == '" + id + "')].dueDate", contains("2036-06-04")))
                .andExpect(jsonPath(
                        "$.items[?(@.clientId == '" + id + "')].remindAt", contains("2036-06-04T10:00:00+02:00")));
        ask("/api/v1/reminders?clientId=" + id, DESK)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.items[0].kind").value("MAINTENANCE_REMINDER"))
                .andExpect(jsonPath("$.items[0].state").value("SCHEDULED"))
                .andExpect(jsonPath("$.items[0].why").value("A maintenance visit falls due."))
                .andExpect(jsonPath("$.items[0].decisions[0].decision").value("SCHEDULED"));
        ask("/api/v1/reminders?from=2036-06-04&to=2036-06-04", MANAGER)
                .andExpect(jsonPath("$.items[?(@.clientId == '" + id + "')]", hasSize(1)));
        ask("/api/v1/reminders?from=2036-06-05&to=2036-06-05", MANAGER)
                .andExpect(jsonPath("$.items[?(@.clientId == '" + id + "')]", hasSize(0)));
        ask("/api/v1/reminders?appointmentId=00000000-0000-4000-8000-000000000000", MANAGER)
                .andExpect(jsonPath("$.items", hasSize(0)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/schedule",
                "/api/v1/schedule?locationId=00000000-0000-4000-8000-0000000000a1",
                "/api/v1/schedule?locationId=00000000-0000-4000-8000-0000000000a1&date=2036-02-30",
                "/api/v1/schedule?locationId=00000000-0000-4000-8000-0000000000a1&date=today",
                "/api/v1/schedule?locationId=L%001&date=2036-03-04",
                "/api/v1/schedule?locationId=00000000-0000-4000-8000-0000000000a1&date=2036-03-04&limit=0",
                "/api/v1/schedule?locationId=00000000-0000-4000-8000-0000000000a1&date=2036-03-04&limit=501",
                "/api/v1/schedule?locationId=00000000-0000-4000-8000-0000000000a1&date=2036-03-04&cursor=nonsense",
                "/api/v1/schedule?locationId=00000000-0000-4000-8000-0000000000a1&date=2036-03-04&cursor=LTE1MDAwMDAtMDEtMDFUMDA6MDA6MDBafA",
                "/api/v1/adverse-effects",
                "/api/v1/adverse-effects?from=2036-03-04&to=2036-03-03",
                "/api/v1/adverse-effects?from=1999-03-04&to=2036-03-03",
                "/api/v1/adverse-effects?from=2036-03-04&to=2036-03-04&severity=6",
                "/api/v1/adverse-effects?from=2036-03-04&to=2036-03-04&severity=high",
                "/api/v1/adverse-effects?from=2036-03-04&to=2036-03-04&status=GONE",
                "/api/v1/adverse-effects?from=2036-03-04&to=2036-03-04&code=a b",
                "/api/v1/adverse-effects/rates?from=2036-03-04",
                "/api/v1/series-progress?status=FINE",
                "/api/v1/series-progress?locationId='",
                "/api/v1/maintenance-reminders?limit=many",
                "/api/v1/reminders",
                "/api/v1/reminders?from=2036-03-04",
                "/api/v1/reminders?clientId=%27%20OR%201=1"
            })
    void nonsenseIsAnsweredWithWhatIsWrong(String path) throws Exception {
        mvc.perform(get(java.net.URI.create(path.replace("'", "%27").replace(" ", "%20")))
                        .with(MANAGER))
                .andExpect(status().isBadRequest())
                .andExpect(content().contentTypeCompatibleWith("application/problem+json"))
                .andExpect(jsonPath("$.reason").isNotEmpty());
    }

    @Test
    void whatIsNotThereIsNotFound() throws Exception {
        ask("/api/v1/schedule?locationId=00000000-0000-4000-8000-000000000000&date=2036-03-04", MANAGER)
                .andExpect(status().isNotFound())
                .andExpect(jsonPath("$.reason").value("unknown-location"));
    }

    @ParameterizedTest
    @CsvSource({
        "FRONT_DESK, 200, 403, 403, 403, 200, 200",
        "PRACTITIONER, 200, 200, 200, 200, 403, 403",
        "MANAGER, 200, 200, 200, 200, 200, 200",
        "ADMIN, 200, 200, 200, 200, 200, 200"
    })
    void eachRoleSeesWhatItsRowOfTheTableSays(
            Role role, int schedule, int log, int rates, int series, int maintenance, int reminders) throws Exception {
        RequestPostProcessor person = TestUsers.bearer("mei", role);
        String period = "from=" + DAY + "&to=" + DAY;

        ask("/api/v1/schedule?locationId=00000000-0000-4000-8000-0000000000a1&date=" + DAY, person)
                .andExpect(status().is(schedule));
        ask("/api/v1/adverse-effects?" + period, person).andExpect(status().is(log));
        ask("/api/v1/adverse-effects/rates?" + period, person).andExpect(status().is(rates));
        ask("/api/v1/series-progress", person).andExpect(status().is(series));
        ask("/api/v1/maintenance-reminders", person).andExpect(status().is(maintenance));
        ask("/api/v1/reminders?" + period, person).andExpect(status().is(reminders));
    }

    @Test
    void nobodyIsLetInWithoutAToken() throws Exception {
        mvc.perform(get("/api/v1/series-progress")).andExpect(status().isUnauthorized());
    }

    @Test
    void somebodyOfOneLocationSeesNothingOfAnother() throws Exception {
        RequestPostProcessor ufer =
                TestUsers.bearer("manager", List.of("00000000-0000-4000-8000-0000000000a2"), Role.MANAGER);
        incoming.tell(
                NOW, Facts.sideEffect(id, id, null, "BRUISE", false), Facts.planned(id, id, 12, Maintenance.QUARTERLY));

        ask("/api/v1/schedule?locationId=00000000-0000-4000-8000-0000000000a1&date=" + DAY, ufer)
                .andExpect(status().isForbidden());
        ask("/api/v1/adverse-effects?from=" + DAY + "&to=" + DAY, ufer).andExpect(jsonPath("$.items", hasSize(0)));
        ask("/api/v1/series-progress?clientId=" + id, ufer).andExpect(jsonPath("$.items", hasSize(0)));
        ask("/api/v1/series-progress?locationId=00000000-0000-4000-8000-0000000000a1", ufer)
                .andExpect(status().isForbidden())
                .andExpect(jsonPath("$.reason").value("not-your-location"));
    }

    private String part(String path, String before) throws Exception {
        String next = JsonPath.read(before, "$.next");
        return ask(path + "&cursor=" + next, MANAGER).andReturn().getResponse().getContentAsString();
    }

    private ResultActions ask(String path, RequestPostProcessor person) throws Exception {
        return mvc.perform(get(path).with(person));
    }
}
