package clinic.meridian.system;

import clinic.meridian.system.harness.Message;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/// Who and what is taken when, worked out from visits as booking-service published them: a room and a client for the
/// whole
/// visit, a practitioner while her hands are needed.
final class Occupations {
    private final Map<String, List<Occupation>> byResource = new TreeMap<>();

    private record Occupation(String appointmentId, OffsetDateTime start, OffsetDateTime end) {}

    /// @param visits each visit's last event, with its whole state
    static Occupations of(Collection<Message> visits) {
        var occupations = new Occupations();
        visits.forEach(message -> occupations.add(message.json().path("visit")));
        return occupations;
    }

    private void add(JsonNode visit) {
        var id = visit.path("appointmentId").asString();
        add("client " + visit.path("clientId").asString(), id, visit);
        for (var phase : visit.path("phases")) {
            if (phase.path("room").asBoolean()) {
                add("room " + visit.path("roomId").asString(), id, phase);
            }
            if (phase.path("hands").asBoolean()) {
                add("practitioner " + visit.path("practitionerId").asString(), id, phase);
            }
        }
    }

    private void add(String resource, String appointmentId, JsonNode range) {
        byResource
                .computeIfAbsent(resource, name -> new ArrayList<>())
                .add(new Occupation(
                        appointmentId,
                        OffsetDateTime.parse(range.path("start").asString()),
                        OffsetDateTime.parse(range.path("end").asString())));
    }

    /// What is taken by two visits at the same time, in words.
    List<String> overlaps() {
        var overlaps = new ArrayList<String>();
        byResource.forEach((resource, occupations) -> {
            occupations.sort(Comparator.comparing(Occupation::start));
            for (int i = 1; i < occupations.size(); i++) {
                var earlier = occupations.get(i - 1);
                var later = occupations.get(i);
                if (later.start().isBefore(earlier.end())
                        && !later.appointmentId().equals(earlier.appointmentId())) {
                    overlaps.add(resource + " at " + later.start() + ": " + earlier + " and " + later);
                }
            }
        });
        return overlaps;
    }
}
