package clinic.meridian.session.treatment;

import clinic.meridian.platform.event.DomainEvent;
import clinic.meridian.platform.event.PersonalData;
import clinic.meridian.session.treatment.SessionHistory.Recorded;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What happened in a session, in its order, with who and by which way.
///
/// @param items oldest first
record Timeline(List<Item> items) {

    private static final Set<String> SAME_FOR_ALL = Set.of("sessionId", "clientId", "appointmentId");

    /// @param at when it happened
    /// @param event such as `needles-inserted`
    /// @param details the event's own fields
    record Item(
            long version,
            OffsetDateTime at,
            OffsetDateTime recordedAt,
            String event,
            String by,
            String channel,
            Map<String, Object> details) {}

    /// @param withNotes whether the reader is a practitioner; personal fields are left out for others
    static Timeline of(List<Recorded> history, ZoneId zone, boolean withNotes) {
        return new Timeline(history.stream()
                .map(recorded -> new Item(
                        recorded.change().version(),
                        at(recorded.event().happenedAt(), zone),
                        at(recorded.change().at(), zone),
                        nameOf(recorded.event()),
                        recorded.change().by(),
                        recorded.channel(),
                        details(recorded.event(), withNotes)))
                .toList());
    }

    private static OffsetDateTime at(Instant instant, ZoneId zone) {
        return instant.atZone(zone).toOffsetDateTime();
    }

    private static String nameOf(TreatmentEvent event) {
        String name = event.getClass().getAnnotation(DomainEvent.class).name();
        return name.substring(name.indexOf('.') + 1);
    }

    private static Map<String, Object> details(TreatmentEvent event, boolean withNotes) {
        Map<String, Object> details = new LinkedHashMap<>();
        for (RecordComponent component : event.getClass().getRecordComponents()) {
            boolean personal = component.getAccessor().isAnnotationPresent(PersonalData.class);
            if (SAME_FOR_ALL.contains(component.getName()) || (personal && !withNotes)) {
                continue;
            }
            try {
                Object value = component.getAccessor().invoke(event);
                if (value != null) {
                    details.put(component.getName(), value);
                }
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
        return details;
    }
}
