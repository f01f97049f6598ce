package clinic.meridian.contracts;

/// What is known of a client's e-mail address. `BOUNCED`: it refuses mail for good; `COMPLAINED`: its owner called
/// our mail spam.
public enum EmailState {
    UNVERIFIED,
    DELIVERABLE,
    BOUNCED,
    COMPLAINED
}
