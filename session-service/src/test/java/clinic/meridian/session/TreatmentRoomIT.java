package clinic.meridian.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import clinic.meridian.contracts.AppointmentEvent.ClientCheckedInV1;
import clinic.meridian.contracts.AppointmentEvent.SessionBookedV1;
import clinic.meridian.contracts.AppointmentStatus;
import clinic.meridian.contracts.ClientState.ClientStateV1;
import clinic.meridian.contracts.ClientState.Preferences;
import clinic.meridian.contracts.ClientState.Recall;
import clinic.meridian.contracts.DirectoryState.LocationStateV1;
import clinic.meridian.contracts.DirectoryState.PractitionerStateV1;
import clinic.meridian.contracts.DirectoryState.RoomStateV1;
import clinic.meridian.contracts.EmailState;
import clinic.meridian.contracts.PhaseKind;
import clinic.meridian.contracts.VisitState;
import clinic.meridian.contracts.VisitState.Phase;
import clinic.meridian.platform.security.Role;
import clinic.meridian.platform.testing.ClinicTest;
import clinic.meridian.platform.testing.SettableClinicClock;
import clinic.meridian.platform.testing.TestUsers;
import java.io.UnsupportedEncodingException;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A treatment room with everything around it. Each test has a location, a room, a practitioner and a client of
/// its own.
@ClinicTest
@Import(BookingTells.class)
public abstract class TreatmentRoomIT {

    protected static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Autowired
    protected MockMvc mvc;

    @Autowired
    protected SettableClinicClock clock;

    @Autowired
    protected BookingTells booking;

    protected final String location = UUID.randomUUID().toString();
    protected final String room = UUID.randomUUID().toString();
    protected final String mei = UUID.randomUUID().toString();
    protected final String client = UUID.randomUUID().toString();
    protected final String userName = "mei-" + mei.substring(0, 8);

    @BeforeEach
    void morning() {
        clock.set(SettableClinicClock.START);
    }

    protected RequestPostProcessor practitioner() {
        return TestUsers.bearer(userName, Role.PRACTITIONER);
    }

    /// What came back.
    public record Answer(MockHttpServletResponse http) {

        public int status() {
            return http.getStatus();
        }

        public JsonNode json() {
            try {
                return JsonMapper.shared().readTree(http.getContentAsString());
            } catch (UnsupportedEncodingException e) {
                throw new IllegalStateException(e);
            }
        }

        public String text(String field) {
            return json().path(field).asString();
        }

        public Answer is(int status) {
            assertThat(http.getStatus()).as(body()).isEqualTo(status);
            return this;
        }

        public Answer refusedAs(int status, String reason) {
            is(status);
            assertThat(http.getContentType()).startsWith("application/problem+json");
            assertThat(text("reason")).as(body()).isEqualTo(reason);
            return this;
        }

