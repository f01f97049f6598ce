package clinic.meridian.booking.practitioner;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.meridian.booking.RefusedAs;
import clinic.meridian.booking.Times;
import clinic.meridian.booking.calendar.DayHours;
import clinic.meridian.booking.calendar.TimeRange;
import clinic.meridian.booking.location.StandingVisits;
import clinic.meridian.booking.practitioner.PractitionerCommand.AnnounceAbsence;
import clinic.meridian.booking.practitioner.PractitionerCommand.CorrectPractitionerDetails;
import clinic.meridian.booking.practitioner.PractitionerCommand.JoinPractitioner;
import clinic.meridian.booking.practitioner.PractitionerCommand.LeavePractice;
import clinic.meridian.booking.practitioner.PractitionerCommand.OfferServices;
import clinic.meridian.booking.practitioner.PractitionerCommand.SetWorkingHours;
import clinic.meridian.booking.practitioner.PractitionerCommand.StayInPractice;
import clinic.meridian.booking.practitioner.PractitionerCommand.WithdrawAbsence;
import clinic.meridian.booking.practitioner.PractitionerEvent.AbsenceAnnounced;
import clinic.meridian.booking.practitioner.PractitionerEvent.AbsenceWithdrawn;
import clinic.meridian.booking.practitioner.PractitionerEvent.PractitionerDetailsCorrected;
import clinic.meridian.booking.practitioner.PractitionerEvent.PractitionerJoined;
import clinic.meridian.booking.practitioner.PractitionerEvent.PractitionerLeft;
import clinic.meridian.booking.practitioner.PractitionerEvent.PractitionerStayed;
import clinic.meridian.booking.practitioner.PractitionerEvent.ServicesOffered;
import clinic.meridian.booking.practitioner.PractitionerEvent.WorkingHoursSet;
import clinic.meridian.booking.reason.Reason;
import clinic.meridian.booking.reservation.ResourceKind;
import clinic.meridian.booking.reservation.ResourceLocks;
import clinic.meridian.platform.database.AdvisoryLocks.Lock;
import clinic.meridian.platform.testing.SettableClinicClock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class PractitionerTest {

    private static final UUID MEI = UUID.randomUUID();
    private static final UUID MITTE = UUID.randomUUID();
    private static final UUID VISIT = UUID.randomUUID();
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final List<DayHours> MONDAYS =
            List.of(new DayHours(DayOfWeek.MONDAY, LocalTime.of(9, 0), LocalTime.of(18, 0)));
    private static final PractitionerJoined JOINED =
            new PractitionerJoined(MEI, MITTE, BERLIN, "Mei", "mei", List.of("FACIAL"), MONDAYS);

    private final SettableClinicClock clock = new SettableClinicClock();
    private final List<Lock> locked = new ArrayList<>();
    private AggregateTestFixture<Practitioner> fixture;

    @BeforeEach
    void setUp() {
        fixture = new AggregateTestFixture<>(Practitioner.class);
        fixture.registerInjectableResource(clock);
        fixture.registerInjectableResource((ResourceLocks) locked::addAll);
        fixture.registerInjectableResource(new Practice() {
            @Override
            public Optional<ZoneId> zoneOf(UUID locationId) {
                return locationId.equals(MITTE) ? Optional.of(BERLIN) : Optional.empty();
            }

            @Override
            public boolean offers(String service) {
                return service.equals("FACIAL");
            }

            @Override
            public boolean isTaken(String username) {
                return username.equals("jonas");
            }
        });
        fixture.registerInjectableResource(new StandingVisits() {
            @Override
            public List<UUID> atLocation(UUID locationId, TimeRange during) {
                return List.of();
            }

            @Override
            public List<UUID> withPractitioner(UUID practitionerId, TimeRange during) {
                return List.of(VISIT);
            }

            @Override
            public List<UUID> inRoom(UUID roomId) {
                return List.of();
            }
        });
    }

    private static JoinPractitioner join(UUID location, @Nullable String username, String service) {
        return new JoinPractitioner(MEI, location, "Mei", username, List.of(service), MONDAYS);
    }

    @Test
    void joins() {
        fixture.givenNoPriorActivity().when(join(MITTE, "mei", "FACIAL")).expectEvents(JOINED);
    }

    @Test
    void joinsALocationThatExistsForServicesThatExistUnderANameOfHerOwn() {
        fixture.givenNoPriorActivity()
                .when(join(UUID.randomUUID(), "mei", "FACIAL"))
                .expectException(new RefusedAs(PractitionerRefusal.LOCATION_UNKNOWN));
        fixture.givenNoPriorActivity()
                .when(join(MITTE, "mei", "BOTOX"))
                .expectException(new RefusedAs(PractitionerRefusal.SERVICE_UNKNOWN));
        fixture.givenNoPriorActivity()
                .when(join(MITTE, "jonas", "FACIAL"))
                .expectException(new RefusedAs(PractitionerRefusal.USERNAME_TAKEN));
    }

    @Test
    void changesHerHoursWhileNobodyBooksWithHer() {
        fixture.given(JOINED)
                .when(new SetWorkingHours(MEI, Times.version(0), List.of()))
                .expectEvents(new WorkingHoursSet(MEI, MITTE, List.of()));

        assertThat(locked).containsExactly(ResourceLocks.exclusively(ResourceKind.PRACTITIONER, MEI));
    }

    @Test
    void doesNotChangeHoursByAnOldView() {
        fixture.given(JOINED, new WorkingHoursSet(MEI, MITTE, List.of()))
                .when(new SetWorkingHours(MEI, Times.version(0), MONDAYS))
                .expectNoEvents()
                .expectExceptionMessage(
                        "Somebody changed this after you opened it. Nothing was changed; look at it again first.");
    }

    @Test
    void announcesAnAbsenceAndWhomItAffects() {
        UUID absence = UUID.randomUUID();
        fixture.given(JOINED)
                .when(new AnnounceAbsence(
                        MEI,
                        absence,
                        Times.stated("2026-03-09T00:00"),
                        Times.stated("2026-03-14T00:00"),
                        new Reason("HOLIDAY", null)))
                .expectResultMessagePayload(List.of(VISIT))
                .expectEvents(new AbsenceAnnounced(
                        MEI,
                        absence,
                        Instant.parse("2026-03-08T23:00:00Z"),
                        Instant.parse("2026-03-13T23:00:00Z"),
                        BERLIN,
                        "HOLIDAY",
                        null,
                        List.of(VISIT)));
    }

    @Test
    void refusesAnAbsenceThatEndsBeforeItBegins() {
        fixture.given(JOINED)
                .when(new AnnounceAbsence(
                        MEI,
                        UUID.randomUUID(),
                        Times.stated("2026-03-09T00:00"),
                        Times.stated("2026-03-08T00:00"),
                        new Reason("HOLIDAY", null)))
                .expectNoEvents()
                .expectException(new RefusedAs(PractitionerRefusal.ABSENCE_EMPTY));
    }

    @Test
    void refusesAnAbsenceOfMoreThanThreeYears() {
        fixture.given(JOINED)
                .when(new AnnounceAbsence(
                        MEI,
                        UUID.randomUUID(),
                        Times.stated("2026-03-09T00:00"),
                        Times.stated("2029-03-12T00:00"),
                        new Reason("PARENTAL_LEAVE", null)))
                .expectNoEvents()
                .expectException(new RefusedAs(PractitionerRefusal.ABSENCE_TOO_LONG));
    }

    @Test
    void takesAnAbsenceBackOnce() {
        UUID absence = UUID.randomUUID();
        Instant from = Instant.parse("2026-03-08T23:00:00Z");
        AbsenceAnnounced announced =
                new AbsenceAnnounced(MEI, absence, from, from.plusSeconds(3600), BERLIN, "HOLIDAY", null, List.of());
        fixture.given(JOINED, announced)
                .when(new WithdrawAbsence(MEI, absence))
                .expectEvents(new AbsenceWithdrawn(MEI, absence));
        fixture.given(JOINED, announced, new AbsenceWithdrawn(MEI, absence))
                .when(new WithdrawAbsence(MEI, absence))
                .expectNoEvents()
                .expectException(new RefusedAs(PractitionerRefusal.ABSENCE_UNKNOWN));
    }

    @Test
    void keepsHerUserNameOrTakesAFreeOne() {
        fixture.given(JOINED)
                .when(new CorrectPractitionerDetails(MEI, Times.version(0), "Mei Chen", "mei"))
                .expectEvents(new PractitionerDetailsCorrected(MEI, "Mei Chen", "mei"));
        fixture.given(JOINED)
                .when(new CorrectPractitionerDetails(MEI, Times.ANY, "Mei Chen", null))
                .expectEvents(new PractitionerDetailsCorrected(MEI, "Mei Chen", null));
        fixture.given(JOINED)
                .when(new CorrectPractitionerDetails(MEI, Times.ANY, "Mei Chen", "jonas"))
                .expectNoEvents()
                .expectException(new RefusedAs(PractitionerRefusal.USERNAME_TAKEN));
    }

    @Test
    void offersWhatTheCatalogueHas() {
        fixture.given(JOINED)
                .when(new OfferServices(MEI, Times.version(0), List.of("FACIAL")))
                .expectEvents(new ServicesOffered(MEI, List.of("FACIAL")));
        assertThat(locked).containsExactly(ResourceLocks.exclusively(ResourceKind.PRACTITIONER, MEI));
        fixture.given(JOINED)
                .when(new OfferServices(MEI, Times.version(0), List.of("FACIAL", "BOTOX")))
                .expectNoEvents()
                .expectException(new RefusedAs(PractitionerRefusal.SERVICE_UNKNOWN));
    }

    @Nested
    class Leaving {

        private final LocalDate lastDay = LocalDate.parse("2026-06-30");
        private final PractitionerLeft left = new PractitionerLeft(MEI, lastDay, List.of(VISIT));

        @Test
        void tellsWhoIsBookedAfterTheLastDay() {
            fixture.given(JOINED)
                    .when(new LeavePractice(MEI, Times.version(0), lastDay))
                    .expectResultMessagePayload(List.of(VISIT))
                    .expectEvents(left);
        }

        @Test
        void changesNothingUntilTheLastDayIsOver() {
            clock.set(Instant.parse("2026-06-30T21:59:59Z"));
            fixture.given(JOINED, left)
                    .when(new SetWorkingHours(MEI, Times.ANY, List.of()))
                    .expectEvents(new WorkingHoursSet(MEI, MITTE, List.of()));
            fixture.given(JOINED, left)
                    .when(new LeavePractice(MEI, Times.ANY, lastDay.plusMonths(1)))
                    .expectEvents(new PractitionerLeft(MEI, lastDay.plusMonths(1), List.of(VISIT)));

            clock.set(Instant.parse("2026-06-30T22:00:00Z"));
            fixture.given(JOINED, left)
                    .when(new SetWorkingHours(MEI, Times.ANY, List.of()))
                    .expectNoEvents()
                    .expectException(new RefusedAs(PractitionerRefusal.HAS_LEFT));
        }

        @Test
        void canBeTakenBack() {
            fixture.given(JOINED, left)
                    .when(new StayInPractice(MEI, Times.version(1)))
                    .expectEvents(new PractitionerStayed(MEI));
            fixture.given(JOINED)
                    .when(new StayInPractice(MEI, Times.ANY))
                    .expectNoEvents()
                    .expectException(new RefusedAs(PractitionerRefusal.NOT_LEAVING));
        }
    }
}
