package clinic.meridian.session.treatment;

import clinic.meridian.session.treatment.TreatmentEvent.AddOnPerformed;
import clinic.meridian.session.treatment.TreatmentEvent.AssessmentRecorded;
import clinic.meridian.session.treatment.TreatmentEvent.InsertionCorrected;
import clinic.meridian.session.treatment.TreatmentEvent.NeedleBroken;
import clinic.meridian.session.treatment.TreatmentEvent.NeedleMissing;
import clinic.meridian.session.treatment.TreatmentEvent.NeedleRetained;
import clinic.meridian.session.treatment.TreatmentEvent.NeedlesInserted;
import clinic.meridian.session.treatment.TreatmentEvent.NeedlesReconciled;
import clinic.meridian.session.treatment.TreatmentEvent.NeedlesRemoved;
import clinic.meridian.session.treatment.TreatmentEvent.NeedlesRemovedInEmergency;
import clinic.meridian.session.treatment.TreatmentEvent.PreparationRecorded;
import clinic.meridian.session.treatment.TreatmentEvent.RecordAmended;
import clinic.meridian.session.treatment.TreatmentEvent.RestOverran;
import clinic.meridian.session.treatment.TreatmentEvent.RestStarted;
import clinic.meridian.session.treatment.TreatmentEvent.SessionAborted;
import clinic.meridian.session.treatment.TreatmentEvent.SessionCompleted;
import clinic.meridian.session.treatment.TreatmentEvent.SessionHandedOver;
import clinic.meridian.session.treatment.TreatmentEvent.SessionStarted;
import clinic.meridian.session.treatment.TreatmentEvent.StrayNeedleFound;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Everything that was charted in a session, gathered from its events. The same events always give the same
/// chart.
final class Chart {

    private @Nullable SessionStarted start;
    private String practitionerId = "";
    private Phase phase = Phase.STARTED;
    private NeedleLedger ledger = NeedleLedger.empty();
    private @Nullable Rest rest;
    private boolean restBeganByItself;
    private boolean overran;
    private @Nullable Instant endedAt;
    private @Nullable Instant firstInsertion;
    private @Nullable Instant lastRemoval;
    private @Nullable AssessmentRecorded assessment;
    private @Nullable PreparationRecorded preparation;
    private @Nullable SessionAborted aborted;
    private final List<NeedlesInserted> insertions = new ArrayList<>();
    private final List<InsertionCorrected> corrections = new ArrayList<>();
    private final List<NeedlesReconciled> counts = new ArrayList<>();
    private final List<TreatmentEvent> incidents = new ArrayList<>();
    private final List<AddOnPerformed> addOns = new ArrayList<>();
    private final List<SessionHandedOver> handovers = new ArrayList<>();
    private final List<RecordAmended> amendments = new ArrayList<>();

    static Chart of(Iterable<TreatmentEvent> events) {
        Chart chart = new Chart();
        events.forEach(chart::add);
        return chart;
    }

    private void add(TreatmentEvent event) {
        ledger = ledger.after(event);
        phase = phase.after(event, ledger);
        switch (event) {
            case SessionStarted e -> {
                start = e;
                practitionerId = e.practitionerId();
            }
            case AssessmentRecorded e -> assessment = e;
            case PreparationRecorded e -> preparation = e;
            case NeedlesInserted e -> {
                insertions.add(e);
                firstInsertion = firstInsertion == null ? e.at() : firstInsertion;
            }
            case InsertionCorrected e -> corrections.add(e);
            case RestStarted e -> {
                rest = new Rest(e.startedAt(), e.plannedMinutes(), null);
                restBeganByItself = e.automatic();
            }
            case RestOverran e -> overran = true;
            case NeedlesRemoved e -> out(e.at());
            case NeedlesRemovedInEmergency e -> {
                incidents.add(e);
                out(e.at());
            }
            case NeedleRetained e -> incidents.add(e);
            case StrayNeedleFound e -> incidents.add(e);
            case NeedleBroken e -> incidents.add(e);
            case NeedleMissing e -> incidents.add(e);
            case NeedlesReconciled e -> counts.add(e);
            case AddOnPerformed e -> addOns.add(e);
            case SessionHandedOver e -> {
                handovers.add(e);
                practitionerId = e.toPractitionerId();
            }
            case SessionCompleted e -> endedAt = e.summary().endedAt();
            case SessionAborted e -> {
                endedAt = e.summary().endedAt();
                aborted = e;
            }
            case RecordAmended e -> amendments.add(e);
        }
    }

    private void out(Instant at) {
        lastRemoval = at;
        if (rest != null) {
            rest = rest.endedBy(at);
        }
    }

    SessionStarted start() {
        if (start == null) {
            throw new IllegalStateException("a chart without a session");
        }
        return start;
    }

    String practitionerId() {
        return practitionerId;
    }

    Phase phase() {
        return phase;
    }

    NeedleLedger ledger() {
        return ledger;
    }

    @Nullable
    Rest rest() {
        return rest;
    }

    boolean restBeganByItself() {
        return restBeganByItself;
    }

    boolean overran() {
        return overran;
    }

    @Nullable
    Instant endedAt() {
        return endedAt;
    }

    @Nullable
    Instant firstInsertion() {
        return firstInsertion;
    }

    @Nullable
    Instant lastRemoval() {
        return lastRemoval;
    }

    @Nullable
    AssessmentRecorded assessment() {
        return assessment;
    }

    @Nullable
    PreparationRecorded preparation() {
        return preparation;
    }

    @Nullable
    SessionAborted aborted() {
        return aborted;
    }

    List<NeedlesInserted> insertions() {
        return List.copyOf(insertions);
    }

    List<InsertionCorrected> corrections() {
        return List.copyOf(corrections);
    }

    List<NeedlesReconciled> counts() {
        return List.copyOf(counts);
    }

    /// Emergencies, and needles that were not simply taken out.
    List<TreatmentEvent> incidents() {
        return List.copyOf(incidents);
    }

    List<AddOnPerformed> addOns() {
        return List.copyOf(addOns);
    }

    List<SessionHandedOver> handovers() {
        return List.copyOf(handovers);
    }

    List<RecordAmended> amendments() {
        return List.copyOf(amendments);
    }
}
