package clinic.meridian.session.screening;

import static clinic.meridian.session.RefusedBecause.refusedBecause;

import clinic.meridian.platform.time.ClinicClock;
import clinic.meridian.session.screening.ScreeningCommand.ConfirmNothingChanged;
import clinic.meridian.session.screening.ScreeningCommand.RecordClearance;
import clinic.meridian.session.screening.ScreeningCommand.ScreenClient;
import clinic.meridian.session.screening.ScreeningEvent.ClearanceRecorded;
import clinic.meridian.session.screening.ScreeningEvent.ClientScreened;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ScreeningTest {

    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final String CLIENT = "c-1";

    private final FixtureConfiguration<Screening> axon = new AggregateTestFixture<>(Screening.class);

    @BeforeEach
    void surroundings() {
        ClinicClock clock = () -> NOW;
        axon.registerInjectableResource(clock);
        axon.registerInjectableResource(new ScreeningRules());
    }

    private static Map<String, @Nullable Object> answers(String question, @Nullable Object answer) {
        Map<String, @Nullable Object> answers = ScreeningRulesTest.healthy();
        answers.put(question, answer);
        return answers;
    }

    private static List<String> stored(Map<String, @Nullable Object> answers) {
        return Answers.of(new ScreeningRules().on(TODAY).questions(), answers).stored();
    }

    private static ClientScreened full(String id, LocalDate on, String question, @Nullable Object answer) {
        return new ClientScreened(
                id,
                CLIENT,
                Outcome.NOT_TODAY,
                1,
                on,
                on.plusMonths(12),
                NOW,
                stored(answers(question, answer)),
                List.of(question),
                List.of(),
                null);
    }

    @Nested
    class Full {

        @Test
        void recordsOutcomeReasonsAndValidity() {
            axon.givenNoPriorActivity()
                    .when(new ScreenClient(CLIENT, "s-1", answers("PREGNANCY", true), TODAY))
                    .expectEvents(new ClientScreened(
                            "s-1",
                            CLIENT,
                            Outcome.CLEARANCE_NEEDED,
                            1,
                            TODAY,
                            LocalDate.of(2027, 11, 23),
                            NOW,
                            stored(answers("PREGNANCY", true)),
                            List.of("PREGNANCY"),
                            List.of("PREGNANCY"),
                            null));
        }

        @Test
        void refusesIncompleteAnswersAndRecordsNothing() {
            axon.givenNoPriorActivity()
                    .when(new ScreenClient(CLIENT, "s-1", Map.of("PREGNANCY", true), TODAY))
                    .expectException(refusedBecause(ScreeningRefusal.ANSWERS_INCOMPLETE, "DIABETES"))
                    .expectNoEvents();
        }
    }

    @Nested
    class NothingChanged {

        @Test
        void countsTheDaysOnAndKeepsTheFullOnesValidity() {
            LocalDate before = TODAY.minusDays(10);
            axon.given(full("s-1", before, "BOTULINUM_DAYS", 4))
                    .when(new ConfirmNothingChanged(CLIENT, "s-2", "s-1", TODAY))
                    .expectEvents(new ClientScreened(
                            "s-2",
                            CLIENT,
                            Outcome.CLEAR,
                            1,
                            TODAY,
                            before.plusMonths(12),
                            NOW,
                            stored(answers("BOTULINUM_DAYS", 14)),
                            List.of(),
                            List.of(),
                            "s-1"));
        }

        @Test
        void mayNameAConfirmationOfTheFullOne() {
            ClientScreened full = full("s-1", TODAY, "DIABETES", true);
            ClientScreened confirmation = new ClientScreened(
                    "s-2",
                    CLIENT,
                    Outcome.CAUTION,
                    1,
                    TODAY,
                    TODAY.plusMonths(12),
                    NOW,
                    full.answers(),
                    List.of("DIABETES"),
                    List.of(),
                    "s-1");
            axon.given(full, confirmation)
                    .when(new ConfirmNothingChanged(CLIENT, "s-3", "s-2", TODAY))
                    .expectEvents(new ClientScreened(
                            "s-3",
                            CLIENT,
                            Outcome.CAUTION,
                            1,
                            TODAY,
                            TODAY.plusMonths(12),
                            NOW,
                            full.answers(),
                            List.of("DIABETES"),
                            List.of(),
                            "s-1"));
        }

        @Test
        void refusesAScreeningThatNeverWas() {
            axon.given(full("s-1", TODAY, "DIABETES", true))
                    .when(new ConfirmNothingChanged(CLIENT, "s-2", "s-other", TODAY))
                    .expectException(refusedBecause(ScreeningRefusal.UNKNOWN_SCREENING, "s-other"));
            axon.givenNoPriorActivity()
                    .when(new ConfirmNothingChanged(CLIENT, "s-2", "s-other", TODAY))
                    .expectException(refusedBecause(ScreeningRefusal.UNKNOWN_SCREENING));
        }

        @Test
        void refusesToGoBackBehindALaterFullOne() {
            axon.given(full("s-1", TODAY.minusDays(9), "DIABETES", false), full("s-2", TODAY, "DIABETES", true))
                    .when(new ConfirmNothingChanged(CLIENT, "s-3", "s-1", TODAY))
                    .expectException(refusedBecause(ScreeningRefusal.SCREENING_SUPERSEDED));
        }

        @Test
        void refusesAfterTwelveMonths() {
            axon.given(full("s-1", TODAY.minusMonths(12), "DIABETES", false))
                    .when(new ConfirmNothingChanged(CLIENT, "s-2", "s-1", TODAY))
                    .expectSuccessfulHandlerExecution();
            axon.given(full("s-1", TODAY.minusMonths(12).minusDays(1), "DIABETES", false))
                    .when(new ConfirmNothingChanged(CLIENT, "s-2", "s-1", TODAY))
                    .expectException(refusedBecause(ScreeningRefusal.FULL_SCREENING_NEEDED));
        }

        @Test
        void asksEverythingWhenTheAnswersAreGone() {
            ClientScreened erased = new ClientScreened(
                    "s-1",
                    CLIENT,
                    Outcome.CLEAR,
                    1,
                    TODAY,
                    TODAY.plusMonths(12),
                    NOW,
                    List.of(),
                    List.of(),
                    List.of(),
                    null);
            axon.given(erased)
                    .when(new ConfirmNothingChanged(CLIENT, "s-2", "s-1", TODAY))
                    .expectException(refusedBecause(ScreeningRefusal.FULL_SCREENING_NEEDED));
        }
    }

    @Nested
    class Clearance {

        @Test
        void isRecordedWithTheLatestScreening() {
            axon.given(full("s-1", TODAY, "ANTICOAGULANTS", true))
                    .when(new RecordClearance(CLIENT, "k-1", "Dr. Sommer", "INR 2.1", TODAY.plusMonths(3), TODAY))
                    .expectEvents(new ClearanceRecorded(
                            "k-1", CLIENT, "s-1", "Dr. Sommer", "INR 2.1", TODAY.plusMonths(3), NOW));
        }

        @Test
        void isRecordedForAClientNobodyHasScreened() {
            axon.givenNoPriorActivity()
                    .when(new RecordClearance(CLIENT, "k-1", "Dr. Sommer", null, TODAY, TODAY))
                    .expectEvents(new ClearanceRecorded("k-1", CLIENT, null, "Dr. Sommer", null, TODAY, NOW));
        }

        @Test
        void isRefusedWhenItIsOver() {
            axon.givenNoPriorActivity()
                    .when(new RecordClearance(CLIENT, "k-1", "Dr. Sommer", null, TODAY.minusDays(1), TODAY))
                    .expectException(refusedBecause(ScreeningRefusal.CLEARANCE_OVER));
        }
    }
}
