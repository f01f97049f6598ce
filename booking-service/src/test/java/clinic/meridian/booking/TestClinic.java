package clinic.meridian.booking;

import static org.awaitility.Awaitility.await;

import clinic.meridian.contracts.ScreeningEvent.ClientScreenedV1;
import clinic.meridian.contracts.ScreeningOutcome;
import clinic.meridian.contracts.SessionState;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Sets up small clinics over HTTP, each at a location of its own so that tests do not meet.
@TestComponent
public class TestClinic {

    private static final String EVERY_DAY = hours("08:00", "20:00");
    private static final String WORKING = hours("09:00", "18:00");

    private final TestDesk desk;
    private final JdbcClient jdbc;

    TestClinic(TestDesk desk, JdbcClient jdbc) {
        this.desk = desk;
        this.jdbc = jdbc;
    }

    /// A location in Berlin with two rooms and two practitioners, and a client who is screened clear.
    public record Branch(UUID location, UUID room1, UUID room2, UUID mei, UUID jonas, UUID lena) {}

    public Branch open() {
        return open("Europe/Berlin");
    }

    public Branch open(String zone) {
        UUID location = desk.post("/locations", """
                        {"name":"Mitte","zone":"%s","address":"Torstraße 1","phone":"+49 30 1",
                         "email":"mitte@meridian.example","locale":"de-DE","openingHours":%s}
                        """.formatted(zone, EVERY_DAY))
                .expect(201)
                .id("locationId");
        return new Branch(
                location,
                room(location, "Room 1"),
                room(location, "Room 2"),
                practitioner(location, "Mei"),
                practitioner(location, "Jonas"),
                screenedClient("Lena", "Okafor"));
    }

    public UUID room(UUID location, String name) {
        return desk.post("/locations/" + location + "/rooms", "{\"name\":\"" + name + "\"}")
                .expect(201)
                .id("roomId");
    }

    public UUID practitioner(UUID location, String name) {
        return desk.post("/practitioners", """
                        {"name":"%s","locationId":"%s","services":["CONSULTATION","FIRST_VISIT","FACIAL"],
                         "workingHours":%s}
                        """.formatted(name, location, WORKING))
                .expect(201)
                .id("practitionerId");
    }

    public UUID client(String givenName, String familyName) {
        return desk.post("/clients", """
                        {"givenName":"%s","familyName":"%s","email":"%s@example.com","phone":"+49 30 5551234"}
                        """.formatted(givenName, familyName, UUID.randomUUID()))
                .expect(201)
                .id("clientId");
    }

    public UUID screenedClient(String givenName, String familyName) {
        UUID client = client(givenName, familyName);
        screen(client, ScreeningOutcome.CLEAR, "2026-03-02");
        return client;
    }

    /// Lets the treatment room say so, and waits until it has been heard.
    public void screen(UUID client, ScreeningOutcome outcome, String day) {
        UUID screening = UUID.randomUUID();
        LocalDate on = LocalDate.parse(day);
        desk.publish(
                new ClientScreenedV1(screening.toString(), client.toString(), outcome, 1, on, on.plusYears(1), null),
                screening,
                0);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> jdbc.sql("SELECT count(*) FROM screening WHERE client_id = ? AND outcome = ?")
                                .params(client, outcome.name())
                                .query(Long.class)
                                .single()
                        == 1);
    }

    /// A session as the treatment room would tell it.
    public SessionState session(Branch branch, UUID visit, UUID session, boolean ended) {
        Instant started = Instant.parse("2026-03-02T09:00:00Z");
        return new SessionState(
                session.toString(),
                visit.toString(),
                branch.lena().toString(),
                branch.location().toString(),
                branch.room1().toString(),
                branch.mei().toString(),
                "FACIAL",
                started,
                ended ? started.plusSeconds(3600) : null,
                0,
                List.of(),
                null,
                null);
    }

    /// The body of a booking with Mei.
    public static String booking(Branch branch, String service, String start) {
        return booking(branch.lena(), branch.location(), branch.mei(), service, start);
    }

    public static String booking(UUID client, UUID location, UUID practitioner, String service, String start) {
        return """
                {"clientId":"%s","service":"%s","locationId":"%s","practitionerId":"%s","start":"%s"}
                """.formatted(client, service, location, practitioner, start);
    }

    private static String hours(String from, String to) {
        StringBuilder days = new StringBuilder("[");
        for (java.time.DayOfWeek day : java.time.DayOfWeek.values()) {
            days.append(days.length() == 1 ? "" : ",")
                    .append("{\"day\":\"%s\",\"from\":\"%s\",\"to\":\"%s\"}".formatted(day, from, to));
        }
        return days.append("]").toString();
    }
}