        public String body() {
            try {
                return http.getContentAsString();
            } catch (UnsupportedEncodingException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    protected Answer ask(MockHttpServletRequestBuilder request) {
        try {
            return new Answer(mvc.perform(request).andReturn().getResponse());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    protected Answer read(String path) {
        return read(path, practitioner());
    }

    protected Answer read(String path, RequestPostProcessor person) {
        return ask(get("/api/v1" + path).with(person));
    }

    protected Answer send(String path, String json) {
        return send(path, json, practitioner());
    }

    protected Answer send(String path, String json, RequestPostProcessor person) {
        return ask(post("/api/v1" + path)
                .with(person)
                .contentType(MediaType.APPLICATION_JSON)
                .content(json));
    }

    /// Booking tells of the location, the room, the practitioner (who signs in) and the client, and it has
    /// arrived here.
    protected void open() {
        booking.tell(
                new LocationStateV1(
                        location,
                        "Mitte",
                        "Europe/Berlin",
                        "Torstr. 1",
                        "030",
                        "mitte@example.org",
                        "de-DE",
                        List.of()),
                location,
                0);
        booking.tell(new RoomStateV1(room, location, "Room 1", true), location, 1);
        booking.tell(
                new PractitionerStateV1(mei, location, "Mei Lin", userName, List.of("FACIAL"), true, null), mei, 0);
        booking.tell(
                new ClientStateV1(
                        client,
                        "Lena",
                        "Okafor",
                        null,
                        null,
                        "en",
                        EmailState.UNVERIFIED,
                        new Preferences(true, new Recall(false, null, null))),
                client,
                0);
    }

    /// A visit of the client's that begins now, as booking has it.
    protected VisitState visit(String appointmentId, String service, AppointmentStatus status) {
        ZonedDateTime start = clock.now().atZone(BERLIN);
        List<Phase> phases = new ArrayList<>();
        ZonedDateTime at = start;
        if (service.equals("CONSULTATION")) {
            phases.add(phase(PhaseKind.TALK, at, 30));
            at = at.plusMinutes(30);
        } else {
            phases.add(phase(PhaseKind.NEEDLE, at, 20));
            phases.add(phase(PhaseKind.REST, at.plusMinutes(20), 25));
            phases.add(phase(PhaseKind.REMOVE, at.plusMinutes(45), 15));
            at = at.plusMinutes(60);
        }
        return new VisitState(
                appointmentId,
                client,
                service,
                1,
                location,
                room,
                mei,
                status,
                start.toLocalDateTime(),
                BERLIN.getId(),
                start.toOffsetDateTime(),
                at.toOffsetDateTime(),
                phases,
                null,
                null,
                1,
                false,
                null);
    }

    private static Phase phase(PhaseKind kind, ZonedDateTime from, int minutes) {
        return new Phase(
                kind,
                from.toOffsetDateTime(),
                from.plusMinutes(minutes).toOffsetDateTime(),
                kind != PhaseKind.REST,
                true);
    }

    /// Books a visit and checks the client in.
    ///
    /// @return the appointment's id
    protected String checkedIn(String service) {
        open();
        String appointmentId = UUID.randomUUID().toString();
        booking.tell(
                new SessionBookedV1(visit(appointmentId, service, AppointmentStatus.BOOKED), null), appointmentId, 0);
        booking.tell(
                new ClientCheckedInV1(visit(appointmentId, service, AppointmentStatus.CHECKED_IN)), appointmentId, 1);
        return appointmentId;
    }

    /// All answers of a client to whom nothing applies.
    protected static String healthy() {
        return answers("");
    }

    /// @param changed further members that replace the healthy ones, such as `"PREGNANCY": true`
    protected static String answers(String changed) {
        List<String> members = new ArrayList<>();
        for (String code : List.of(
                "ANTICOAGULANTS",
                "BLEEDING_DISORDER",
                "PREGNANCY",
                "SKIN_INFECTION",
                "ACTIVE_HERPES",
                "PACEMAKER",
                "EPILEPSY",
                "UNCONTROLLED_HYPERTENSION",
                "CANCER_TREATMENT",
                "DIABETES",
                "KELOID",
                "NICKEL_ALLERGY",
                "NEEDLE_PHOBIA")) {
            if (!changed.contains(code)) {
                members.add("\"" + code + "\": false");
            }
        }
        for (String code : List.of("BOTULINUM_DAYS", "FILLER_DAYS", "PEEL_OR_LASER_DAYS", "FACE_SURGERY_DAYS")) {
            if (!changed.contains(code)) {
                members.add("\"" + code + "\": null");
            }
        }
        if (!changed.isEmpty()) {
            members.add(changed);
        }
        return "{\"answers\": {" + String.join(", ", members) + "}}";
    }

    protected String screen(String answers) {
        return send("/clients/" + client + "/screenings", answers).is(201).text("screeningId");
    }

    protected void consent(String procedure) {
        send("/clients/" + client + "/consents", """
                        {"procedure": "%s", "formVersion": 1, "signedName": "Lena Okafor"}""".formatted(procedure)).is(201);
    }

    /// Starts the session of a facial, screened and consented.
    ///
    /// @return the session's id
    protected String started() {
        String appointmentId = checkedIn("FACIAL");
        screen(healthy());
        consent("FACIAL_ACUPUNCTURE");
        return started(appointmentId);
    }

    /// Starts a session as soon as its appointment has been heard of.
    protected String started(String appointmentId) {
        String body = "{\"appointmentId\": \"" + appointmentId + "\"}";
        Answer answer = await().until(
                        () -> send("/sessions", body),
                        tried -> tried.status() != 409
                                || !(tried.text("reason").equals("not-known-yet")
                                        || tried.text("reason").equals("not-checked-in")));
        return answer.is(201).text("sessionId");
    }

    protected Answer insert(String session, String needles) {
        return send("/sessions/" + session + "/needle-insertions", "{\"needles\": [" + needles + "]}");
    }

    protected Answer remove(String session, String needles) {
        return send("/sessions/" + session + "/needle-removals", "{\"needles\": [" + needles + "]}");
    }
}
