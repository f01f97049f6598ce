package clinic.meridian.booking.location;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.meridian.booking.RefusedAs;
import clinic.meridian.booking.Times;
import clinic.meridian.booking.calendar.DayHours;
import clinic.meridian.booking.calendar.TimeRange;
import clinic.meridian.booking.location.LocationCommand.AddRoom;
import clinic.meridian.booking.location.LocationCommand.AnnounceClosure;
import clinic.meridian.booking.location.LocationCommand.ChangeOpeningHours;
import clinic.meridian.booking.location.LocationCommand.CloseRoom;
import clinic.meridian.booking.location.LocationCommand.CorrectLocationDetails;
import clinic.meridian.booking.location.LocationCommand.OpenLocation;
import clinic.meridian.booking.location.LocationCommand.SetCancellationPolicy;
import clinic.meridian.booking.location.LocationCommand.WithdrawClosure;
import clinic.meridian.booking.location.LocationEvent.CancellationPolicySet;
import clinic.meridian.booking.location.LocationEvent.ClosureAnnounced;
import clinic.meridian.booking.location.LocationEvent.ClosureWithdrawn;
import clinic.meridian.booking.location.LocationEvent.LocationDetailsCorrected;
import clinic.meridian.booking.location.LocationEvent.LocationOpened;
import clinic.meridian.booking.location.LocationEvent.OpeningHoursChanged;
import clinic.meridian.booking.location.LocationEvent.RoomAdded;
import clinic.meridian.booking.location.LocationEvent.RoomClosed;
import clinic.meridian.booking.reason.Reason;
import clinic.meridian.booking.reservation.ResourceLocks;
import clinic.meridian.platform.database.AdvisoryLocks.Lock;
import clinic.meridian.platform.testing.SettableClinicClock;
import clinic.meridian.platform.web.ExpectedVersion;
import clinic.meridian.platform.web.input.InvalidInput;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LocationTest {

    private static final UUID MITTE = UUID.randomUUID();
    private static final UUID ROOM = UUID.randomUUID();
    private static final UUID VISIT = UUID.randomUUID();
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final List<DayHours> MONDAYS =
            List.of(new DayHours(DayOfWeek.MONDAY, LocalTime.of(8, 0), LocalTime.of(20, 0)));
    private static final LocationOpened OPENED = new LocationOpened(
            MITTE, "Mitte", BERLIN, "Torstraße 1", "+49 30 1", "mitte@meridian.example", "de-DE", MONDAYS);
    private static final CancellationPolicySet TERMS =
            new CancellationPolicySet(MITTE, 1, 24, 15, CancellationPolicy.DEFAULT_TEXTS, SettableClinicClock.START);

    private final SettableClinicClock clock = new SettableClinicClock();
    private final List<Lock> locked = new ArrayList<>();
    private AggregateTestFixture<Location> fixture;

    @BeforeEach
    void setUp() {
        fixture = new AggregateTestFixture<>(Location.class);
        fixture.registerInjectableResource(clock);
        fixture.registerInjectableResource((ResourceLocks) locked::addAll);
        fixture.registerInjectableResource(new StandingVisits() {
            @Override
            public List<UUID> atLocation(UUID locationId, TimeRange during) {
                return during.contains(new TimeRange(
                                Instant.parse("2026-03-03T09:00:00Z"), Instant.parse("2026-03-03T10:00:00Z")))
                        ? List.of(VISIT)
                        : List.of();
            }

            @Override
            public List<UUID> withPractitioner(UUID practitionerId, TimeRange during) {
                return List.of();
            }

            @Override
            public List<UUID> inRoom(UUID roomId) {
                return List.of(VISIT);
            }
        });
    }

    @Test
    void opensWithTermsOfItsOwn() {
        fixture.givenNoPriorActivity()
                .when(new OpenLocation(
                        MITTE, "Mitte", BERLIN, "Torstraße 1", "+49 30 1", "mitte@meridian.example", "de-DE", MONDAYS))
                .expectEvents(OPENED, TERMS);
    }

    @Test
    void changesItsHoursWhileNobodyBooks() {
        fixture.given(OPENED, TERMS)
                .when(new ChangeOpeningHours(MITTE, Times.ANY, List.of()))
                .expectEvents(new OpeningHoursChanged(MITTE, List.of()));

        assertThat(locked).containsExactly(ResourceLocks.changingLocation(MITTE));
    }

    @Test
    void isReachedAnotherWay() {
        fixture.given(OPENED, TERMS)
                .when(new CorrectLocationDetails(
                        MITTE, Times.version(1), "Mitte", "Torstraße 2", "+49 30 2", "two@meridian.example", "en"))
                .expectEvents(new LocationDetailsCorrected(
                        MITTE, "Mitte", "Torstraße 2", "+49 30 2", "two@meridian.example", "en"));
    }

    @Test
    void isNotOverwrittenByWhoSawAnOlderState() {
        ExpectedVersion seen = Times.version(0);
        List<LocationCommand> overwriting = List.of(
                new CorrectLocationDetails(MITTE, seen, "Mitte", "Torstraße 2", "+49 30 2", "a@example.com", "en"),
                new ChangeOpeningHours(MITTE, seen, List.of()),
                new SetCancellationPolicy(MITTE, seen, 48, 10, Map.of(), null));
        for (LocationCommand command : overwriting) {
            fixture.given(OPENED, TERMS)
                    .when(command)
                    .expectNoEvents()
                    .expectExceptionMessage(
                            "Somebody changed this after you opened it. Nothing was changed; look at it again first.");
        }
    }

    @Test
    void getsARoom() {
        fixture.given(OPENED, TERMS)
                .when(new AddRoom(MITTE, ROOM, "Room 1"))
                .expectEvents(new RoomAdded(MITTE, ROOM, "Room 1"));
    }

    @Test
    void refusesASecondRoomOfTheSameName() {
        fixture.given(OPENED, TERMS, new RoomAdded(MITTE, ROOM, "Room 1"))
                .when(new AddRoom(MITTE, UUID.randomUUID(), "ROOM 1"))
                .expectNoEvents()
                .expectException(new RefusedAs(LocationRefusal.ROOM_NAME_TAKEN));
    }

    @Test
    void closesARoomAndTellsWhoIsInIt() {
        fixture.given(OPENED, TERMS, new RoomAdded(MITTE, ROOM, "Room 1"))
                .when(new CloseRoom(MITTE, ROOM))
                .expectResultMessagePayload(List.of(VISIT))
                .expectEvents(new RoomClosed(MITTE, ROOM));
    }

    @Test
    void closesARoomOnce() {
        fixture.given(OPENED, TERMS, new RoomAdded(MITTE, ROOM, "Room 1"), new RoomClosed(MITTE, ROOM))
                .when(new CloseRoom(MITTE, ROOM))
                .expectNoEvents()
                .expectException(new RefusedAs(LocationRefusal.ROOM_ALREADY_CLOSED));
    }

    @Test
    void closesOnlyRoomsThatItHas() {
        fixture.given(OPENED, TERMS)
                .when(new CloseRoom(MITTE, ROOM))
                .expectNoEvents()
                .expectException(new RefusedAs(LocationRefusal.ROOM_UNKNOWN));
    }

    @Test
    void announcesAClosureAndWhomItAffects() {
        UUID closure = UUID.randomUUID();
        fixture.given(OPENED, TERMS)
                .when(closed(closure, "2026-03-03T08:00", "2026-03-03T12:00"))
                .expectResultMessagePayload(List.of(VISIT))
                .expectEvents(new ClosureAnnounced(
                        MITTE,
                        closure,
                        Instant.parse("2026-03-03T07:00:00Z"),
                        Instant.parse("2026-03-03T11:00:00Z"),
                        BERLIN,
                        "STAFF_DAY",
                        "all out",
                        List.of(VISIT)));
    }

    @Test
    void refusesAClosureThatEndsBeforeItBegins() {
        fixture.given(OPENED, TERMS)
                .when(closed(UUID.randomUUID(), "2026-03-03T12:00", "2026-03-03T12:00"))
                .expectNoEvents()
                .expectException(new RefusedAs(LocationRefusal.CLOSURE_EMPTY));
    }

    @Test
    void refusesAClosureOfMoreThanThreeYears() {
        fixture.given(OPENED, TERMS)
                .when(closed(UUID.randomUUID(), "2026-03-03T12:00", "2029-03-06T12:00"))
                .expectNoEvents()
                .expectException(new RefusedAs(LocationRefusal.CLOSURE_TOO_LONG));
    }

    @Test
    void refusesAClosureAtATimeThatTheClocksSkip() {
        fixture.given(OPENED, TERMS)
                .when(closed(UUID.randomUUID(), "2026-03-29T02:30", "2026-03-29T12:00"))
                .expectNoEvents()
                .expectException(InvalidInput.class);
    }

    @Test
    void takesAClosureBackOnce() {
        UUID closure = UUID.randomUUID();
        Instant from = Instant.parse("2026-03-03T07:00:00Z");
        ClosureAnnounced announced = new ClosureAnnounced(
                MITTE, closure, from, from.plusSeconds(3600), BERLIN, "STAFF_DAY", null, List.of());
        fixture.given(OPENED, TERMS, announced)
                .when(new WithdrawClosure(MITTE, closure))
                .expectEvents(new ClosureWithdrawn(MITTE, closure));
        assertThat(locked).containsExactly(ResourceLocks.changingLocation(MITTE));
        fixture.given(OPENED, TERMS, announced, new ClosureWithdrawn(MITTE, closure))
                .when(new WithdrawClosure(MITTE, closure))
                .expectNoEvents()
                .expectException(new RefusedAs(LocationRefusal.CLOSURE_UNKNOWN));
    }

    private static AnnounceClosure closed(UUID closure, String from, String to) {
        return new AnnounceClosure(
                MITTE, closure, Times.stated(from), Times.stated(to), new Reason("STAFF_DAY", "all out"));
    }

    @Test
    void numbersItsTerms() {
        clock.advance(Duration.ofDays(1));
        fixture.given(OPENED, TERMS)
                .when(new SetCancellationPolicy(MITTE, Times.ANY, 48, 10, Map.of("de", "48 Stunden"), null))
                .expectResultMessagePayload(2)
                .expectEvents(new CancellationPolicySet(MITTE, 2, 48, 10, Map.of("de", "48 Stunden"), clock.now()));
    }

    @Test
    void neverBackdatesItsTerms() {
        fixture.given(OPENED, TERMS)
                .when(new SetCancellationPolicy(
                        MITTE, Times.ANY, 48, 10, Map.of(), SettableClinicClock.START.minusSeconds(1)))
                .expectNoEvents()
                .expectException(new RefusedAs(LocationRefusal.POLICY_BACKDATED));
    }
}
