package clinic.meridian.booking.screening;

import clinic.meridian.contracts.ScreeningOutcome;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class ScreeningTable {

    private final JdbcClient jdbc;

    ScreeningTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void screened(UUID clientId, ScreeningOutcome outcome, LocalDate screenedOn, LocalDate validUntil) {
        jdbc.sql("""
                        INSERT INTO screening (client_id, outcome, screened_on, valid_until)
                        VALUES (:client, :outcome, :on, :until)
                        ON CONFLICT (client_id) DO UPDATE
                        SET outcome = excluded.outcome, screened_on = excluded.screened_on,
                            valid_until = excluded.valid_until
                        """)
                .param("client", clientId)
                .param("outcome", outcome.name())
                .param("on", screenedOn)
                .param("until", validUntil)
                .update();
    }

    /// The clearance that lasts longest counts.
    void cleared(UUID clientId, LocalDate until) {
        jdbc.sql("""
                        INSERT INTO screening (client_id, cleared_until)
                        VALUES (:client, :until)
                        ON CONFLICT (client_id) DO UPDATE
                        SET cleared_until = greatest(screening.cleared_until, excluded.cleared_until)
                        """).param("client", clientId).param("until", until).update();
    }

    /// By client; a clearance without a screening says nothing yet.
    Map<UUID, ScreeningStanding> standings(Collection<UUID> clientIds) {
        Map<UUID, ScreeningStanding> standings = new HashMap<>();
        jdbc.sql("""
                        SELECT client_id, outcome, screened_on, valid_until, cleared_until
                        FROM screening
                        WHERE client_id = ANY(:clients::uuid[]) AND outcome IS NOT NULL
                        """)
                .param("clients", clientIds.stream().map(UUID::toString).toArray(String[]::new))
                .query(row -> {
                    standings.put(
                            row.getObject("client_id", UUID.class),
                            new ScreeningStanding(
                                    ScreeningOutcome.valueOf(row.getString("outcome")),
                                    row.getObject("screened_on", LocalDate.class),
                                    row.getObject("valid_until", LocalDate.class),
                                    row.getObject("cleared_until", LocalDate.class)));
                });
        return standings;
    }
}
