package clinic.meridian.platform.refusal;

/// The sorts of refusal, each with one HTTP status.
public enum RefusalKind {
    /// A value that makes no sense, found behind the form's own checks.
    MALFORMED(400),
    /// This person may not do this.
    FORBIDDEN(403),
    /// No such thing here.
    UNKNOWN(404),
    /// The present state does not allow it: another visit, another status.
    CONFLICT(409),
    /// Somebody changed it since it was read.
    STALE(412),
    /// A rule of the clinic forbids it, whatever the state.
    RULE(422);

    private final int status;

    RefusalKind(int status) {
        this.status = status;
    }

    /// The HTTP status code.
    public int status() {
        return status;
    }
}
