package clinic.meridian.system.story;

import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// A location that a test has to itself. It is open every day from early to late, and its practitioners work as long.
public record Practice(String locationId, ZoneId zone, List<String> roomIds, List<String> practitionerIds) {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final String FROM = "06:00";
    private static final String TO = "22:00";
    private static final List<Map<String, String>> EVERY_DAY = Arrays.stream(DayOfWeek.values())
            .map(day -> Map.of("day", day.name(), "from", FROM, "to", TO))
            .toList();

    /// Opens one in Berlin.
    public static Practice open(Staff staff, String name, int rooms, int practitioners) {
        var locationId = staff.admin()
                .post(
                        "/locations",
                        Map.of(
                                "name", name,
                                "zone", BERLIN.getId(),
                                "address", "Torstraße 1, 10119 Berlin",
                                "phone", "+49 30 1234567",
                                "email", "desk@meridian.example",
                                "locale", "en",
                                "openingHours", EVERY_DAY))
                .expect(201)
                .text("locationId");
        var roomIds = IntStream.rangeClosed(1, rooms)
                .mapToObj(number -> addRoom(staff, locationId, number))
                .toList();
        var practitionerIds = IntStream.rangeClosed(1, practitioners)
                .mapToObj(number -> addPractitioner(staff, locationId, name + " practitioner " + number, null))
                .toList();
        return new Practice(locationId, BERLIN, roomIds, practitionerIds);
    }

    private static String addRoom(Staff staff, String locationId, int number) {
        return staff.admin()
                .post("/locations/" + locationId + "/rooms", Map.of("name", "Room " + number))
                .expect(201)
                .text("roomId");
    }

    /// Adds a practitioner.
    ///
    /// @param username of the demo user that she is, if any
    public static String addPractitioner(Staff staff, String locationId, String name, @Nullable String username) {
        var body = new HashMap<String, Object>(Map.of(
                "name", name,
                "locationId", locationId,
                "services", List.of("CONSULTATION", "FIRST_VISIT", "FACIAL", "MAINTENANCE"),
                "workingHours", EVERY_DAY));
        if (username != null) {
            body.put("username", username);
        }
        return staff.admin().post("/practitioners", body).expect(201).text("practitionerId");
    }

    public String roomId() {
        return roomIds.getFirst();
    }

    public String practitionerId() {
        return practitionerIds.getFirst();
    }
}
