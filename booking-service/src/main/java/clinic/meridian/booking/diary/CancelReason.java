package clinic.meridian.booking.diary;

import clinic.meridian.booking.reason.Reason;
import clinic.meridian.contracts.CancelledBy;

/// Why visits are cancelled at the desk, and on whose side that lies.
public enum CancelReason {
    CLIENT_ILL(CancelledBy.CLIENT, "Client is ill"),
    WORK(CancelledBy.CLIENT, "Work"),
    CHILDCARE(CancelledBy.CLIENT, "Childcare"),
    TRANSPORT(CancelledBy.CLIENT, "Transport"),
    PRIVATE(CancelledBy.CLIENT, "Other private reason"),
    PRACTITIONER_AWAY(CancelledBy.CLINIC, "Practitioner is away"),
    ROOM_OUT_OF_USE(CancelledBy.CLINIC, "Room cannot be used"),
    BOOKED_BY_MISTAKE(CancelledBy.CLINIC, "Booked by mistake");

    private final CancelledBy side;
    private final String words;

    CancelReason(CancelledBy side, String words) {
        this.side = side;
        this.words = words;
    }

    public CancelledBy getSide() {
        return side;
    }

    public String getWords() {
        return words;
    }

    /// @param note free text for people; blank where there is none
    Reason with(String note) {
        return new Reason(name(), note.isBlank() ? null : note.strip());
    }
}
