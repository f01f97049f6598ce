package clinic.meridian.session.consent;

import static clinic.meridian.session.RefusedBecause.refusedBecause;
import static org.assertj.core.api.Assertions.assertThat;

import clinic.meridian.platform.time.ClinicClock;
import clinic.meridian.session.consent.ConsentCommand.GiveConsent;
import clinic.meridian.session.consent.ConsentCommand.WithdrawConsent;
import clinic.meridian.session.consent.ConsentEvent.ConsentGiven;
import clinic.meridian.session.consent.ConsentEvent.ConsentWithdrawn;
import clinic.meridian.session.reason.Reason;
import java.time.Instant;
import java.time.LocalDate;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConsentTest {

    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    private final FixtureConfiguration<Consent> axon = new AggregateTestFixture<>(Consent.class);

    @BeforeEach
    void surroundings() {
        ClinicClock clock = () -> NOW;
        axon.registerInjectableResource(clock);
        axon.registerInjectableResource(new ConsentForms());
    }

    private static ConsentGiven given(String id, Procedure procedure) {
        return new ConsentGiven(id, "c-1", procedure, 1, "Anna Vogel", NOW);
    }

    @Test
    void isGivenOnTheFormInForce() {
        axon.givenNoPriorActivity()
                .when(new GiveConsent("c-1", "k-1", Procedure.FACIAL_ACUPUNCTURE, 1, "Anna Vogel", TODAY))
                .expectEvents(given("k-1", Procedure.FACIAL_ACUPUNCTURE));
    }

    @Test
    void isNotGivenOnAnotherForm() {
        axon.givenNoPriorActivity()
                .when(new GiveConsent("c-1", "k-1", Procedure.FACIAL_ACUPUNCTURE, 2, "Anna Vogel", TODAY))
                .expectException(refusedBecause(ConsentRefusal.UNKNOWN_FORM, "version 1, not 2"))
                .expectNoEvents();
    }

    @Test
    void isWithdrawnPerProcedure() {
        axon.given(given("k-1", Procedure.FACIAL_ACUPUNCTURE), given("k-2", Procedure.PHOTOGRAPHS))
                .when(new WithdrawConsent("c-1", Procedure.PHOTOGRAPHS, Reason.of("changed her mind")))
                .expectEvents(
                        new ConsentWithdrawn("k-2", "c-1", Procedure.PHOTOGRAPHS, "OTHER", "changed her mind", NOW));
    }

    @Test
    void isWithdrawnOnlyWhileInForce() {
        axon.given(
                        given("k-1", Procedure.PHOTOGRAPHS),
                        new ConsentWithdrawn("k-1", "c-1", Procedure.PHOTOGRAPHS, null, null, NOW))
                .when(new WithdrawConsent("c-1", Procedure.PHOTOGRAPHS, null))
                .expectException(refusedBecause(ConsentRefusal.NO_CONSENT_IN_FORCE, "PHOTOGRAPHS"));
        axon.givenNoPriorActivity()
                .when(new WithdrawConsent("c-1", Procedure.PHOTOGRAPHS, null))
                .expectException(refusedBecause(ConsentRefusal.NO_CONSENT_IN_FORCE));
    }

    @Test
    void everyProcedureHasAFormWithWords() {
        assertThat(new ConsentForms().on(TODAY))
                .extracting(ConsentForm::procedure)
                .containsExactly(Procedure.values());
        assertThat(new ConsentForms().on(TODAY))
                .allSatisfy(
                        form -> assertThat(form.text()).contains("withdraw this consent at any time", "By signing"));
    }
}
