package clinic.meridian.booking.reservation;

/// Somebody else has what was asked for; the transaction can only be rolled back.
public final class Overlap extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Overlap(Throwable cause) {
        super("A reservation overlaps another", cause);
    }

    /// For reservations that are not kept by a database.
    public Overlap() {
        super("A reservation overlaps another");
    }
}
