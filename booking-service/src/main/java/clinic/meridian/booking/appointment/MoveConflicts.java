package clinic.meridian.booking.appointment;

import clinic.meridian.booking.appointment.VisitMoves.Moves;

/// Moves that could not all be made, told with the refusal so that whoever answers the caller can put them into words
/// once the transaction is over.
public record MoveConflicts(Moves moves) {

    /// The refusal's fact of this name holds the [MoveConflicts].
    public static final String FACT = "moves";
}
