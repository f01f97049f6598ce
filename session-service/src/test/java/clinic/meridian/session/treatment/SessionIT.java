package clinic.meridian.session.treatment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import clinic.meridian.contracts.AppointmentEvent.SessionBookedV1;
import clinic.meridian.contracts.AppointmentStatus;
import clinic.meridian.platform.security.Role;
import clinic.meridian.platform.testing.TestUsers;
import clinic.meridian.session.TreatmentRoomIT;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import tools.jackson.databind.JsonNode;

class SessionIT extends TreatmentRoomIT {

    private static final String TWO_IN_THE_MOUTH = """
            {"point": "ST4", "side": "LEFT", "count": 1, "gaugeMm": 0.12, "lengthMm": 15, "depthMm": 3,
             "technique": "even method", "deQi": true, "brand": "Seirin", "lot": "L 42/7"},
            {"zone": "mouth", "side": "LEFT", "count": 1}""";

    @Autowired
    SessionTable sessions;

    @Autowired
    LedgerTable ledgers;

    @Autowired
    SessionHistory history;

    @Nested
    class Starting {

        @Test
        void waitsForAnAppointmentNobodyHasToldOf() {
            Answer answer = send("/sessions", "{\"appointmentId\": \"" + UUID.randomUUID() + "\"}");

            answer.refusedAs(409, "not-known-yet");
            assertThat(answer.http().getHeader("Retry-After")).isEqualTo("2");
        }

        @Test
        void needsScreeningAndConsentAndHappensOnce() {
            String appointment = checkedIn("FACIAL");
            String body = "{\"appointmentId\": \"" + appointment + "\"}";
            org.awaitility.Awaitility.await()
                    .until(() -> send("/sessions", body).text("reason").equals("screening-missing"));
            screen(answers("\"SKIN_INFECTION\": true"));
            send("/sessions", body).refusedAs(409, "not-today");
            screen(answers("\"ANTICOAGULANTS\": true"));
            send("/sessions", body).refusedAs(409, "clearance-needed");
            screen(healthy());
            send("/sessions", body).refusedAs(409, "consent-missing");
            consent("FACIAL_ACUPUNCTURE");

            Answer started = send("/sessions", body).is(201);

            assertThat(started.text("sessionId")).isEqualTo(TreatmentSession.idFor(appointment));
            assertThat(started.text("phase")).isEqualTo("STARTED");
            assertThat(started.text("nextStep")).isEqualTo("INSERT_NEEDLES");
            assertThat(started.text("practitionerId")).isEqualTo(mei);
            assertThat(started.text("startedAt")).isEqualTo("2026-03-02T08:00:00+01:00");
            assertThat(started.http().getHeader("ETag")).isEqualTo("\"0\"");
            assertThat(send("/sessions", body).refusedAs(409, "already-started").text("sessionId"))
                    .isEqualTo(TreatmentSession.idFor(appointment));
        }

        @Test
        void aScreeningOfYesterdayIsNone() {
            screen(healthy());
            consent("FACIAL_ACUPUNCTURE");
            clock.advance(Duration.ofDays(1));
            String body = "{\"appointmentId\": \"" + checkedIn("FACIAL") + "\"}";

            org.awaitility.Awaitility.await()
                    .until(() -> send("/sessions", body).text("reason").equals("screening-missing"));
        }

        @Test
        void aConsultationNeedsNeitherAndTakesNoNeedles() {
            String session = started(checkedIn("CONSULTATION"));

            insert(session, TWO_IN_THE_MOUTH).refusedAs(422, "consultation-has-no-needles");
            send("/sessions/" + session + "/complete", "{}").is(200);
        }

        @Test
        void theClientMustBeCheckedIn() {
            String appointment = UUID.randomUUID().toString();
            booking.tell(
                    new SessionBookedV1(visit(appointment, "FACIAL", AppointmentStatus.BOOKED), null), appointment, 0);

            org.awaitility.Awaitility.await()
                    .until(() -> send("/sessions", "{\"appointmentId\": \"" + appointment + "\"}")
                            .text("reason")
                            .equals("not-checked-in"));
        }

        @Test
        void ofManyAtOnceOneStartsIt() throws Exception {
            String appointment = checkedIn("FACIAL");
            screen(healthy());
            consent("FACIAL_ACUPUNCTURE");
            String body = "{\"appointmentId\": \"" + appointment + "\"}";
            org.awaitility.Awaitility.await()
                    .until(() -> read("/screening-rules/current").status() == 200
                            && sessions.find("none").isEmpty()
                            && !send("/clients/" + client + "/consents", "{}")
                                    .text("reason")
                                    .isEmpty()
                            && known(appointment));

            List<Integer> answers = atOnce(8, () -> send("/sessions", body).status());

            assertThat(answers).containsOnly(201, 409).containsOnlyOnce(201);
        }

