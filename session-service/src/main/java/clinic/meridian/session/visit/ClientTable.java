package clinic.meridian.session.visit;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// SQL of `client`.
@Component
class ClientTable {

    private final JdbcClient jdbc;

    ClientTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void put(String clientId, String givenName, String familyName, long sequence) {
        jdbc.sql("""
                        INSERT INTO client AS known (client_id, given_name, family_name, sequence)
                        VALUES (:clientId, :givenName, :familyName, :sequence)
                        ON CONFLICT (client_id) DO UPDATE
                            SET given_name = excluded.given_name, family_name = excluded.family_name,
                                sequence = excluded.sequence
                            WHERE known.sequence < excluded.sequence
                        """)
                .param("clientId", clientId)
                .param("givenName", givenName)
                .param("familyName", familyName)
                .param("sequence", sequence)
                .update();
    }

    void remove(String clientId) {
        jdbc.sql("DELETE FROM client WHERE client_id = :clientId")
                .param("clientId", clientId)
                .update();
    }

    Map<String, String> shortNames(Set<String> clientIds) {
        Map<String, String> names = new HashMap<>();
        jdbc.sql("SELECT client_id, given_name, family_name FROM client WHERE client_id = ANY (?)")
                .param(clientIds.toArray(String[]::new))
                .query(row -> {
                    names.put(
                            row.getString("client_id"),
                            ShortName.of(row.getString("given_name"), row.getString("family_name")));
                });
        return names;
    }
}
