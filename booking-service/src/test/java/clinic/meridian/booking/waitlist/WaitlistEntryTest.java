package clinic.meridian.booking.waitlist;

import static clinic.meridian.booking.appointment.ClinicOnPaper.LENA;
import static clinic.meridian.booking.appointment.ClinicOnPaper.MITTE;
import static clinic.meridian.booking.appointment.ClinicOnPaper.facialAt;
import static clinic.meridian.booking.appointment.ClinicOnPaper.id;

import clinic.meridian.booking.RefusedAs;
import clinic.meridian.booking.appointment.ClinicOnPaper;
import clinic.meridian.booking.waitlist.WaitlistCommand.AcceptOffer;
import clinic.meridian.booking.waitlist.WaitlistCommand.EndOffer;
import clinic.meridian.booking.waitlist.WaitlistCommand.LeaveWaitlist;
import clinic.meridian.booking.waitlist.WaitlistEvent.OfferAccepted;
import clinic.meridian.booking.waitlist.WaitlistEvent.OfferEnd;
import clinic.meridian.booking.waitlist.WaitlistEvent.OfferExpired;
import clinic.meridian.booking.waitlist.WaitlistEvent.SlotOffered;
import clinic.meridian.booking.waitlist.WaitlistEvent.WaitlistJoined;
import clinic.meridian.booking.waitlist.WaitlistEvent.WaitlistLeft;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WaitlistEntryTest {

    private static final UUID ENTRY = id("entry");
    private static final UUID FIRST = id("first offer");
    private static final UUID SECOND = id("second offer");
    private static final UUID VISIT = id("visit");
    private static final UUID OLD = id("old visit");

    private final ClinicOnPaper clinic = new ClinicOnPaper();
    private FixtureConfiguration<WaitlistEntry> fixture;

    @BeforeEach
    void setUp() {
        fixture = new AggregateTestFixture<>(WaitlistEntry.class);
        fixture.registerInjectableResource(clinic.clock);
    }

    private Instant now() {
        return clinic.clock.now();
    }

    private WaitlistJoined joined() {
        LocalDate day = LocalDate.of(2026, 3, 3);
        return new WaitlistJoined(
                ENTRY,
                LENA,
                new Wish("FACIAL", MITTE, List.of(), day, day.plusDays(7), List.of(), List.of(), OLD),
                now());
    }

    private SlotOffered offered(UUID offer) {
        return new SlotOffered(
                ENTRY,
                offer,
                LENA,
                id("opening of " + offer),
                clinic.visit(facialAt("2026-03-03T10:00")),
                now().plus(Duration.ofMinutes(15)),
                now());
    }

    private OfferExpired ended(UUID offer, OfferEnd why) {
        return new OfferExpired(ENTRY, offer, LENA, why, now());
    }

    private static AcceptOffer accept(UUID offer) {
        return new AcceptOffer(ENTRY, offer, VISIT, OLD);
    }

    @Test
    void acceptingEndsTheWaitingAndAllOtherOffers() {
        fixture.given(joined(), offered(FIRST), offered(SECOND))
                .when(accept(SECOND))
                .expectEvents(
                        new OfferAccepted(ENTRY, SECOND, LENA, VISIT, OLD, now()), ended(FIRST, OfferEnd.NOT_WAITING));
    }

    @ParameterizedTest
    @CsvSource({"RAN_OUT, OFFER_EXPIRED", "TAKEN, OFFER_TAKEN", "WITHDRAWN, OFFER_WITHDRAWN", "NOT_WAITING, NOT_WAITING"
    })
    void anOfferThatHasEndedIsRefusedAndSaysWhy(OfferEnd why, WaitlistRefusal refusal) {
        fixture.given(joined(), offered(FIRST), ended(FIRST, why))
                .when(accept(FIRST))
                .expectNoEvents()
                .expectException(new RefusedAs(refusal));
    }

    @Test
    void anOfferRunsOutAtItsLastMoment() {
        SlotOffered offered = offered(FIRST);
        clinic.clock.advance(Duration.ofMinutes(15));

        fixture.given(joined(), offered)
                .when(accept(FIRST))
                .expectNoEvents()
                .expectException(new RefusedAs(WaitlistRefusal.OFFER_EXPIRED));
    }

    @Test
    void anOfferIsAcceptedOnce() {
        fixture.given(joined(), offered(FIRST), new OfferAccepted(ENTRY, FIRST, LENA, VISIT, OLD, now()))
                .when(accept(FIRST))
                .expectNoEvents()
                .expectException(new RefusedAs(WaitlistRefusal.OFFER_ACCEPTED));
    }

    @Test
    void whatWasNeverOfferedIsUnknown() {
        fixture.given(joined())
                .when(accept(FIRST))
                .expectNoEvents()
                .expectException(new RefusedAs(WaitlistRefusal.OFFER_UNKNOWN));
    }

    @Test
    void anOfferEndsOnce() {
        fixture.given(joined(), offered(FIRST), ended(FIRST, OfferEnd.TAKEN))
                .when(new EndOffer(ENTRY, FIRST, OfferEnd.RAN_OUT))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void leavingEndsWhatIsOnOffer() {
        fixture.given(joined(), offered(FIRST))
                .when(new LeaveWaitlist(ENTRY, null))
                .expectEvents(ended(FIRST, OfferEnd.NOT_WAITING), new WaitlistLeft(ENTRY, LENA, null, now()));
    }

    @Test
    void leavingTwiceSaysNothingNew() {
        fixture.given(joined(), new WaitlistLeft(ENTRY, LENA, null, now()))
                .when(new LeaveWaitlist(ENTRY, null))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }
}
