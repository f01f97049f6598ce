package clinic.meridian.session.treatment;

import static java.util.Objects.requireNonNullElse;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import clinic.meridian.platform.refusal.Refused;
import clinic.meridian.platform.time.ClinicClock;
import clinic.meridian.session.consent.Procedure;
import clinic.meridian.session.reason.Reason;
import clinic.meridian.session.treatment.TreatmentCommand.AbortSession;
import clinic.meridian.session.treatment.TreatmentCommand.AmendRecord;
import clinic.meridian.session.treatment.TreatmentCommand.CompleteSession;
import clinic.meridian.session.treatment.TreatmentCommand.CorrectInsertion;
import clinic.meridian.session.treatment.TreatmentCommand.DeclareNeedleMissing;
import clinic.meridian.session.treatment.TreatmentCommand.DeclareNeedleRetained;
import clinic.meridian.session.treatment.TreatmentCommand.HandOver;
import clinic.meridian.session.treatment.TreatmentCommand.InsertNeedles;
import clinic.meridian.session.treatment.TreatmentCommand.NoteRestOverrun;
import clinic.meridian.session.treatment.TreatmentCommand.PerformAddOn;
import clinic.meridian.session.treatment.TreatmentCommand.ReconcileNeedles;
import clinic.meridian.session.treatment.TreatmentCommand.RecordAssessment;
import clinic.meridian.session.treatment.TreatmentCommand.RecordBrokenNeedle;
import clinic.meridian.session.treatment.TreatmentCommand.RecordPreparation;
import clinic.meridian.session.treatment.TreatmentCommand.RecordStrayNeedle;
import clinic.meridian.session.treatment.TreatmentCommand.RemoveInEmergency;
import clinic.meridian.session.treatment.TreatmentCommand.RemoveNeedles;
import clinic.meridian.session.treatment.TreatmentCommand.StartRest;
import clinic.meridian.session.treatment.TreatmentCommand.StartRestByItself;
import clinic.meridian.session.treatment.TreatmentCommand.StartSession;
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
import clinic.meridian.session.visit.Practitioners;
import clinic.meridian.session.visit.Visit;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;

/// One visit in the treatment room, from its start to its end. Read from top to bottom it is the visit's life;
/// it cannot end while its needle ledger is open.
public class TreatmentSession {

    @AggregateIdentifier
    private String sessionId;

    private @Nullable SessionStarted start;
    private String practitionerId = "";
    private NeedleLedger ledger = NeedleLedger.empty();
    private @Nullable Rest rest;
    private boolean overran;
    private boolean ended;

    @SuppressWarnings("NullAway.Init") // the identifier comes with the first event
    TreatmentSession() {}

