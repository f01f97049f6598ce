package clinic.meridian.local;

import java.util.Locale;

/// The parts of a local clinic, in the order in which they need each other. Each is one child process.
public enum Part {
    POSTGRES(7352),
    KAFKA(11012),
    HOME(0),
    BOOKING(1),
    SESSION(2),
    REPORTING(3);

    private final int portOffset;

    Part(int portOffset) {
        this.portOffset = portOffset;
    }

    /// How the part is called in commands, in file names and on pages.
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The port that people and other parts reach it on, as a distance from the clinic's first port.
    int portOffset() {
        return portOffset;
    }

    public boolean isService() {
        return switch (this) {
            case POSTGRES, KAFKA, HOME -> false;
            case BOOKING, SESSION, REPORTING -> true;
        };
    }

    /// The Maven module of a service.
    public String module() {
        return label() + "-service";
    }
}
