package clinic.meridian.booking.catalogue;

import clinic.meridian.contracts.PhaseKind;

/// A part of every visit of a service.
///
/// @param hands occupies the practitioner's hands
/// @param room occupies the room
public record Phase(PhaseKind kind, int minutes, boolean hands, boolean room) {

    public Phase {
        if (minutes < 1) {
            throw new IllegalArgumentException("The phase " + kind + " takes " + minutes + " minutes");
        }
    }
}
