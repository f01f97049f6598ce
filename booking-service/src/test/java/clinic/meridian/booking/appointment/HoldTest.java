package clinic.meridian.booking.appointment;

import static clinic.meridian.booking.appointment.ClinicOnPaper.JONAS;
import static clinic.meridian.booking.appointment.ClinicOnPaper.LENA;
import static clinic.meridian.booking.appointment.ClinicOnPaper.MEI;
import static clinic.meridian.booking.appointment.ClinicOnPaper.PAUL;
import static clinic.meridian.booking.appointment.ClinicOnPaper.ROOM_1;
import static clinic.meridian.booking.appointment.ClinicOnPaper.facialAt;
import static clinic.meridian.booking.appointment.ClinicOnPaper.id;
import static clinic.meridian.booking.appointment.ClinicOnPaper.visitAt;
import static org.assertj.core.api.Assertions.assertThat;

import clinic.meridian.booking.RefusedAs;
import clinic.meridian.booking.appointment.BookingFacts.Held;
import clinic.meridian.booking.appointment.HoldCommand.HoldSlot;
import clinic.meridian.booking.appointment.HoldCommand.ReleaseHold;
import clinic.meridian.booking.appointment.HoldEvent.HoldEnd;
import clinic.meridian.booking.appointment.HoldEvent.SlotHeld;
import clinic.meridian.booking.appointment.HoldEvent.SlotReleased;
import clinic.meridian.booking.reservation.Claim;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HoldTest {

    private static final UUID HOLD = id("hold");

    private final ClinicOnPaper clinic = new ClinicOnPaper();
    private FixtureConfiguration<Hold> fixture;
    private Instant expiry;
    private Visit tomorrow;

    @BeforeEach
    void setUp() {
        fixture = new AggregateTestFixture<>(Hold.class);
        fixture.registerInjectableResource(clinic.booking);
        fixture.registerInjectableResource(clinic.clock);
        expiry = clinic.clock.now().plus(Hold.LASTS);
        tomorrow = clinic.visit(facialAt("2026-03-03T10:00"));
    }

    private HoldSlot hold() {
        return new HoldSlot(HOLD, null, facialAt("2026-03-03T10:00").place(), expiry, null);
    }

    private SlotHeld held() {
        return new SlotHeld(HOLD, null, tomorrow, expiry, clinic.clock.now());
    }

    @Test
    void keepsRoomAndHandsForNobodyInParticular() {
        fixture.givenNoPriorActivity().when(hold()).expectEvents(held()).expectResultMessagePayload(tomorrow);

        assertThat(clinic.reservations.of(HOLD)).extracting(Claim::resource).containsExactly(ROOM_1, MEI, MEI);
    }

    @Test
    void needsNoScreeningYet() {
        clinic.screening = null;

        fixture.givenNoPriorActivity().when(hold()).expectSuccessfulHandlerExecution();
    }

    @Test
    void isInTheWayOfOthersAndTheyOfIt() {
        clinic.reserve(id("other"), PAUL, clinic.visit(visitAt("FACIAL", PAUL, MEI, ROOM_1, "2026-03-03T09:10")));

        fixture.givenNoPriorActivity()
                .when(hold())
                .expectNoEvents()
                .expectException(new RefusedAs(AppointmentRefusal.SLOT_TAKEN));
    }

    @Test
    void aClientsOwnVisitIsInTheWayOfHerHold() {
        clinic.reserve(id("other"), LENA, clinic.visit(visitAt("FACIAL", LENA, JONAS, null, "2026-03-03T10:30")));

        fixture.givenNoPriorActivity()
                .when(new HoldSlot(HOLD, LENA, facialAt("2026-03-03T10:00").place(), expiry, null))
                .expectException(new RefusedAs(AppointmentRefusal.SLOT_TAKEN));
    }

    @Test
    void anotherHoldThatIsGivenUpForItIsInNobodysWay() {
        UUID former = id("former");
        clinic.reservations.hold(
                tomorrow.claims(former, null), expiry, null, clinic.clock.now(), IllegalStateException::new);
        clinic.holds.put(former, new Held(null, tomorrow));

        fixture.givenNoPriorActivity()
                .when(new HoldSlot(HOLD, null, facialAt("2026-03-03T10:10").place(), expiry, null, List.of(former)))
                .expectSuccessfulHandlerExecution();

        assertThat(clinic.reservations.of(former)).isEmpty();
        assertThat(clinic.reservations.of(HOLD)).isNotEmpty();
    }

    @Test
    void endsOnce() {
        clinic.reservations.hold(
                tomorrow.claims(HOLD, null), expiry, null, clinic.clock.now(), IllegalStateException::new);

        fixture.given(held())
                .when(new ReleaseHold(HOLD, HoldEnd.GIVEN_UP))
                .expectEvents(new SlotReleased(HOLD, tomorrow.locationId(), HoldEnd.GIVEN_UP, clinic.clock.now()));
        assertThat(clinic.reservations.of(HOLD)).isEmpty();

        fixture = new AggregateTestFixture<>(Hold.class);
        fixture.registerInjectableResource(clinic.booking);
        fixture.registerInjectableResource(clinic.clock);
        fixture.given(held(), new SlotReleased(HOLD, tomorrow.locationId(), HoldEnd.BOOKED, clinic.clock.now()))
                .when(new ReleaseHold(HOLD, HoldEnd.EXPIRED))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }
}
