package clinic.meridian.platform.database;

/// Rivals won every try; nothing was written. The caller may try again in a moment (503 with Retry-After).
public final class Busy extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Busy(Throwable cause) {
        super("Others are changing the same thing just now", cause);
    }
}
