package clinic.meridian.local;

/// The clinic could not do what was asked; the message is for the person at the shell and says what to do next.
/// Exit code 1.
public final class ClinicTrouble extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ClinicTrouble(String message) {
        super(message);
    }

    public ClinicTrouble(String message, Throwable cause) {
        super(message, cause);
    }
}
