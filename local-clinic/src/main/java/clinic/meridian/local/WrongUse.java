package clinic.meridian.local;

/// The caller asked for something that cannot be meant; the message says what would be right. Exit code 2.
public final class WrongUse extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public WrongUse(String message) {
        super(message);
    }
}
