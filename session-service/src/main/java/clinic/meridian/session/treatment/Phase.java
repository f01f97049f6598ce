package clinic.meridian.session.treatment;

/// How far a session has come.
public enum Phase {
    STARTED("Arrived"),
    ASSESSED("Assessed"),
    PREPARED("Prepared"),
    NEEDLING("Needling"),
    RESTING("Resting"),
    REMOVING("Removing"),
    /// All needles that went in are accounted for, or wait to be counted after an emergency.
    NEEDLES_OUT("Needles out"),
    COMPLETED("Completed"),
    ABORTED("Aborted");

    private final String words;

    Phase(String words) {
        this.words = words;
    }

    /// For pages.
    public String getWords() {
        return words;
    }

    public boolean hasEnded() {
        return this == COMPLETED || this == ABORTED;
    }

    /// The phase after an event.
    ///
    /// @param ledger as it is after the event
    Phase after(TreatmentEvent event, NeedleLedger ledger) {
        return switch (event) {
            case TreatmentEvent.SessionStarted e -> STARTED;
            case TreatmentEvent.AssessmentRecorded e -> atLeast(ASSESSED);
            case TreatmentEvent.PreparationRecorded e -> atLeast(PREPARED);
            case TreatmentEvent.NeedlesInserted e -> this == NEEDLES_OUT ? NEEDLING : atLeast(NEEDLING);
            case TreatmentEvent.RestStarted e -> RESTING;
            case TreatmentEvent.NeedlesRemoved e -> ledger.open() == 0 ? NEEDLES_OUT : REMOVING;
            case TreatmentEvent.NeedlesRemovedInEmergency e -> ledger.open() == 0 ? NEEDLES_OUT : REMOVING;
            case TreatmentEvent.InsertionCorrected e -> outWhenAllAre(ledger);
            case TreatmentEvent.NeedleRetained e -> outWhenAllAre(ledger);
            case TreatmentEvent.StrayNeedleFound e -> outWhenAllAre(ledger);
            case TreatmentEvent.NeedleBroken e -> outWhenAllAre(ledger);
            case TreatmentEvent.NeedleMissing e -> outWhenAllAre(ledger);
            case TreatmentEvent.RestOverran e -> this;
            case TreatmentEvent.NeedlesReconciled e -> this;
            case TreatmentEvent.AddOnPerformed e -> this;
            case TreatmentEvent.SessionHandedOver e -> this;
            case TreatmentEvent.RecordAmended e -> this;
            case TreatmentEvent.SessionCompleted e -> COMPLETED;
            case TreatmentEvent.SessionAborted e -> ABORTED;
        };
    }

    private Phase atLeast(Phase other) {
        return compareTo(other) >= 0 ? this : other;
    }

    private Phase outWhenAllAre(NeedleLedger ledger) {
        return ledger.open() == 0 ? NEEDLES_OUT : this;
    }
}
