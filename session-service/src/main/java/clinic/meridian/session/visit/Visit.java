package clinic.meridian.session.visit;

import java.time.Instant;
import java.time.ZoneId;

/// A visit as booking last told of it.
///
/// @param status as booking calls it: `BOOKED`, `CHECKED_IN`, …
/// @param zone of the location
/// @param restMinutes the rest that its service plans; 0 where there is none
public record Visit(
        String appointmentId,
        String clientId,
        String service,
        String locationId,
        String roomId,
        String practitionerId,
        String status,
        ZoneId zone,
        Instant start,
        Instant end,
        int restMinutes) {

    private static final String CONSULTATION = "CONSULTATION";
    private static final String CHECKED_IN = "CHECKED_IN";

    /// A talk only: needs neither screening nor consent, and has no needles.
    public boolean isConsultation() {
        return isConsultation(service);
    }

    public static boolean isConsultation(String service) {
        return CONSULTATION.equals(service);
    }

    public boolean isCheckedIn() {
        return CHECKED_IN.equals(status);
    }
}