        private boolean known(String appointment) {
            // A consultation's body would do as well; this one only asks whether the fact has arrived.
            return !SessionIT.this
                    .send("/sessions", "{\"appointmentId\": \"" + appointment + "\"}", stranger())
                    .text("reason")
                    .equals("not-known-yet");
        }
    }

    /// Works elsewhere: is refused as soon as the appointment is known, and so changes nothing.
    private RequestPostProcessor stranger() {
        return TestUsers.bearer("stranger", List.of("elsewhere"), Role.PRACTITIONER);
    }

    private static List<Integer> atOnce(int times, Callable<Integer> work) throws Exception {
        try (ExecutorService executor = Executors.newFixedThreadPool(times)) {
            return executor
                    .invokeAll(IntStream.range(0, times).mapToObj(i -> work).toList())
                    .stream()
                    .map(future -> {
                        try {
                            return future.get();
                        } catch (Exception e) {
                            throw new IllegalStateException(e);
                        }
                    })
                    .toList();
        }
    }

    @Test
    void aWholeSessionFromAssessmentToHandover() {
        String session = started();
        String path = "/sessions/" + session;
        send(path + "/assessment", """
                {"note": "tense jaw", "concerns": ["jaw tension"]}""").is(200);
        send(path + "/preparation", "{\"checks\": [\"hands\", \"skin prep\"]}").is(200);
        insert(session, TWO_IN_THE_MOUTH).is(200);
        clock.advance(Duration.ofMinutes(5));
        send(path + "/insertion-corrections", """
                {"zone": "mouth", "side": "LEFT", "count": -1, "reason": "MISCOUNTED"}""").is(200);
        Answer resting = send(path + "/rest", "{\"minutes\": 20}").is(200);
        assertThat(resting.text("phase")).isEqualTo("RESTING");
        assertThat(resting.json().path("rest").path("plannedEnd").asString()).isEqualTo("2026-03-02T08:25:00+01:00");
        clock.advance(Duration.ofMinutes(21));

        Answer open = send(path + "/complete", "{}").refusedAs(409, "needle-ledger-open");
        JsonNode line = open.json().path("open").path(0);
        assertThat(line.path("zone").asString()).isEqualTo("mouth");
        assertThat(line.path("side").asString()).isEqualTo("LEFT");
        assertThat(line.path("inserted").intValue()).isEqualTo(1);
        assertThat(line.path("accounted").intValue()).isZero();
        assertThat(line.path("missing").intValue()).isEqualTo(1);

        Answer out = remove(session, "{\"point\": \"st 4\", \"side\": \"LEFT\", \"count\": 1}")
                .is(200);
        assertThat(out.text("nextStep")).isEqualTo("COMPLETE");
        send(path + "/add-ons", "{\"code\": \"gua sha\", \"minutes\": 10}").is(200);
        send(path + "/handover", "{\"toPractitionerId\": \"" + mei + "\", \"note\": \"calm\"}")
                .is(200);
        Answer done = send(path + "/complete", "").is(200);

        assertThat(done.text("phase")).isEqualTo("COMPLETED");
        assertThat(done.json().has("nextStep")).isFalse();
        assertThat(done.json().path("needlesInserted").intValue()).isEqualTo(1);
        assertThat(done.json().path("rest").path("actualMinutes").intValue()).isEqualTo(21);
        assertThat(done.json().path("addOns").path(0).path("code").asString()).isEqualTo("GUA_SHA");
        assertThat(done.json()
                        .path("insertions")
                        .path(0)
                        .path("needles")
                        .path(0)
                        .path("lot")
                        .asString())
                .isEqualTo("L-42-7");
        assertThat(sessions.find(session)).hasValueSatisfying(row -> {
            assertThat(row.phase()).isEqualTo(Phase.COMPLETED);
            assertThat(row.endedAt()).isEqualTo(clock.now());
            assertThat(row.needlesIn()).isZero();
        });
        send(path + "/rest", "{}").refusedAs(409, "session-ended");
        send(path + "/amendments", """
                {"field": "assessment", "text": "left jaw", "reason": "side was missing"}""").is(200);

        Answer stricta = read(path + "/stricta").is(200);
        assertThat(stricta.json().path("fields").size()).isEqualTo(7);
        Answer timeline = read(path + "/timeline").is(200);
        assertThat(timeline.json()
                        .path("items")
                        .valueStream()
                        .map(item -> item.path("event").asString()))
                .containsExactly(
                        "session-started",
                        "assessment-recorded",
                        "preparation-recorded",
                        "needles-inserted",
                        "insertion-corrected",
                        "rest-started",
                        "needles-removed",
                        "add-on-performed",
                        "session-handed-over",
                        "session-completed",
                        "record-amended");
    }

