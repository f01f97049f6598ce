package clinic.meridian.booking.waitlist;

import clinic.meridian.booking.TestClinic.Branch;
import clinic.meridian.booking.TestDesk;
import clinic.meridian.booking.TestDesk.Answer;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/// Short words for the waitlist of one branch.
final class WaitingRoom {

    static final String TEN = "2026-03-05T10:00";

    private final TestDesk desk;
    private final JdbcClient jdbc;
    private final Branch branch;

    WaitingRoom(TestDesk desk, JdbcClient jdbc, Branch branch) {
        this.desk = desk;
        this.jdbc = jdbc;
        this.branch = branch;
    }

    /// Waits for a facial in the week from Monday 2 March on.
    ///
    /// @param more further fields of the request, after a comma
    Answer join(UUID client, String more) {
        return desk.post("/waitlist", """
                {"clientId":"%s","service":"FACIAL","locationId":"%s","from":"2026-03-02","to":"2026-03-08"%s}
                """.formatted(client, branch.location(), more));
    }

    UUID waits(UUID client) {
        return join(client, "").expect(201).id("entryId");
    }

    UUID waitsInsteadOf(UUID client, UUID visit) {
        return join(client, ",\"replaces\":\"" + visit + "\"").expect(201).id("entryId");
    }

    Answer accept(UUID entry, UUID offer) {
        return desk.post("/waitlist/" + entry + "/offers/" + offer + "/accept", "{}");
    }

    Answer cancel(UUID visit) {
        return desk.post("/appointments/" + visit + "/cancel", "{\"reason\":{\"code\":\"CLIENT_ILL\"}}");
    }

    Answer undo(UUID visit) {
        return desk.post("/appointments/" + visit + "/undo", "{}");
    }

    Answer book(UUID client, UUID practitioner, String start) {
        return desk.post("/appointments", """
                {"clientId":"%s","service":"FACIAL","locationId":"%s","practitionerId":"%s","start":"%s"}
                """.formatted(client, branch.location(), practitioner, start));
    }

    UUID booked(UUID client, UUID practitioner, String start) {
        return book(client, practitioner, start).expect(201).id("appointmentId");
    }

    String status(UUID visit) {
        return desk.get("/appointments/" + visit).expect(200).text("status");
    }

    List<JsonNode> entries() {
        return items("/waitlist?locationId=" + branch.location());
    }

    List<JsonNode> items(String path) {
        return desk.get(path).expect(200).body().path("items").valueStream().toList();
    }

    /// Who waits, in order.
    List<UUID> waiting() {
        return entries().stream().map(entry -> id(entry, "entryId")).toList();
    }

    /// To whom something is on offer, in order.
    List<UUID> asked() {
        return entries().stream()
                .filter(entry -> !entry.path("offers").isEmpty())
                .map(entry -> id(entry, "entryId"))
                .toList();
    }

    /// The only offer that she has.
    UUID offer(UUID entry) {
        JsonNode offers = entries().stream()
                .filter(found -> id(found, "entryId").equals(entry))
                .findFirst()
                .orElseThrow()
                .path("offers");
        if (offers.size() != 1) {
            throw new AssertionError("Not one offer: " + offers);
        }
        return id(offers.get(0), "offerId");
    }

    List<String> events(UUID aggregate) {
        return jdbc.sql("SELECT name FROM event WHERE aggregate_id = ? ORDER BY sequence_number")
                .param(aggregate.toString())
                .query((row, n) -> row.getString("name"))
                .list();
    }

    /// How her offers ended, in order.
    List<String> ends(UUID entry) {
        return jdbc.sql("""
                        SELECT convert_from(payload, 'UTF8')::jsonb ->> 'why' AS why
                        FROM event
                        WHERE aggregate_id = ? AND name = 'booking.offer-expired'
                        ORDER BY sequence_number
                        """)
                .param(entry.toString())
                .query((row, n) -> row.getString("why"))
                .list();
    }

    static UUID id(JsonNode node, String field) {
        return UUID.fromString(node.path(field).asString());
    }
}
