package clinic.meridian.contracts;

/// What a screening says about treating the client, from best to worst. `NOT_TODAY` blocks its own date only;
/// `CLEARANCE_NEEDED` waits for a [ScreeningEvent.ClearanceRecordedV1].
public enum ScreeningOutcome {
    CLEAR,
    CAUTION,
    CLEARANCE_NEEDED,
    NOT_TODAY,
    NOT_SUITABLE
}
