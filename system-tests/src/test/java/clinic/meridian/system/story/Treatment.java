package clinic.meridian.system.story;

import clinic.meridian.system.harness.Answer;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// One visit, from the desk to the end of its session.
public final class Treatment {
    private final Staff staff;
    private final Course course;
    private final String appointmentId;
    private String sessionId = "";

    Treatment(Staff staff, Course course, String appointmentId) {
        this.staff = staff;
        this.course = course;
        this.appointmentId = appointmentId;
    }

    public String appointmentId() {
        return appointmentId;
    }

    /// When the client is expected, on the location's clocks.
    public OffsetDateTime start() {
        return OffsetDateTime.parse(
                staff.desk().get("/appointments/" + appointmentId).expect(200).text("start"));
    }

    public String sessionId() {
        return sessionId;
    }

    /// From check-in to the last needle out, without incident.
    public void happenUntilEnd(List<Needle> needles) {
        begin();
        insert(needles);
        rest();
        remove(needles);
    }

    /// Check-in, today's screening, start, assessment and preparation.
    public void begin() {
        checkIn();
        course.screenAgain();
        startSession();
        prepare();
    }

    public void checkIn() {
        staff.desk()
                .post("/appointments/" + appointmentId + "/check-in", Map.of())
                .expect(200);
    }

    /// Begins as soon as the treatment room has heard of the check-in.
    public void startSession() {
        sessionId = Course.accepted(
                        Set.of("not-known-yet", "not-checked-in"),
                        () -> staff.practitioner().post("/sessions", Map.of("appointmentId", appointmentId)))
                .expect(201)
                .text("sessionId");
    }

    public void prepare() {
        post("/assessment", Map.of("note", "Fine lines around the mouth", "concerns", List.of("FINE_LINES")))
                .expect(200, 201);
        post("/preparation", Map.of("checks", List.of("HANDS_WASHED", "SKIN_CLEANSED", "NEEDLES_STERILE")))
                .expect(200, 201);
    }

    public void insert(List<Needle> needles) {
        post(
                        "/needle-insertions",
                        Map.of(
                                "needles",
                                needles.stream().map(Needle::placement).toList()))
                .expect(200, 201);
    }

    public void rest() {
        post("/rest", Map.of("minutes", 25)).expect(200, 201);
    }

    public void remove(List<Needle> needles) {
        post(
                        "/needle-removals",
                        Map.of("needles", needles.stream().map(Needle::removal).toList()))
                .expect(200, 201);
    }

    /// @return the id of the side effect
    public String reportBruise() {
        return post(
                        "/side-effects",
                        Map.of(
                                "code", "BRUISE",
                                "onset", "DURING",
                                "site", "ST4 LEFT",
                                "severity", 1,
                                "expected", true,
                                "avoidable", false,
                                "askedBy", "CHECKLIST"))
                .expect(201)
                .text("sideEffectId");
    }

    public void complete() {
        tryToComplete().expect(200);
    }

    public Answer tryToComplete() {
        return post("/complete", Map.of());
    }

    private Answer post(String what, Object body) {
        return staff.practitioner().post("/sessions/" + sessionId + what, body);
    }
}
