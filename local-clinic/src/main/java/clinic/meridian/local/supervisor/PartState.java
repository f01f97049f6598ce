package clinic.meridian.local.supervisor;

/// How a part is.
public enum PartState {
    /// Something that it needs is not ready.
    WAITING,
    STARTING,
    READY,
    /// It died and is about to be started again.
    RESTARTING,
    /// It keeps dying; it is tried again once a minute.
    FAILED
}
