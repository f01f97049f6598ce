package clinic.meridian.session.treatment;

/// How far a session has come.
public enum Phase {
    STARTED,
    ASSESSED,
    PREPARED,
    NEEDLING,
    RESTING,
    REMOVING,
    /// All needles that went in are accounted for.
    NEEDLES_OUT,
    COMPLETED,
    ABORTED;

    public boolean hasEnded() {
        return this == COMPLETED || this == ABORTED;
    }
}
