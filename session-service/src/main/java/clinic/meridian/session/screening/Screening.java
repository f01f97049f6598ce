package clinic.meridian.session.screening;

import clinic.meridian.platform.refusal.Refused;
import clinic.meridian.platform.time.ClinicClock;
import clinic.meridian.session.screening.ScreeningCommand.ConfirmNothingChanged;
import clinic.meridian.session.screening.ScreeningCommand.RecordClearance;
import clinic.meridian.session.screening.ScreeningCommand.ScreenClient;
import clinic.meridian.session.screening.ScreeningEvent.ClearanceRecorded;
import clinic.meridian.session.screening.ScreeningEvent.ClientScreened;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;

/// A client's screenings and clearances. The client need not be known here: nothing depends on it.
public class Screening {

    private static final int VALID_MONTHS = 12;

    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Axon reads it
    private String stream;

    private @Nullable ClientScreened lastFull;
    private @Nullable String lastScreeningId;
    private final Map<String, String> fullByScreening = new HashMap<>();

    @SuppressWarnings("NullAway.Init") // the identifier comes with the first event
    Screening() {}

    /// The stream of a client's screenings: clients have other streams here too.
    static String streamOf(String clientId) {
        return "screening-" + clientId;
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(ScreenClient command, ScreeningRules rules, ClinicClock clock) {
        RuleSet inForce = rules.on(command.today());
        Answers answers = Answers.of(inForce.questions(), command.answers());
        record(
                command.clientId(),
                command.screeningId(),
                inForce,
                answers,
                command.today(),
                command.today().plusMonths(VALID_MONTHS),
                clock,
                null);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(ConfirmNothingChanged command, ScreeningRules rules, ClinicClock clock) {
        ClientScreened full = fullBehind(command.since());
        if (command.today().isAfter(full.validUntil())) {
            throw fullNeeded("The last full screening was valid until " + full.validUntil() + ".");
        }
        RuleSet inForce = rules.on(command.today());
        Answers then = Answers.fromStored(full.answers());
        if (!then.answer(inForce.questions())) {
            throw fullNeeded("Today's questions are not those that were answered on " + full.screenedOn() + ".");
        }
        long days = ChronoUnit.DAYS.between(full.screenedOn(), command.today());
        record(
                command.clientId(),
                command.screeningId(),
                inForce,
                then.daysLater(Math.max(0, days)),
                command.today(),
                full.validUntil(),
                clock,
                full.screeningId());
    }

    private ClientScreened fullBehind(String screeningId) {
        String full = fullByScreening.get(screeningId);
        if (full == null || lastFull == null) {
            throw new Refused(
                    ScreeningRefusal.UNKNOWN_SCREENING,
                    "This client has no screening with the id " + screeningId + ".");
        }
        if (!full.equals(lastFull.screeningId())) {
            throw new Refused(
                    ScreeningRefusal.SCREENING_SUPERSEDED,
                    "A full screening on " + lastFull.screenedOn() + " came after it; ask what changed since that one.",
                    Map.of("screeningId", lastFull.screeningId()));
        }
        return lastFull;
    }

    private static Refused fullNeeded(String why) {
        return new Refused(ScreeningRefusal.FULL_SCREENING_NEEDED, why + " Ask all questions again.");
    }

    private static void record(
            String clientId,
            String screeningId,
            RuleSet rules,
            Answers answers,
            LocalDate today,
            LocalDate validUntil,
            ClinicClock clock,
            @Nullable String confirms) {
        RuleSet.Verdict verdict = rules.judge(answers);
        AggregateLifecycle.apply(new ClientScreened(
                screeningId,
                clientId,
                verdict.outcome(),
                rules.version(),
                today,
                validUntil,
                clock.now(),
                answers.stored(),
                verdict.reasons(),
                verdict.avoid().stream().map(Enum::name).toList(),
                confirms));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(RecordClearance command, ClinicClock clock) {
        if (command.validUntil().isBefore(command.today())) {
            throw new Refused(
                    ScreeningRefusal.CLEARANCE_OVER, "It was valid until " + command.validUntil() + ", which is past.");
        }
        AggregateLifecycle.apply(new ClearanceRecorded(
                command.clearanceId(),
                command.clientId(),
                lastScreeningId,
                command.provider(),
                command.note(),
                command.validUntil(),
                clock.now()));
    }

    @EventSourcingHandler
    void on(ClientScreened event) {
        stream = streamOf(event.clientId());
        String full = event.confirmsScreeningId();
        if (full == null) {
            lastFull = event;
            full = event.screeningId();
        }
        fullByScreening.put(event.screeningId(), full);
        lastScreeningId = event.screeningId();
    }

    @EventSourcingHandler
    void on(ClearanceRecorded event) {
        stream = streamOf(event.clientId());
    }
}
