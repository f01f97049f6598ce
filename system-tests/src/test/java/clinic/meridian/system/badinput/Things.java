package clinic.meridian.system.badinput;

import clinic.meridian.system.harness.TestClinic;
import clinic.meridian.system.story.Course;
import clinic.meridian.system.story.Needle;
import clinic.meridian.system.story.Practice;
import clinic.meridian.system.story.Staff;
import java.net.URI;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// The ids of things that exist, so that nothing but the mistake can be the reason of a refusal.
///
/// @param appointmentId of the visit whose treatment has begun
/// @param plannedId     of the one after it
/// @param entryId       of her place on the waitlist
/// @param offerId       of a slot that is on offer to her
/// @param feed          the address of the practitioner's calendar
/// @param confirmLink   the token of a link to confirm the planned visit, and so on
record Things(
        String locationId,
        String roomId,
        String practitionerId,
        String clientId,
        String seriesId,
        String appointmentId,
        String plannedId,
        long plannedVersion,
        String sessionId,
        String sideEffectId,
        String closureId,
        String absenceId,
        String entryId,
        String offerId,
        String feed,
        String confirmLink,
        String cancelLink,
        String waitlistLink,
        String preferencesLink,
        String unsubscribeLink) {

    static Things in(TestClinic clinic) {
        var staff = Staff.of(clinic);
        var practice = Practice.open(staff, "Bad input", 1, 1);
        var course = Course.register(staff, practice, "Lena", "Okafor");
        course.screen();
        course.consent();
        course.planSeries(2);
        var tomorrow = LocalDate.ofInstant(clinic.now(), practice.zone()).plusDays(1);
        course.bookSeries(tomorrow, LocalTime.of(10, 0));
        var treatment = course.visit(1);
        clinic.advanceTo(treatment.start().minusMinutes(5).toInstant());
        treatment.begin();
        treatment.insert(Needle.fortySix());
        var sideEffectId = treatment.reportBruise();
        var plannedId = course.appointmentIds().getLast();
        var plannedVersion = staff.desk()
                .get("/appointments/" + plannedId)
                .expect(200)
                .json()
                .path("version")
                .asLong();
        var offer = offerOf(staff, practice, course, tomorrow.plusMonths(1));
        var clientId = course.clientId();
        return new Things(
                practice.locationId(),
                practice.roomId(),
                practice.practitionerId(),
                clientId,
                course.seriesId(),
                treatment.appointmentId(),
                plannedId,
                plannedVersion,
                treatment.sessionId(),
                sideEffectId,
                closureOf(staff, practice),
                absenceOf(staff, practice),
                offer.path("entryId").asString(),
                offer.path("offerId").asString(),
                feedOf(staff, practice),
                clinic.link("CONFIRM", plannedId, clientId),
                clinic.link("CANCEL", plannedId, clientId),
                clinic.link("WAITLIST", offer.path("offerId").asString(), clientId),
                clinic.link("PREFERENCES", practice.locationId(), clientId),
                clinic.link("UNSUBSCRIBE", plannedId, clientId));
    }

    private static String closureOf(Staff staff, Practice practice) {
        var location = "/locations/" + practice.locationId();
        staff.admin()
                .post(
                        location + "/closures",
                        Map.of(
                                "from", "2027-04-01T00:00",
                                "to", "2027-04-02T00:00",
                                "reason", Map.of("code", "HOLIDAY")))
                .expect(201);
        return staff.admin()
                .get(location)
                .expect(200)
                .json()
                .at("/closures/0/closureId")
                .asString();
    }

    private static String absenceOf(Staff staff, Practice practice) {
        var practitioner = "/practitioners/" + practice.practitionerId();
        staff.admin()
                .post(
                        practitioner + "/absences",
                        Map.of(
                                "from", "2027-05-03T00:00",
                                "to", "2027-05-04T00:00",
                                "reason", Map.of("code", "HOLIDAY")))
                .expect(201);
        return staff.admin()
                .get(practitioner)
                .expect(200)
                .json()
                .at("/absences/0/absenceId")
                .asString();
    }

    private static JsonNode offerOf(Staff staff, Practice practice, Course course, LocalDate day) {
        staff.desk()
                .post(
                        "/waitlist",
                        Map.of(
                                "clientId", course.clientId(),
                                "service", "CONSULTATION",
                                "locationId", practice.locationId(),
                                "from", day.toString(),
                                "to", day.toString()))
                .expect(201);
        return staff.desk()
                .post(
                        "/waitlist/offers",
                        Map.of(
                                "locationId",
                                practice.locationId(),
                                "service",
                                "CONSULTATION",
                                "practitionerId",
                                practice.practitionerId(),
                                "start",
                                day + "T10:00"))
                .expect(201)
                .json()
                .at("/offers/0");
    }

    private static String feedOf(Staff staff, Practice practice) {
        var answer = staff.admin().post("/practitioners/" + practice.practitionerId() + "/feed", Map.of());
        return URI.create(answer.expect(201).text("url")).getPath();
    }
}
