package clinic.meridian.contracts;

/// What happens in a part of a visit, in this order.
public enum PhaseKind {
    TALK,
    ASSESS,
    PREPARE,
    NEEDLE,
    REST,
    REMOVE,
    ADD_ON,
    TURNOVER
}
