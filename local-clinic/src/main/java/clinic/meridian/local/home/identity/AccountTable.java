package clinic.meridian.local.home.identity;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class AccountTable {
    private final JdbcClient jdbc;

    AccountTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Account> find(String username) {
        return jdbc.sql("""
                        SELECT username, display_name, roles, locations
                        FROM account
                        WHERE username = :username
                        """)
                .param("username", username)
                .query((row, number) -> new Account(
                        row.getString("username"),
                        row.getString("display_name"),
                        texts(row, "roles"),
                        texts(row, "locations")))
                .optional();
    }

    Optional<String> password(String username) {
        return jdbc.sql("SELECT password FROM account WHERE username = :username")
                .param("username", username)
                .query(String.class)
                .optional();
    }

    void save(Account account, String password) {
        jdbc.sql("""
                        INSERT INTO account (username, password, display_name, roles, locations)
                        VALUES (:username, :password, :displayName, :roles, :locations)
                        ON CONFLICT (username) DO UPDATE
                        SET password = excluded.password, display_name = excluded.display_name,
                            roles = excluded.roles, locations = excluded.locations
                        """)
                .param("username", account.username())
                .param("password", password)
                .param("displayName", account.displayName())
                .param("roles", account.roles().toArray(String[]::new))
                .param("locations", account.locations().toArray(String[]::new))
                .update();
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        Array array = row.getArray(column);
        return List.of((String[]) array.getArray());
    }
}
