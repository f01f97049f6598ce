package clinic.meridian.local;

import java.util.Locale;

/// The three roles that each database has: its owner migrates, writing appends, reading looks.
public enum DatabaseRole {
    OWNER,
    WRITING,
    READING;

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String username(String database) {
        return database + "_" + label();
    }

    /// The generated password of this role in that database.
    public String password(LocalClinic clinic, String database) {
        return clinic.secrets().password(username(database));
    }
}
