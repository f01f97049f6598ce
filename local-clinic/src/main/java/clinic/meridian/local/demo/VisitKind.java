package clinic.meridian.local.demo;

import java.util.List;

/// What clients come for, with the minutes of the service catalogue as far as placing a visit needs them.
@SuppressWarnings("ImmutableEnumChecker") // the lists are made by List.of
enum VisitKind {
    CONSULTATION(30, 30, List.of(new Minutes(0, 30))),
    FIRST_VISIT(85, 90, List.of(new Minutes(0, 45), new Minutes(70, 85))),
    FACIAL(60, 65, List.of(new Minutes(0, 20), new Minutes(45, 60))),
    MAINTENANCE(60, 65, List.of(new Minutes(0, 20), new Minutes(45, 60)));

    private final int clientMinutes;
    private final int roomMinutes;
    private final List<Minutes> hands;

    /// From the start of the visit on.
    record Minutes(int from, int to) {}

    VisitKind(int clientMinutes, int roomMinutes, List<Minutes> hands) {
        this.clientMinutes = clientMinutes;
        this.roomMinutes = roomMinutes;
        this.hands = hands;
    }

    /// How long the client stays.
    int clientMinutes() {
        return clientMinutes;
    }

    /// How long the room is taken, turnover included.
    int roomMinutes() {
        return roomMinutes;
    }

    /// When the practitioner's hands are needed.
    List<Minutes> hands() {
        return hands;
    }

    boolean hasNeedles() {
        return this != CONSULTATION;
    }

    /// Minutes from the start until the last needle is in.
    int needledAfter() {
        return hands.getFirst().to();
    }
}
