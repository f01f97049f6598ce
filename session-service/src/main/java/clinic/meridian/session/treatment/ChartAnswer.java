package clinic.meridian.session.treatment;

import clinic.meridian.session.point.Side;
import clinic.meridian.session.treatment.TreatmentEvent.AddOnPerformed;
import clinic.meridian.session.treatment.TreatmentEvent.AssessmentRecorded;
import clinic.meridian.session.treatment.TreatmentEvent.InsertionCorrected;
import clinic.meridian.session.treatment.TreatmentEvent.NeedlesInserted;
import clinic.meridian.session.treatment.TreatmentEvent.NeedlesReconciled;
import clinic.meridian.session.treatment.TreatmentEvent.PreparationRecorded;
import clinic.meridian.session.treatment.TreatmentEvent.RecordAmended;
import clinic.meridian.session.treatment.TreatmentEvent.SessionHandedOver;
import clinic.meridian.session.treatment.TreatmentEvent.SessionStarted;
import clinic.meridian.session.visit.Visit;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A chart as callers get it: counts for all who may read sessions, notes for practitioners alone. Times are
/// those of the location.
///
/// @param needlesIn still in the client, as far as the ledger knows
/// @param nextStep what usually comes next; null after the end
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ChartAnswer(
        String sessionId,
        long version,
        String appointmentId,
        String clientId,
        String locationId,
        String roomId,
        String practitionerId,
        String service,
        Phase phase,
        @Nullable NextStep nextStep,
        OffsetDateTime startedAt,
        @Nullable OffsetDateTime endedAt,
        int needlesInserted,
        int needlesIn,
        Ledger ledger,
        @Nullable RestAnswer rest,
        int restMinutesPlannedByService,
        @Nullable Assessment assessment,
        @Nullable Preparation preparation,
        List<Insertion> insertions,
        List<Correction> corrections,
        List<Incident> incidents,
        List<Count> counts,
        List<AddOn> addOns,
        List<Handover> handovers,
        List<Amendment> amendments,
        @Nullable Abort abort) {

    /// What a session waits for.
    public enum NextStep {
        INSERT_NEEDLES,
        START_REST,
        REMOVE_NEEDLES,
        COUNT_NEEDLES,
        COMPLETE
    }

    /// @param in needles that went in, less corrections
    /// @param out needles accounted for
    public record Ledger(int in, int out, int open, int uncounted, boolean closed, List<LedgerAnswer> lines) {}

    public record LedgerAnswer(
            String zone,
            Side side,
            int inserted,
            int corrected,
            int removed,
            int retained,
            int stray,
            int broken,
            int missing,
            int open,
            int uncounted) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record RestAnswer(
            OffsetDateTime startedAt,
            int plannedMinutes,
            OffsetDateTime plannedEnd,
            @Nullable OffsetDateTime endedAt,
            @Nullable Integer actualMinutes,
            boolean automatic,
            boolean overran) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Assessment(
            OffsetDateTime at,
            @Nullable String note,
            @Nullable List<String> concerns) {}

    public record Preparation(OffsetDateTime at, List<String> checks) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Insertion(
            OffsetDateTime at,
            String practitionerId,
            List<Placement> needles,
            @Nullable List<String> avoidedPoints,
            @Nullable String overrideReason) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Correction(
            OffsetDateTime at,
            String practitionerId,
            NeedleCount needles,
            String reasonCode,
            @Nullable String note) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Incident(
            OffsetDateTime at,
            String kind,
            String practitionerId,
            List<NeedleCount> needles,
            @Nullable LocalDate followUpDate,
            @Nullable String note) {}

    public record Count(OffsetDateTime at, String practitionerId, String zone, Side side, int counted, int expected) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record AddOn(
            OffsetDateTime at,
            String practitionerId,
            String code,
            @Nullable Integer minutes) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Handover(
            OffsetDateTime at,
            String from,
            String to,
            @Nullable String note) {}

    public record Amendment(OffsetDateTime at, String field, String text, String reason) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Abort(String reasonCode, @Nullable String note) {}

    /// @param withNotes whether the reader is a practitioner
    static ChartAnswer of(Chart chart, long version, boolean withNotes) {
        return new Writer(ZoneId.of(chart.start().zone()), withNotes).write(chart, version);
    }

    private record Writer(ZoneId zone, boolean withNotes) {

        ChartAnswer write(Chart chart, long version) {
            SessionStarted start = chart.start();
            NeedleLedger ledger = chart.ledger();
            return new ChartAnswer(
                    start.sessionId(),
                    version,
                    start.appointmentId(),
                    start.clientId(),
                    start.locationId(),
                    start.roomId(),
                    chart.practitionerId(),
                    start.service(),
                    chart.phase(),
                    nextStep(chart),
                    at(start.startedAt()),
                    chart.endedAt() == null ? null : at(chart.endedAt()),
                    ledger.in(),
                    ledger.open(),
                    ledger(ledger),
                    chart.rest() == null ? null : rest(chart, chart.rest()),
                    start.restMinutes(),
                    chart.assessment() == null ? null : assessment(chart.assessment()),
                    chart.preparation() == null ? null : preparation(chart.preparation()),
                    chart.insertions().stream().map(this::insertion).toList(),
                    chart.corrections().stream().map(this::correction).toList(),
                    chart.incidents().stream().map(this::incident).toList(),
                    chart.counts().stream().map(this::count).toList(),
                    chart.addOns().stream().map(this::addOn).toList(),
                    chart.handovers().stream().map(this::handover).toList(),
                    withNotes ? chart.amendments().stream().map(this::amendment).toList() : List.of(),
                    chart.aborted() == null
                            ? null
                            : new Abort(
                                    chart.aborted().reasonCode(),
                                    note(chart.aborted().reasonNote())));
        }

        private static @Nullable NextStep nextStep(Chart chart) {
            return switch (chart.phase()) {
                case STARTED, ASSESSED, PREPARED ->
                    Visit.isConsultation(chart.start().service()) ? NextStep.COMPLETE : NextStep.INSERT_NEEDLES;
                case NEEDLING -> NextStep.START_REST;
                case RESTING, REMOVING -> NextStep.REMOVE_NEEDLES;
                case NEEDLES_OUT -> chart.ledger().isClosed() ? NextStep.COMPLETE : NextStep.COUNT_NEEDLES;
                case COMPLETED, ABORTED -> null;
            };
        }

        private static Ledger ledger(NeedleLedger ledger) {
            return new Ledger(
                    ledger.in(),
                    ledger.in() - ledger.open() - ledger.uncounted(),
                    ledger.open(),
                    ledger.uncounted(),
                    ledger.isClosed(),
                    ledger.lines().stream().map(Writer::line).toList());
        }

        private static LedgerAnswer line(LedgerLine line) {
            return new LedgerAnswer(
                    line.zone(),
                    line.side(),
                    line.inserted(),
                    line.corrected(),
                    line.removed(),
                    line.retained(),
                    line.stray(),
                    line.broken(),
                    line.missing(),
                    line.open(),
                    line.uncounted());
        }

        private RestAnswer rest(Chart chart, Rest rest) {
            return new RestAnswer(
                    at(rest.startedAt()),
                    rest.plannedMinutes(),
                    at(rest.plannedEnd()),
                    rest.endedAt() == null ? null : at(rest.endedAt()),
                    rest.actualMinutes(),
                    chart.restBeganByItself(),
                    chart.overran());
        }

        private Assessment assessment(AssessmentRecorded e) {
            return new Assessment(at(e.at()), note(e.note()), withNotes ? e.concerns() : null);
        }

        private Preparation preparation(PreparationRecorded e) {
            return new Preparation(at(e.at()), e.checks());
        }

        private Insertion insertion(NeedlesInserted e) {
            return new Insertion(
                    at(e.at()),
                    e.practitionerId(),
                    e.placements(),
                    withNotes ? e.avoidedPoints() : null,
                    note(e.overrideReason()));
        }

        private Correction correction(InsertionCorrected e) {
            return new Correction(at(e.at()), e.practitionerId(), e.corrected(), e.reasonCode(), note(e.reasonNote()));
        }

        private Incident incident(TreatmentEvent event) {
            OffsetDateTime at = at(event.happenedAt());
            return switch (event) {
                case TreatmentEvent.NeedlesRemovedInEmergency e ->
                    new Incident(at, "EMERGENCY", e.practitionerId(), e.removed(), null, note(e.reasonNote()));
                case TreatmentEvent.NeedleRetained e ->
                    new Incident(
                            at,
                            Fate.RETAINED.name(),
                            e.practitionerId(),
                            List.of(e.retained()),
                            e.followUpDate(),
                            note(e.removalInstructions()));
                case TreatmentEvent.StrayNeedleFound e ->
                    new Incident(
                            at, Fate.STRAY.name(), e.practitionerId(), List.of(e.found()), null, note(e.foundWhere()));
                case TreatmentEvent.NeedleBroken e ->
                    new Incident(at, Fate.BROKEN.name(), e.practitionerId(), List.of(e.broken()), null, note(e.note()));
                case TreatmentEvent.NeedleMissing e ->
                    new Incident(
                            at,
                            Fate.MISSING.name(),
                            e.practitionerId(),
                            List.of(e.missing()),
                            e.followUpDate(),
                            note("palpated by %s, second person %s, client told: %s"
                                    .formatted(e.palpatedBy(), e.secondPerson(), e.clientTold() ? "yes" : "no")));
                default -> throw new IllegalStateException(event.getClass() + " is no incident");
            };
        }

        private Count count(NeedlesReconciled e) {
            return new Count(at(e.at()), e.practitionerId(), e.zone(), e.side(), e.counted(), e.expected());
        }

        private AddOn addOn(AddOnPerformed e) {
            return new AddOn(at(e.at()), e.practitionerId(), e.code(), e.minutes());
        }

        private Handover handover(SessionHandedOver e) {
            return new Handover(at(e.at()), e.fromPractitionerId(), e.toPractitionerId(), note(e.note()));
        }

        private Amendment amendment(RecordAmended e) {
            return new Amendment(at(e.at()), e.field(), e.text(), e.reason());
        }

        private @Nullable String note(@Nullable String text) {
            return withNotes ? text : null;
        }

        private OffsetDateTime at(Instant instant) {
            return instant.atZone(zone).toOffsetDateTime();
        }
    }
}