    @Test
    void everyOtherFateOfANeedleIsAccountedForInChartAndReadModelAlike() {
        String session = started();
        String path = "/sessions/" + session;
        insert(session, """
                {"point": "EX-HN1", "count": 4}, {"zone": "forehead", "side": "MIDLINE", "count": 6}""").is(200);
        String one = "\"zone\": \"forehead\", \"side\": \"MIDLINE\", \"count\": 1";
        send(path + "/retained-needles", "{" + one + """
                , "removalInstructions": "pull on Friday", "followUpDate": "2026-03-06"}""").refusedAs(409, "consent-missing");
        consent("RETAINED_NEEDLE");
        send(path + "/retained-needles", "{" + one + """
                , "removalInstructions": "pull on Friday", "followUpDate": "2026-03-06"}""").is(200);
        send(path + "/stray-needles", "{" + one + ", \"foundWhere\": \"pillow\"}")
                .is(200);
        send(path + "/broken-needles", "{" + one + ", \"fragmentRecovered\": true}")
                .is(200);
        send(path + "/missing-needles", "{" + one + """
                , "palpatedBy": "Mei", "secondPerson": "Lea", "clientTold": true, "followUpDate": "2026-03-03"}""").is(200);
        send(path + "/emergency-removal", "{\"reason\": {\"code\": \"SYNCOPE\", \"note\": \"pale\"}}")
                .is(200);

        Answer uncounted =
                send(path + "/abort", "{\"reason\": \"CLIENT_UNWELL\"}").refusedAs(409, "needle-ledger-open");
        assertThat(uncounted.json().path("open").size()).isEqualTo(2);
        send(path + "/reconciliations", """
                {"zone": "forehead", "side": "MIDLINE", "counted": 2}""").is(200);
        Answer short_ = send(path + "/reconciliations", """
                {"zone": "scalp", "side": "MIDLINE", "counted": 3}""").is(200);
        assertThat(short_.text("nextStep")).isEqualTo("COUNT_NEEDLES");
        send(path + "/abort", "{\"reason\": \"CLIENT_UNWELL\"}").refusedAs(409, "needle-ledger-open");
        send(path + "/missing-needles", """
                {"zone": "scalp", "side": "MIDLINE", "count": 1, "palpatedBy": "Mei", "secondPerson": "Lea",
                 "clientTold": false, "followUpDate": "2026-03-03"}""").is(200);
        Answer aborted =
                send(path + "/abort", "{\"reason\": \"CLIENT_UNWELL\"}").is(200);

        assertThat(aborted.text("phase")).isEqualTo("ABORTED");
        assertThat(aborted.json()
                        .path("incidents")
                        .valueStream()
                        .map(incident -> incident.path("kind").asString()))
                .containsExactly("RETAINED", "STRAY", "BROKEN", "MISSING", "EMERGENCY", "MISSING");
        assertThat(aborted.json().path("ledger").path("out").intValue()).isEqualTo(10);
        Chart chart = Chart.of(
                history.of(session).stream().map(SessionHistory.Recorded::event).toList());
        assertThat(ledgers.of(session).allLines())
                .containsExactlyInAnyOrderElementsOf(chart.ledger().allLines());
        assertThat(sessions.find(session)).map(SessionRow::phase).contains(Phase.ABORTED);
    }

    @Test
    void removingMoreThanAreInIsRefusedWithZoneAndNumbersAndChangesNothing() {
        String session = started();
        insert(session, TWO_IN_THE_MOUTH).is(200);

        Answer refused = remove(session, "{\"zone\": \"mouth\", \"side\": \"LEFT\", \"count\": 3}")
                .refusedAs(409, "more-out-than-in");

        assertThat(refused.text("zone")).isEqualTo("mouth");
        assertThat(refused.text("detail")).contains("mouth LEFT", "3", "2 of 2");
        assertThat(read("/sessions/" + session).json().path("needlesIn").intValue())
                .isEqualTo(2);
    }

    @Test
    void ofManyRemovalsAtOnceOnlyAsManySucceedAsNeedlesAreIn() throws Exception {
        String session = started();
        insert(session, "{\"zone\": \"jaw\", \"side\": \"LEFT\", \"count\": 3}").is(200);

        List<Integer> answers = atOnce(
                8,
                () -> remove(session, "{\"zone\": \"jaw\", \"side\": \"LEFT\", \"count\": 1}")
                        .status());

        assertThat(answers).containsOnly(200, 409);
        assertThat(answers.stream().filter(status -> status == 200)).hasSize(3);
        assertThat(read("/sessions/" + session)
                        .json()
                        .path("ledger")
                        .path("closed")
                        .booleanValue())
                .isTrue();
    }

