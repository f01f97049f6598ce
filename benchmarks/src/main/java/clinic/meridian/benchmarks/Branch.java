package clinic.meridian.benchmarks;

import java.io.IOException;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// A location with its rooms and practitioners, made through the desk's API.
record Branch(String location, List<String> rooms, List<String> practitioners) {

    static Branch open(Api admin, int number, int roomCount, int practitionerCount) throws IOException {
        var location = admin.make(
                        "/locations",
                        Map.of(
                                "name", "Bench " + number,
                                "zone", Slots.ZONE.getId(),
                                "address", "Messgasse " + number + ", 10115 Berlin",
                                "phone", "+49 30 23125 00" + number,
                                "email", "bench" + number + "@example.com",
                                "locale", "de",
                                "openingHours", hours()))
                .path("locationId")
                .asString("");
        var rooms = new ArrayList<String>();
        for (int i = 0; i < roomCount; i++) {
            rooms.add(admin.make("/locations/" + location + "/rooms", Map.of("name", "Room " + i))
                    .path("roomId")
                    .asString(""));
        }
        var practitioners = new ArrayList<String>();
        for (int i = 0; i < practitionerCount; i++) {
            practitioners.add(admin.make(
                            "/practitioners",
                            Map.of(
                                    "name",
                                    "Practitioner " + number + "-" + i,
                                    "locationId",
                                    location,
                                    "services",
                                    List.of("FIRST_VISIT", "FACIAL"),
                                    "workingHours",
                                    hours()))
                    .path("practitionerId")
                    .asString(""));
        }
        return new Branch(location, List.copyOf(rooms), List.copyOf(practitioners));
    }

    /// @return the new client's id
    static String client(Api desk, int number) throws IOException {
        return desk.make(
                        "/clients",
                        Map.of(
                                "givenName", "Bench",
                                "familyName", "Client " + number,
                                "email", "client" + number + "@example.com",
                                "phone", "+49 30 23125 " + (100 + number)))
                .path("clientId")
                .asString("");
    }

    private static List<Map<String, String>> hours() {
        return Stream.of(DayOfWeek.values())
                .map(day -> Map.of(
                        "day", day.name(),
                        "from", Slots.OPENS.toString(),
                        "to", Slots.CLOSES.toString()))
                .toList();
    }
}
