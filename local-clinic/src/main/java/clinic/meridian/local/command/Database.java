package clinic.meridian.local.command;

import clinic.meridian.local.ClinicTrouble;
import clinic.meridian.local.DatabaseRole;
import clinic.meridian.local.LocalClinic;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/// A look into one database of the clinic.
final class Database {
    private Database() {}

    static Connection connect(LocalClinic clinic, String database, DatabaseRole role) {
        var properties = new Properties();
        properties.setProperty("user", role.username(database));
        properties.setProperty("password", clinic.secrets().existing(role.username(database)));
        properties.setProperty("connectTimeout", "5");
        properties.setProperty("ApplicationName", "clinic");
        try {
            return DriverManager.getConnection(clinic.jdbcUrl(database), properties);
        } catch (SQLException e) {
            throw new ClinicTrouble("The database does not answer: " + e.getMessage() + " ./clinic status", e);
        }
    }
}