    /// The id of the one session that a visit can have.
    public static String idFor(String appointmentId) {
        return UUID.nameUUIDFromBytes(("session of " + appointmentId).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    // ---- Beginning

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(StartSession command, StartConditions conditions, ClinicClock clock) {
        if (start != null) {
            throw new Refused(
                    TreatmentRefusal.ALREADY_STARTED,
                    "The session of this visit was started before.",
                    Map.of("sessionId", command.sessionId()));
        }
        Visit visit = conditions.mayStart(command.appointmentId());
        apply(new SessionStarted(
                command.sessionId(),
                visit.appointmentId(),
                visit.clientId(),
                visit.locationId(),
                visit.roomId(),
                visit.zone().getId(),
                requireNonNullElse(command.practitionerId(), visit.practitionerId()),
                visit.service(),
                Rest.planned(visit.restMinutes()),
                clock.now()));
    }

    @CommandHandler
    void handle(RecordAssessment command, ClinicClock clock) {
        SessionStarted session = running();
        apply(new AssessmentRecorded(sessionId, session.clientId(), command.note(), command.concerns(), clock.now()));
    }

    @CommandHandler
    void handle(RecordPreparation command, ClinicClock clock) {
        apply(new PreparationRecorded(sessionId, running().clientId(), command.checks(), clock.now()));
    }

    // ---- Needles in

    @CommandHandler
    void handle(InsertNeedles command, Safeguards safeguards, ClinicClock clock) {
        SessionStarted session = running();
        if (Visit.isConsultation(session.service())) {
            throw new Refused(
                    TreatmentRefusal.CONSULTATION_HAS_NO_NEEDLES,
                    "A consultation is a talk. Book a treatment to needle.");
        }
        safeguards.requireConsent(session.clientId(), Procedure.FACIAL_ACUPUNCTURE);
        List<String> againstAdvice =
                safeguards.pointsAgainstAdvice(session.clientId(), command.placements(), command.overrideReason());
        apply(new NeedlesInserted(
                sessionId,
                session.clientId(),
                hands(command.practitionerId()),
                command.placements(),
                againstAdvice.isEmpty() ? null : againstAdvice,
                againstAdvice.isEmpty() ? null : command.overrideReason(),
                clock.now()));
    }

    @CommandHandler
    void handle(CorrectInsertion command, ClinicClock clock) {
        SessionStarted session = running();
        ledger.correct(command.corrected());
        apply(new InsertionCorrected(
                sessionId,
                session.clientId(),
                hands(command.practitionerId()),
                command.corrected(),
                command.reason().code(),
                command.reason().note(),
                clock.now()));
    }

    // ---- Rest

    @CommandHandler
    void handle(StartRest command, ClinicClock clock) {
        SessionStarted session = running();
        if (rest != null) {
            throw new Refused(
                    TreatmentRefusal.ALREADY_RESTING,
                    "The rest began before; its planned end stays.",
                    Map.of("plannedEnd", rest.plannedEnd()));
        }
        if (ledger.open() == 0) {
            throw new Refused(TreatmentRefusal.NO_NEEDLES_IN, "There is no needle in to rest with.");
        }
        int minutes = command.minutes() == null ? session.restMinutes() : Rest.checked(command.minutes());
        startRest(new Rest(clock.now(), minutes, null), hands(command.practitionerId()), false);
    }

    @CommandHandler
    void handle(StartRestByItself command) {
        if (start != null && !ended && rest == null && ledger.open() > 0) {
            startRest(new Rest(command.dueAt(), start.restMinutes(), null), practitionerId, true);
        }
    }

    private void startRest(Rest begun, String by, boolean automatic) {
        apply(new RestStarted(
                sessionId,
                running().clientId(),
                by,
                begun.startedAt(),
                begun.plannedMinutes(),
                begun.plannedEnd(),
                automatic));
    }

    @CommandHandler
    void handle(NoteRestOverrun command) {
        if (start != null && !ended && rest != null && !overran && ledger.open() > 0) {
            apply(new RestOverran(
                    sessionId, start.clientId(), practitionerId, rest.plannedEnd(), command.dueAt(), ledger.open()));
        }
    }

    // ---- Needles out

    @CommandHandler
    void handle(RemoveNeedles command, ClinicClock clock) {
        SessionStarted session = running();
        ledger.remove(command.needles());
        apply(new NeedlesRemoved(
                sessionId, session.clientId(), hands(command.practitionerId()), command.needles(), clock.now()));
    }

    @CommandHandler
    void handle(RemoveInEmergency command, ClinicClock clock) {
        SessionStarted session = running();
        List<NeedleCount> pulled = command.needles().isEmpty() ? ledger.openCounts() : command.needles();
        if (pulled.isEmpty()) {
            throw new Refused(TreatmentRefusal.NO_NEEDLES_IN, "There is no needle in to remove.");
        }
        ledger.removeInEmergency(pulled);
        Reason reason = command.reason();
        apply(new NeedlesRemovedInEmergency(
                sessionId,
                session.clientId(),
                hands(command.practitionerId()),
                pulled,
                reason == null ? null : reason.code(),
                reason == null ? null : reason.note(),
                clock.now()));
    }

    @CommandHandler
    void handle(DeclareNeedleRetained command, Safeguards safeguards, ClinicClock clock) {
        SessionStarted session = running();
        safeguards.requireConsent(session.clientId(), Procedure.RETAINED_NEEDLE);
        requireAhead(command.followUpDate(), clock);
        ledger.account(Fate.RETAINED, command.needles());
        apply(new NeedleRetained(
                sessionId,
                session.clientId(),
                hands(command.practitionerId()),
                command.needles(),
                command.removalInstructions(),
                command.followUpDate(),
                clock.now()));
    }

    @CommandHandler
    void handle(RecordStrayNeedle command, ClinicClock clock) {
        SessionStarted session = running();
        ledger.account(Fate.STRAY, command.needles());
        apply(new StrayNeedleFound(
                sessionId,
                session.clientId(),
                hands(command.practitionerId()),
                command.needles(),
                command.foundWhere(),
                clock.now()));
    }

    @CommandHandler
    void handle(RecordBrokenNeedle command, ClinicClock clock) {
        SessionStarted session = running();
        ledger.account(Fate.BROKEN, command.needles());
        apply(new NeedleBroken(
                sessionId,
                session.clientId(),
                hands(command.practitionerId()),
                command.needles(),
                command.fragmentRecovered(),
                command.note(),
                clock.now()));
    }

    @CommandHandler
    void handle(DeclareNeedleMissing command, ClinicClock clock) {
        SessionStarted session = running();
        if (command.palpatedBy().strip().equalsIgnoreCase(command.secondPerson().strip())) {
            throw new Refused(
                    TreatmentRefusal.SECOND_PERSON_NEEDED, "Whoever palpated cannot be the second person to look.");
        }
        requireAhead(command.followUpDate(), clock);
        ledger.account(Fate.MISSING, command.needles());
        apply(new NeedleMissing(
                sessionId,
                session.clientId(),
                hands(command.practitionerId()),
                command.needles(),
                command.palpatedBy(),
                command.secondPerson(),
                command.clientTold(),
                command.followUpDate(),
                clock.now()));
    }

    private void requireAhead(LocalDate followUpDate, ClinicClock clock) {
        LocalDate today = clock.today(ZoneId.of(running().zone()));
        if (followUpDate.isBefore(today)) {
            throw new Refused(
                    TreatmentRefusal.FOLLOW_UP_IN_THE_PAST,
                    "Today is %s, the follow-up would have been on %s.".formatted(today, followUpDate));
        }
    }

    @CommandHandler
    void handle(ReconcileNeedles command, ClinicClock clock) {
        apply(new NeedlesReconciled(
                sessionId,
                running().clientId(),
                hands(command.practitionerId()),
                command.zone(),
                command.side(),
                command.counted(),
                ledger.line(command.zone(), command.side()).removed(),
                clock.now()));
    }

    // ---- Around it

    @CommandHandler
    void handle(PerformAddOn command, ClinicClock clock) {
        apply(new AddOnPerformed(
                sessionId,
                running().clientId(),
                hands(command.practitionerId()),
                command.code(),
                command.minutes(),
                clock.now()));
    }

    @CommandHandler
    void handle(HandOver command, Practitioners practitioners, ClinicClock clock) {
        SessionStarted session = running();
        if (!practitioners.isKnown(command.toPractitionerId())) {
            throw new Refused(
                    TreatmentRefusal.NOT_KNOWN_YET,
                    "The treatment room has not heard of this practitioner yet. Try again in a moment.",
                    Map.of("practitionerId", command.toPractitionerId()));
        }
        apply(new SessionHandedOver(
                sessionId,
                session.clientId(),
                practitionerId,
                command.toPractitionerId(),
                command.note(),
                clock.now()));
    }

    @CommandHandler
    void handle(AmendRecord command, ClinicClock clock) {
        if (start == null) {
            throw unknown();
        }
        AmendableNote note = AmendableNote.named(command.field())
                .orElseThrow(() -> new Refused(
                        TreatmentRefusal.NOTHING_TO_AMEND,
                        "'%s' is not a note. Counts are corrected, never amended.".formatted(command.field()),
                        Map.of("fields", List.of(AmendableNote.values()))));
        apply(new RecordAmended(
                sessionId, start.clientId(), note.name(), command.text(), command.reason(), clock.now()));
    }

    // ---- End

    @CommandHandler
    void handle(CompleteSession command, ClinicClock clock) {
        SessionStarted session = running();
        requireClosedLedger();
        apply(new SessionCompleted(sessionId, session.clientId(), summary(session, clock.now())));
    }

    @CommandHandler
    void handle(AbortSession command, ClinicClock clock) {
        SessionStarted session = running();
        requireClosedLedger();
        apply(new SessionAborted(
                sessionId,
                session.clientId(),
                summary(session, clock.now()),
                command.reason().code(),
                command.reason().note()));
    }

    private void requireClosedLedger() {
        if (!ledger.isClosed()) {
            throw OpenLedger.refusal(ledger);
        }
    }

    private SessionSummary summary(SessionStarted session, Instant endedAt) {
        return new SessionSummary(
                session.appointmentId(),
                session.locationId(),
                session.roomId(),
                practitionerId,
                session.service(),
                session.startedAt(),
                endedAt,
                ledger.in(),
                ledger.lines().stream().map(SessionSummary.Line::of).toList(),
                rest == null ? null : rest.plannedMinutes(),
                rest == null ? null : rest.actualMinutes());
    }

    // ---- What everything above relies on

    private SessionStarted running() {
        if (start == null) {
            throw unknown();
        }
        if (ended) {
            throw new Refused(
                    TreatmentRefusal.SESSION_ENDED,
                    "The session has ended. Notes can be amended, and side effects reported.");
        }
        return start;
    }

    private static Refused unknown() {
        return new Refused(TreatmentRefusal.UNKNOWN_SESSION, "There is no session with this id.");
    }

    private String hands(@Nullable String signedIn) {
        return requireNonNullElse(signedIn, practitionerId);
    }

    // ---- What happened

    @EventSourcingHandler
    void on(TreatmentEvent event) {
        ledger = ledger.after(event);
        switch (event) {
            case SessionStarted started -> {
                sessionId = started.sessionId();
                start = started;
                practitionerId = started.practitionerId();
            }
            case SessionHandedOver handed -> practitionerId = handed.toPractitionerId();
            case RestStarted resting -> rest = new Rest(resting.startedAt(), resting.plannedMinutes(), null);
            case RestOverran late -> overran = true;
            case NeedlesRemoved removed -> endRest(removed.at());
            case NeedlesRemovedInEmergency removed -> endRest(removed.at());
            case SessionCompleted completed -> ended = true;
            case SessionAborted aborted -> ended = true;
            case AssessmentRecorded e -> {}
            case PreparationRecorded e -> {}
            case NeedlesInserted e -> {}
            case InsertionCorrected e -> {}
            case NeedleRetained e -> {}
            case StrayNeedleFound e -> {}
            case NeedleBroken e -> {}
            case NeedleMissing e -> {}
            case NeedlesReconciled e -> {}
            case AddOnPerformed e -> {}
            case RecordAmended e -> {}
        }
    }

    private void endRest(Instant at) {
        if (rest != null) {
            rest = rest.endedBy(at);
        }
    }
}
