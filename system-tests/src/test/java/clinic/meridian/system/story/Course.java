package clinic.meridian.system.story;

import static org.awaitility.Awaitility.await;

import clinic.meridian.system.harness.Answer;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/// One client's way through the clinic: registered, screened, planned, booked, treated visit by visit.
public final class Course {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final List<String> NOTHING_TO_REPORT = List.of(
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
            "NEEDLE_PHOBIA");
    private static final List<String> NEVER =
            List.of("BOTULINUM_DAYS", "FILLER_DAYS", "PEEL_OR_LASER_DAYS", "FACE_SURGERY_DAYS");

    private final Staff staff;
    private final Practice practice;
    private final String email;
    private final String clientId;
    private String screeningId = "";
    private String seriesId = "";
    private List<String> appointmentIds = List.of();

    private Course(Staff staff, Practice practice, String email, String clientId) {
        this.staff = staff;
        this.practice = practice;
        this.email = email;
        this.clientId = clientId;
    }

    /// A client registers and wants to hear of the clinic again.
    public static Course register(Staff staff, Practice practice, String givenName, String familyName) {
        var email = (givenName + "." + UUID.randomUUID().toString().substring(0, 8) + "@mail.example")
                .toLowerCase(Locale.ROOT);
        var clientId = staff.desk()
                .post(
                        "/clients",
                        Map.of(
                                "givenName",
                                givenName,
                                "familyName",
                                familyName,
                                "email",
                                email,
                                "phone",
                                "+49 151 2345678",
                                "language",
                                "en",
                                "preferences",
                                Map.of("reminders", true, "recall", Map.of("granted", true, "wordingVersion", "1"))))
                .expect(201)
                .text("clientId");
        return new Course(staff, practice, email, clientId);
    }

    public String clientId() {
        return clientId;
    }

    public String email() {
        return email;
    }

    public String seriesId() {
        return seriesId;
    }

    public List<String> appointmentIds() {
        return appointmentIds;
    }

    /// She answers every question, and nothing speaks against a treatment.
    public void screen() {
        screeningId = staff.practitioner()
                .post("/clients/" + clientId + "/screenings", Map.of("answers", healthyAnswers()))
                .expect(201)
                .text("screeningId");
    }

    /// Answers of a client with nothing to report.
    public static Map<String, Object> healthyAnswers() {
        var answers = new HashMap<String, Object>();
        NOTHING_TO_REPORT.forEach(question -> answers.put(question, false));
        NEVER.forEach(question -> answers.put(question, null));
        return answers;
    }

    /// She says that nothing has changed since, as on every later visit.
    public void screenAgain() {
        staff.practitioner()
                .post("/clients/" + clientId + "/screenings", Map.of("nothingChangedSince", screeningId))
                .expect(201);
    }

    /// She signs the form in force.
    public void consent() {
        var forms =
                staff.practitioner().get("/consent-forms").expect(200).json().path("items");
        for (var form : forms) {
            if (form.path("procedure").asString().equals("FACIAL_ACUPUNCTURE")) {
                staff.practitioner()
                        .post(
                                "/clients/" + clientId + "/consents",
                                Map.of(
                                        "procedure", "FACIAL_ACUPUNCTURE",
                                        "formVersion", form.path("formVersion"),
                                        "signedName", "Lena Okafor"))
                        .expect(200, 201);
                return;
            }
        }
        throw new AssertionError("There is no form for facial acupuncture: " + forms);
    }

    /// A series of that many visits is agreed, with monthly visits afterwards.
    public void planSeries(int visits) {
        seriesId = staff.desk()
                .post(
                        "/series",
                        Map.of(
                                "clientId",
                                clientId,
                                "service",
                                "FACIAL",
                                "locationId",
                                practice.locationId(),
                                "practitionerId",
                                practice.practitionerId(),
                                "targetSessions",
                                visits,
                                "maintenance",
                                "MONTHLY"))
                .expect(201)
                .text("seriesId");
    }

    /// All visits of the series are laid out, on Mondays and Thursdays, and booked in one go.
    public void bookSeries(LocalDate from, LocalTime at) {
        var plan = accepted(
                Set.of("screening-missing"),
                () -> staff.desk()
                        .post(
                                "/series/" + seriesId + "/plan",
                                Map.of(
                                        "startDate", from.toString(),
                                        "days", List.of(DayOfWeek.MONDAY.name(), DayOfWeek.THURSDAY.name()),
                                        "time", at.toString())));
        var slots = new ArrayList<Map<String, Object>>();
        for (var proposal : plan.expect(200).json().path("proposals")) {
            slots.add(Map.of(
                    "start", proposal.path("start"),
                    "practitionerId", proposal.path("practitionerId"),
                    "roomId", proposal.path("roomId")));
        }
        var booked = accepted(
                Set.of("screening-missing", "series-conflicts"),
                () -> staff.desk().post("/series/" + seriesId + "/bookings", Map.of("slots", slots)));
        appointmentIds = booked.expect(201)
                .json()
                .path("appointments")
                .valueStream()
                .map(appointment -> appointment.path("appointmentId").asString())
                .toList();
    }

    /// The visit of that place in the series, from 1.
    public Treatment visit(int number) {
        return new Treatment(staff, this, appointmentIds.get(number - 1));
    }

    /// Her series as the desk sees it.
    public JsonNode series() {
        return staff.desk().get("/series/" + seriesId).expect(200).json();
    }

    /// Tries until it is accepted, while it is refused only because word from the other services is still on its way.
    static Answer accepted(Set<String> untilThen, Supplier<Answer> request) {
        return await().atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(50))
                .until(request::get, answer -> {
                    if (answer.status() == 409
                            && untilThen.contains(answer.problem().reason())) {
                        return false;
                    }
                    answer.expect(200, 201);
                    return true;
                });
    }
}
