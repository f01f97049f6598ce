package clinic.meridian.booking.client;

import clinic.meridian.booking.client.ClientEvent.RecallConsent;
import clinic.meridian.contracts.EmailState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class ClientTable {

    private final JdbcClient jdbc;

    ClientTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(UUID clientId, long version, ContactDetails details) {
        jdbc.sql("""
                        INSERT INTO client (client_id, version, given_name, family_name, email, phone, language,
                                            email_state, reminders, recall)
                        VALUES (:client, :version, :given, :family, :email, :phone, :language, 'UNVERIFIED', true, false)
                        """)
                .param("client", clientId)
                .param("version", version)
                .param("given", details.givenName())
                .param("family", details.familyName())
                .param("email", details.email())
                .param("phone", details.phone())
                .param("language", details.language())
                .update();
        insertTerms(clientId, details);
    }

    void update(UUID clientId, long version, ContactDetails details, boolean emailChanged) {
        jdbc.sql("""
                        UPDATE client
                        SET version = :version, given_name = :given, family_name = :family, email = :email,
                            phone = :phone, language = :language,
                            email_state = CASE WHEN :changed THEN 'UNVERIFIED' ELSE email_state END
                        WHERE client_id = :client
                        """)
                .param("client", clientId)
                .param("version", version)
                .param("given", details.givenName())
                .param("family", details.familyName())
                .param("email", details.email())
                .param("phone", details.phone())
                .param("language", details.language())
                .param("changed", emailChanged)
                .update();
        jdbc.sql("DELETE FROM client_search_term WHERE client_id = :client")
                .param("client", clientId)
                .update();
        insertTerms(clientId, details);
    }

    private void insertTerms(UUID clientId, ContactDetails details) {
        jdbc.sql("INSERT INTO client_search_term (term, client_id) SELECT term, :client FROM unnest(:terms) AS t(term)")
                .param("client", clientId)
                .param("terms", ClientSearch.termsOf(details).toArray(String[]::new))
                .update();
    }

    void updatePreferences(UUID clientId, long version, boolean reminders, RecallConsent recall) {
        jdbc.sql("""
                        UPDATE client
                        SET version = :version, reminders = :reminders, recall = :recall, recall_granted_at = :at,
                            recall_wording = :wording
                        WHERE client_id = :client
                        """)
                .param("client", clientId)
                .param("version", version)
                .param("reminders", reminders)
                .param("recall", recall.granted())
                .param("at", recall.grantedAt() == null ? null : Timestamp.from(recall.grantedAt()))
                .param("wording", recall.wordingVersion())
                .update();
    }

    void updateEmailState(UUID clientId, long version, EmailState state) {
        jdbc.sql("UPDATE client SET version = :version, email_state = :state WHERE client_id = :client")
                .param("client", clientId)
                .param("version", version)
                .param("state", state.name())
                .update();
    }

    Optional<ClientView> find(UUID clientId) {
        return jdbc.sql("SELECT * FROM client WHERE client_id = :client")
                .param("client", clientId)
                .query(ClientTable::view)
                .optional();
    }

    Map<UUID, String> names(Collection<UUID> clientIds) {
        Map<UUID, String> names = new HashMap<>();
        jdbc.sql("SELECT client_id, given_name, family_name FROM client WHERE client_id = ANY(:clients::uuid[])")
                .param("clients", clientIds.stream().map(UUID::toString).toArray(String[]::new))
                .query(row -> {
                    names.put(
                            row.getObject("client_id", UUID.class),
                            row.getString("given_name") + " " + row.getString("family_name"));
                });
        return names;
    }

    Map<UUID, String> shortNames(Collection<UUID> clientIds) {
        Map<UUID, String> names = new HashMap<>();
        jdbc.sql("""
                        SELECT client_id, given_name || ' ' || left(family_name, 1) || '.' AS short_name
                        FROM client
                        WHERE client_id = ANY(:clients::uuid[])
                        """)
                .param("clients", clientIds.stream().map(UUID::toString).toArray(String[]::new))
                .query(row -> {
                    names.put(row.getObject("client_id", UUID.class), row.getString("short_name"));
                });
        return names;
    }

    /// Clients that have all of these terms, by name, after the one that the last page ended with.
    List<ClientView> withAll(Collection<String> terms, @Nullable UUID after, int limit) {
        return jdbc.sql("""
                        SELECT c.*
                        FROM client c
                        WHERE c.client_id IN (
                            SELECT client_id
                            FROM client_search_term
                            WHERE term = ANY(:terms)
                            GROUP BY client_id
                            HAVING count(*) = cardinality(:terms))
                          AND (:after::uuid IS NULL OR (family_name, given_name, client_id) > (
                            SELECT family_name, given_name, client_id FROM client WHERE client_id = :after::uuid))
                        ORDER BY family_name, given_name, client_id
                        LIMIT :limit
                        """)
                .param("terms", terms.toArray(String[]::new))
                .param("after", after)
                .param("limit", limit)
                .query(ClientTable::view)
                .list();
    }

    /// All clients by name, after the one that the last page ended with.
    List<ClientView> all(@Nullable UUID after, int limit) {
        return jdbc.sql("""
                        SELECT *
                        FROM client
                        WHERE :after::uuid IS NULL OR (family_name, given_name, client_id) > (
                            SELECT family_name, given_name, client_id FROM client WHERE client_id = :after::uuid)
                        ORDER BY family_name, given_name, client_id
                        LIMIT :limit
                        """)
                .param("after", after)
                .param("limit", limit)
                .query(ClientTable::view)
                .list();
    }

    private static ClientView view(ResultSet row, int n) throws SQLException {
        Timestamp grantedAt = row.getTimestamp("recall_granted_at");
        return new ClientView(
                row.getObject("client_id", UUID.class),
                row.getLong("version"),
                new ContactDetails(
                        row.getString("given_name"),
                        row.getString("family_name"),
                        row.getString("email"),
                        row.getString("phone"),
                        row.getString("language")),
                EmailState.valueOf(row.getString("email_state")),
                row.getBoolean("reminders"),
                new RecallConsent(
                        row.getBoolean("recall"),
                        grantedAt == null ? null : grantedAt.toInstant(),
                        row.getString("recall_wording")));
    }
}
