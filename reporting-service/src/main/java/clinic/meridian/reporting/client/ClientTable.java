package clinic.meridian.reporting.client;

import clinic.meridian.contracts.ClientState.ClientStateV1;
import clinic.meridian.contracts.EmailState;
import clinic.meridian.reporting.SqlTime;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// SQL of `client`; other features read here.
@Component
public class ClientTable {

    private final JdbcClient jdbc;

    ClientTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void put(ClientStateV1 client, Instant recordedAt) {
        jdbc.sql("""
                        INSERT INTO client (client_id, given_name, family_name, email, language, email_state,
                            reminders, recall, recall_granted_at, recorded_at)
                        VALUES (:clientId, :givenName, :familyName, :email, :language, :emailState,
                            :reminders, :recall, :recallGrantedAt, :recordedAt)
                        ON CONFLICT (client_id) DO UPDATE
                            SET given_name = excluded.given_name, family_name = excluded.family_name,
                                email = excluded.email, language = excluded.language,
                                email_state = excluded.email_state, reminders = excluded.reminders,
                                recall = excluded.recall, recall_granted_at = excluded.recall_granted_at,
                                recorded_at = excluded.recorded_at
                        """)
                .param("clientId", client.clientId())
                .param("givenName", client.givenName())
                .param("familyName", client.familyName())
                .param("email", client.email())
                .param("language", client.language())
                .param("emailState", client.emailState().name())
                .param("reminders", client.preferences().reminders())
                .param("recall", client.preferences().recall().granted())
                .param(
                        "recallGrantedAt",
                        SqlTime.of(client.preferences().recall().grantedAt()))
                .param("recordedAt", SqlTime.of(recordedAt))
                .update();
    }

    void remove(String clientId) {
        jdbc.sql("DELETE FROM client WHERE client_id = :clientId")
                .param("clientId", clientId)
                .update();
    }

    /// A client by her id; none when booking-service has not published her, or has forgotten her.
    public Optional<Client> find(String clientId) {
        return jdbc.sql("""
                        SELECT client_id, given_name, family_name, email, language, email_state,
                               reminders, recall, recall_granted_at, recorded_at
                        FROM client WHERE client_id = :clientId
                        """)
                .param("clientId", clientId)
                .query(ClientTable::client)
                .optional();
    }

    private static Client client(ResultSet row, int number) throws SQLException {
        OffsetDateTime grantedAt = row.getObject("recall_granted_at", OffsetDateTime.class);
        return new Client(
                row.getString("client_id"),
                row.getString("given_name"),
                row.getString("family_name"),
                row.getString("email"),
                row.getString("language"),
                EmailState.valueOf(row.getString("email_state")),
                row.getBoolean("reminders"),
                row.getBoolean("recall"),
                SqlTime.instant(grantedAt),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant());
    }
}
