package clinic.meridian.booking.rebooking;

import clinic.meridian.booking.appointment.VisitRow;
import clinic.meridian.booking.availability.SlotChoice;
import clinic.meridian.platform.web.ExpectedVersion;
import clinic.meridian.platform.web.input.InvalidInput;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/// What the page of rebookings sends: visits as it showed them, and the slots that were chosen for them.
final class RebookingForm {

    private static final Pattern SEEN = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}~\\d{1,18}");

    private RebookingForm() {}

    /// A visit as a page showed it, written `id~version`.
    record Seen(UUID appointmentId, long version) {

        static Seen of(VisitRow row) {
            return new Seen(row.appointmentId(), row.version());
        }

        static Seen parse(String text) {
            if (!SEEN.matcher(text).matches()) {
                throw InvalidInput.field("visit", "must be a visit as the page showed it");
            }
            String[] parts = text.split("~", 2);
            return new Seen(UUID.fromString(parts[0]), Long.parseLong(parts[1]));
        }

        ExpectedVersion expected() {
            return new ExpectedVersion(false, Set.of(version));
        }

        @Override
        public String toString() {
            return appointmentId + "~" + version;
        }
    }

    /// A slot that was chosen for a visit.
    record Chosen(Seen visit, SlotChoice slot) {}

    /// The visits that were ticked.
    static List<Seen> ticked(HttpServletRequest request) {
        String[] values = Objects.requireNonNullElse(request.getParameterValues("visit"), new String[0]);
        List<Seen> seen = Arrays.stream(values).map(Seen::parse).toList();
        if (seen.size() > Rebookings.MOST_VISITS
                || seen.stream().map(Seen::appointmentId).distinct().count() < seen.size()) {
            throw InvalidInput.field(
                    "visit", "must be at most " + Rebookings.MOST_VISITS + " visits, none of them twice");
        }
        return seen;
    }

    /// The visits that were ticked, each with its slot.
    static List<Chosen> chosen(HttpServletRequest request) {
        return ticked(request).stream()
                .map(visit -> {
                    String field = fieldOf(visit.appointmentId());
                    String slot = Objects.requireNonNullElse(request.getParameter(field), "");
                    return new Chosen(visit, SlotChoice.parse(field, slot));
                })
                .toList();
    }

    static String fieldOf(UUID appointmentId) {
        return "slot-" + appointmentId;
    }
}