    @Test
    void pointsToAvoidNeedAReason() {
        String appointment = checkedIn("FACIAL");
        screen(answers("\"PREGNANCY\": true"));
        send("/clients/" + client + "/clearances", """
                {"provider": "Dr. Sommer", "validUntil": "2026-06-01"}""").is(201);
        consent("FACIAL_ACUPUNCTURE");
        String session = started(appointment);

        assertThat(insert(session, "{\"point\": \"LI4\", \"side\": \"LEFT\", \"count\": 1}")
                        .refusedAs(422, "point-to-avoid")
                        .body())
                .contains("LI4");
        Answer overridden =
                send("/sessions/" + session + "/needle-insertions", """
                {"needles": [{"point": "LI4", "side": "LEFT", "count": 1}], "override": {"reason": "midwife agrees"}}""").is(200);
        assertThat(overridden
                        .json()
                        .path("insertions")
                        .path(0)
                        .path("overrideReason")
                        .asString())
                .isEqualTo("midwife agrees");
    }

    @Test
    void withdrawnConsentStopsFurtherNeedles() {
        String session = started();
        send("/clients/" + client + "/consents/FACIAL_ACUPUNCTURE/withdraw", "{}")
                .is(200);

        insert(session, TWO_IN_THE_MOUTH).refusedAs(409, "consent-missing");
    }

    @Test
    void aStaleFormSaysWhoChangedIt() {
        String session = started();
        String path = "/api/v1/sessions/" + session + "/preparation";
        send("/sessions/" + session + "/preparation", "{}").is(200);

        Answer stale = ask(post(path)
                .with(practitioner())
                .header("If-Match", "\"0\"")
                .contentType(MediaType.APPLICATION_JSON)
                .content("{}"));

        stale.refusedAs(412, "stale");
        assertThat(stale.text("changedBy")).isEqualTo(userName);
        assertThat(ask(post(path)
                                .with(practitioner())
                                .header("If-Match", "\"1\"")
                                .contentType(MediaType.APPLICATION_JSON)
                                .content("{}"))
                        .is(200)
                        .http()
                        .getHeader("ETag"))
                .isEqualTo("\"2\"");
    }

    @Test
    void theSameKeyHasOneEffect() {
        String session = started();
        for (int i = 0; i < 2; i++) {
            ask(post("/api/v1/sessions/" + session + "/needle-insertions")
                            .with(practitioner())
                            .header("Idempotency-Key", "k-" + session)
                            .contentType(MediaType.APPLICATION_JSON)
                            .content("{\"needles\": [{\"point\": \"GV20\", \"count\": 1}]}"))
                    .is(200);
        }

        assertThat(read("/sessions/" + session).json().path("needlesIn").intValue())
                .isEqualTo(1);
    }

    @Nested
    class ForOthers {

        @Test
        void managersReadCountsAndNoNotes() {
            String session = started();
            send("/sessions/" + session + "/assessment", "{\"note\": \"tense jaw\", \"concerns\": [\"TMJ\"]}")
                    .is(200);
            RequestPostProcessor manager = TestUsers.bearer("manager", Role.MANAGER);

            for (String path : List.of("/sessions/" + session, "/sessions/" + session + "/timeline")) {
                assertThat(read(path).body()).contains("tense jaw", "TMJ");
                assertThat(read(path, manager).is(200).body()).doesNotContain("tense jaw", "TMJ");
                read(path, TestUsers.bearer("desk", Role.FRONT_DESK)).refusedAs(403, "forbidden");
            }
            send("/sessions/" + session + "/complete", "{}", manager).is(403);
        }

        @Test
        void practitionersOfOtherLocationsNeitherReadNorWrite() {
            String session = started();

            read("/sessions/" + session, stranger()).refusedAs(403, "not-your-location");
            send("/sessions/" + session + "/complete", "{}", stranger()).refusedAs(403, "not-your-location");
            send(
                            "/sessions/" + session + "/complete",
                            "{}",
                            TestUsers.bearer("m", List.of(location), Role.PRACTITIONER))
                    .is(200);
        }

        @Test
        void thereIsNothingUnderAnUnknownId() {
            read("/sessions/00000000-0000-4000-8000-000000000000").refusedAs(404, "unknown-session");
            read("/sessions/00000000-0000-4000-8000-000000000000/timeline").refusedAs(404, "unknown-session");
            read("/sessions/00000000-0000-4000-8000-000000000000/stricta").refusedAs(404, "unknown-session");
            send("/sessions/00000000-0000-4000-8000-000000000000/complete", "{}")
                    .refusedAs(404, "unknown-session");
        }
    }
}
