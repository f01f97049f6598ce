package clinic.meridian.system.badinput;

import clinic.meridian.system.harness.TestClinic;
import clinic.meridian.system.story.Course;
import clinic.meridian.system.story.Needle;
import clinic.meridian.system.story.Practice;
import clinic.meridian.system.story.Staff;
import java.time.LocalDate;
import java.time.LocalTime;

/// The ids of things that exist, so that nothing but the mistake can be the reason of a refusal.
///
/// @param appointmentId of the visit whose treatment has begun
/// @param plannedId     of the one after it
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
        String sideEffectId) {

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
        return new Things(
                practice.locationId(),
                practice.roomId(),
                practice.practitionerId(),
                course.clientId(),
                course.seriesId(),
                treatment.appointmentId(),
                plannedId,
                plannedVersion,
                treatment.sessionId(),
                sideEffectId);
    }
}
