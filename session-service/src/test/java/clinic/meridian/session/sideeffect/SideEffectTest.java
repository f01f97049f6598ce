package clinic.meridian.session.sideeffect;

import static clinic.meridian.session.RefusedBecause.refusedBecause;
import static org.assertj.core.api.Assertions.assertThat;

import clinic.meridian.platform.time.ClinicClock;
import clinic.meridian.session.reason.Reason;
import clinic.meridian.session.sideeffect.SideEffectCommand.FollowUpSideEffect;
import clinic.meridian.session.sideeffect.SideEffectCommand.RegradeSideEffect;
import clinic.meridian.session.sideeffect.SideEffectCommand.ReportSideEffect;
import clinic.meridian.session.sideeffect.SideEffectCommand.ResolveSideEffect;
import clinic.meridian.session.sideeffect.SideEffectEvent.SideEffectFollowedUp;
import clinic.meridian.session.sideeffect.SideEffectEvent.SideEffectRegraded;
import clinic.meridian.session.sideeffect.SideEffectEvent.SideEffectReported;
import clinic.meridian.session.sideeffect.SideEffectEvent.SideEffectResolved;
import java.time.Instant;
import java.util.stream.Stream;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SideEffectTest {

    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");

    private final FixtureConfiguration<SideEffect> axon = new AggregateTestFixture<>(SideEffect.class);

    @BeforeEach
    void surroundings() {
        ClinicClock clock = () -> NOW;
        axon.registerInjectableResource(clock);
    }

    private static SideEffectReported reported(SideEffectCode code, int severity, boolean followUp) {
        return new SideEffectReported(
                "e-1",
                "c-1",
                "s-1",
                false,
                "p-1",
                "l-1",
                code,
                Onset.AFTER,
                "cheek.LEFT",
                severity,
                true,
                false,
                false,
                Causality.PROBABLE,
                AskedBy.CHECKLIST,
                ReporterKind.PRACTITIONER,
                followUp,
                null,
                NOW);
    }

    private static ReportSideEffect report(SideEffectCode code, int severity) {
        return new ReportSideEffect(
                "e-1",
                "c-1",
                "s-1",
                false,
                "p-1",
                "l-1",
                code,
                Onset.AFTER,
                "cheek.LEFT",
                severity,
                true,
                false,
                false,
                Causality.PROBABLE,
                AskedBy.CHECKLIST,
                ReporterKind.PRACTITIONER,
                null);
    }

    @ParameterizedTest
    @CsvSource({"1, false", "2, false", "3, true", "4, true", "5, true"})
    void fromGradeThreeOnItIsFollowedUp(int severity, boolean followUp) {
        axon.givenNoPriorActivity()
                .when(report(SideEffectCode.BRUISE, severity))
                .expectEvents(reported(SideEffectCode.BRUISE, severity, followUp));
    }

    @ParameterizedTest
    @EnumSource(names = {"SYNCOPE", "INFECTION", "RETAINED_NEEDLE", "EYE_INJURY", "NERVE_INJURY", "PNEUMOTHORAX"})
    void someAreFollowedUpWhateverTheirGrade(SideEffectCode code) {
        axon.givenNoPriorActivity().when(report(code, 1)).expectEvents(reported(code, 1, true));
    }

    @Test
    void onlyThoseAreFollowedUpAtGradeOne() {
        assertThat(Stream.of(SideEffectCode.values()).filter(SideEffectCode::isAlwaysFollowedUp))
                .hasSize(6);
        assertThat(SideEffectCode.values()).hasSize(29);
    }

    @Test
    void isRegradedAndThenFollowedUp() {
        axon.given(reported(SideEffectCode.BRUISE, 1, false))
                .when(new RegradeSideEffect("e-1", 3, null, Reason.of("SPREADING")))
                .expectEvents(
                        new SideEffectRegraded("e-1", "c-1", 1, 3, Causality.PROBABLE, true, "SPREADING", null, NOW));
    }

    @Test
    void aMilderGradeDoesNotTakeTheFollowUpBack() {
        axon.given(reported(SideEffectCode.BRUISE, 3, true))
                .when(new RegradeSideEffect("e-1", 1, Causality.CERTAIN, Reason.of("looked again")))
                .expectEvents(new SideEffectRegraded(
                        "e-1", "c-1", 3, 1, Causality.CERTAIN, true, "OTHER", "looked again", NOW));
    }

    @Test
    void isFollowedUp() {
        axon.given(reported(SideEffectCode.BRUISE, 1, false))
                .when(new FollowUpSideEffect("e-1", "fading"))
                .expectEvents(new SideEffectFollowedUp("e-1", "c-1", "fading", NOW));
    }

    private void resolve(SideEffectReported given, @Nullable SideEffectOutcome outcome, @Nullable Object expected) {
        var result = axon.given(given).when(new ResolveSideEffect("e-1", outcome, null));
        if (expected == null) {
            result.expectException(refusedBecause(SideEffectRefusal.OUTCOME_NEEDED))
                    .expectNoEvents();
        } else {
            result.expectEvents(expected);
        }
    }

    @Test
    void isResolvedWithItsOutcome() {
        resolve(
                reported(SideEffectCode.SYNCOPE, 2, true),
                SideEffectOutcome.RESOLVED,
                new SideEffectResolved("e-1", "c-1", SideEffectOutcome.RESOLVED, null, NOW));
    }

    @Test
    void whatMustBeFollowedUpIsNotClosedWithoutAnOutcome() {
        resolve(reported(SideEffectCode.SYNCOPE, 1, true), null, null);
        resolve(reported(SideEffectCode.SYNCOPE, 1, true), SideEffectOutcome.UNKNOWN, null);
        resolve(
                reported(SideEffectCode.BRUISE, 1, false),
                null,
                new SideEffectResolved("e-1", "c-1", SideEffectOutcome.UNKNOWN, null, NOW));
    }

    @Test
    void isResolvedOnce() {
        var resolved = new SideEffectResolved("e-1", "c-1", SideEffectOutcome.RESOLVED, null, NOW);
        axon.given(reported(SideEffectCode.BRUISE, 1, false), resolved)
                .when(new ResolveSideEffect("e-1", SideEffectOutcome.RESOLVED, null))
                .expectException(refusedBecause(SideEffectRefusal.ALREADY_RESOLVED));
        axon.given(reported(SideEffectCode.BRUISE, 1, false), resolved)
                .when(new RegradeSideEffect("e-1", 2, null, Reason.of("WORSE")))
                .expectException(refusedBecause(SideEffectRefusal.ALREADY_RESOLVED));
    }

    @Test
    void outcomesAreReadAsPeopleWriteThem() {
        assertThat(SideEffectOutcome.named("resolved")).contains(SideEffectOutcome.RESOLVED);
        assertThat(SideEffectOutcome.named("Recovered with sequelae"))
                .contains(SideEffectOutcome.RESOLVED_WITH_SEQUELAE);
        assertThat(SideEffectOutcome.named("fine")).isEmpty();
    }
}
