package clinic.meridian.system.harness;

import java.util.Locale;

/// The three services, as `./clinic` names them.
public enum Service {
    BOOKING(1),
    SESSION(2),
    REPORTING(3);

    private final int portOffset;

    Service(int portOffset) {
        this.portOffset = portOffset;
    }

    /// Its name in commands; also its database's.
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    int portOffset() {
        return portOffset;
    }
}
