package clinic.meridian.booking.appointment;

import static clinic.meridian.booking.appointment.ClinicOnPaper.JONAS;
import static clinic.meridian.booking.appointment.ClinicOnPaper.LENA;
import static clinic.meridian.booking.appointment.ClinicOnPaper.MEI;
import static clinic.meridian.booking.appointment.ClinicOnPaper.MITTE;
import static clinic.meridian.booking.appointment.ClinicOnPaper.PAUL;
import static clinic.meridian.booking.appointment.ClinicOnPaper.ROOM_1;
import static clinic.meridian.booking.appointment.ClinicOnPaper.ROOM_2;
import static clinic.meridian.booking.appointment.ClinicOnPaper.facialAt;
import static clinic.meridian.booking.appointment.ClinicOnPaper.id;
import static clinic.meridian.contracts.AppointmentStatus.BOOKED;
import static clinic.meridian.contracts.AppointmentStatus.CANCELLED;
import static clinic.meridian.contracts.AppointmentStatus.CHECKED_IN;
import static clinic.meridian.contracts.AppointmentStatus.FULFILLED;
import static clinic.meridian.contracts.AppointmentStatus.NO_SHOW;
import static org.assertj.core.api.Assertions.assertThat;

import clinic.meridian.booking.RefusedAs;
import clinic.meridian.booking.Times;
import clinic.meridian.booking.appointment.AppointmentCommand.CancelSession;
import clinic.meridian.booking.appointment.AppointmentCommand.ImportAppointment;
import clinic.meridian.booking.appointment.AppointmentCommand.UndoLastChange;
import clinic.meridian.booking.appointment.AppointmentEvent.AppointmentImported;
import clinic.meridian.booking.appointment.ImportVerdict.Importable;
import clinic.meridian.booking.appointment.ImportVerdict.NotImportable;
import clinic.meridian.booking.location.LocationView.Room;
import clinic.meridian.booking.reason.Reason;
import clinic.meridian.booking.reservation.Claim;
import clinic.meridian.booking.reservation.ReservationsOnPaper;
import clinic.meridian.contracts.AppointmentStatus;
import clinic.meridian.contracts.CancelledBy;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class VisitImportTest {

    private static final UUID VISIT = id("visit");
    private static final Set<UUID> CLIENTS = Set.of(LENA, PAUL);
    private static final String LAST_YEAR = "2025-03-03T10:00";
    private static final String TOMORROW = "2026-03-03T10:00";

    private final ClinicOnPaper clinic = new ClinicOnPaper();
    private final VisitImport visits =
            new VisitImport(clinic.locks, clinic.facts, clinic.reservations, clinic.catalogue, clinic.clock);

    private static ImportedVisit visit(AppointmentStatus status, String start) {
        return visit("visit", LENA, MEI, null, status, start);
    }

    private static ImportedVisit visit(
            String name, UUID client, UUID practitioner, @Nullable UUID room, AppointmentStatus status, String start) {
        return new ImportedVisit(
                id(name), client, "FACIAL", MITTE, practitioner, room, Times.stated(start), status, null);
    }

    private List<ImportVerdict> judge(ImportedVisit... wanted) {
        return visits.judge(List.of(wanted), CLIENTS);
    }

    private ImportAppointment accepted(ImportedVisit wanted) {
        ImportVerdict verdict = judge(wanted).getFirst();
        assertThat(verdict).isInstanceOf(Importable.class);
        return ((Importable) verdict).command();
    }

    private static String outcome(ImportVerdict verdict) {
        return switch (verdict) {
            case Importable importable -> "importable";
            case NotImportable(String reason, String detail) -> reason;
        };
    }

    @Nested
    class WhatIsOver {

        @ParameterizedTest
        @EnumSource(names = {"FULFILLED", "NO_SHOW", "CANCELLED"})
        void comesAsItWasWhateverTheHoursAreAndHoweverSheIsScreened(AppointmentStatus status) {
            clinic.screening = null;
            clinic.services = List.of();

            ImportAppointment command = accepted(visit(status, "2025-03-03T22:03"));

            assertThat(command.status()).isEqualTo(status);
            assertThat(command.visit().imported()).isTrue();
            assertThat(command.visit().localStart()).isEqualTo("2025-03-03T22:03");
        }

        @ParameterizedTest
        @CsvSource({
            "FULFILLED, 2025-03-03T10:00:00Z",
            "NO_SHOW,   2025-03-03T09:00:00Z",
            "CANCELLED, 2025-03-03T09:00:00Z"
        })
        void happenedAtItsEndOrItsStartUnlessToldOtherwise(AppointmentStatus status, String expected) {
            assertThat(accepted(visit(status, LAST_YEAR)).happenedAt()).isEqualTo(expected);
        }

        @Test
        void happenedWhenItIsSaidTo() {
            ImportedVisit cancelled = new ImportedVisit(
                    VISIT,
                    LENA,
                    "FACIAL",
                    MITTE,
                    MEI,
                    null,
                    Times.stated(TOMORROW),
                    CANCELLED,
                    Times.stated("2026-03-01T12:00"));

            assertThat(accepted(cancelled).happenedAt()).isEqualTo("2026-03-01T11:00:00Z");
        }

        @ParameterizedTest
        @CsvSource({"FULFILLED", "NO_SHOW"})
        void cannotLieAhead(AppointmentStatus status) {
            assertThat(judge(visit(status, TOMORROW)))
                    .extracting(VisitImportTest::outcome)
                    .containsExactly("not-yet");
        }

        @Test
        void goesToARoomThatHasBeenClosedSinceWhereNoOtherIsFree() {
            clinic.rooms = List.of(new Room(ROOM_1, "Room 1", false), new Room(ROOM_2, "Room 2", true));

            assertThat(accepted(visit(FULFILLED, LAST_YEAR)).visit().roomId()).isEqualTo(ROOM_2);
            assertThat(judge(
                            visit("one", LENA, MEI, null, FULFILLED, LAST_YEAR),
                            visit("two", PAUL, JONAS, null, FULFILLED, LAST_YEAR)))
                    .extracting(
                            verdict -> ((Importable) verdict).command().visit().roomId())
                    .containsExactly(ROOM_2, ROOM_1);
        }

        @Test
        void holdsNothingIfNobodyCame() {
            assertThat(judge(
                            visit("one", LENA, MEI, ROOM_1, NO_SHOW, LAST_YEAR),
                            visit("two", LENA, MEI, ROOM_1, CANCELLED, LAST_YEAR),
                            visit("three", LENA, MEI, ROOM_1, FULFILLED, LAST_YEAR)))
                    .extracting(VisitImportTest::outcome)
                    .containsOnly("importable");
        }

        @Test
        void isRefusedForATimeThatTheClocksSkipped() {
            assertThat(judge(visit(FULFILLED, "2025-03-30T02:30")))
                    .extracting(VisitImportTest::outcome)
                    .containsExactly("time-does-not-exist");
        }
    }

    @Nested
    class WhatIsToCome {

        @Test
        void needsNoScreeningYet() {
            clinic.screening = null;

            assertThat(accepted(visit(BOOKED, TOMORROW)).happenedAt()).isNull();
        }

        @ParameterizedTest
        @CsvSource({
            "2026-03-03T21:00, outside-opening-hours",
            "2026-03-03T08:30, outside-working-hours",
            "2026-03-03T10:03, off-the-grid",
            "2026-03-01T10:00, in-the-past"
        })
        void mustFitThisClinic(String start, String reason) {
            assertThat(judge(visit(BOOKED, start)))
                    .extracting(VisitImportTest::outcome)
                    .containsExactly(reason);
        }

        @Test
        void isNotUnderWay() {
            assertThat(judge(visit(CHECKED_IN, TOMORROW)))
                    .extracting(VisitImportTest::outcome)
                    .containsExactly("not-importable");
        }

        @Test
        void isRefusedForAClientWhomNobodyKnowsUnlessSheIsStillToCome() {
            ImportedVisit visit = visit("visit", id("somebody"), MEI, null, BOOKED, TOMORROW);

            assertThat(judge(visit)).extracting(VisitImportTest::outcome).containsExactly("client-unknown");
            assertThat(visits.judge(List.of(visit), Set.of(id("somebody"))))
                    .extracting(VisitImportTest::outcome)
                    .containsExactly("importable");
        }
    }

    @Nested
    class Beside {

        @Test
        void anotherOfTheSameBatchTheLaterOneIsRefused() {
            assertThat(judge(
                            visit("one", LENA, MEI, ROOM_1, FULFILLED, "2025-03-03T10:00"),
                            visit("two", PAUL, JONAS, ROOM_1, FULFILLED, "2025-03-03T11:00"),
                            visit("three", PAUL, JONAS, ROOM_1, FULFILLED, "2025-03-03T11:05")))
                    .extracting(VisitImportTest::outcome)
                    .containsExactly("importable", "slot-taken", "importable");
        }

        @Test
        void aVisitThatStandsHereItIsToldWhatIsInTheWay() {
            clinic.reserve(id("other"), PAUL, clinic.visit(facialAt(TOMORROW)));

            assertThat(judge(visit("one", LENA, MEI, null, BOOKED, TOMORROW)))
                    .containsExactly(new NotImportable(
                            "slot-taken", "Another visit has the practitioner on Tue 3 Mar 2026 from 10:00 to 11:00."));
        }
    }

    /// Thousands of visits in a few places, and the plainest possible judge: look at all that were accepted
    /// before.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void neverLetsTwoVisitsMeetAndRefusesNoneWithoutNeed(long seed) {
        Random random = new Random(seed);
        List<ImportedVisit> wanted = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            wanted.add(visit(
                    "visit " + i,
                    random.nextBoolean() ? LENA : PAUL,
                    random.nextBoolean() ? MEI : JONAS,
                    random.nextInt(3) == 0 ? null : random.nextBoolean() ? ROOM_1 : ROOM_2,
                    List.of(FULFILLED, FULFILLED, NO_SHOW, CANCELLED).get(random.nextInt(4)),
                    LocalDateTime.parse("2025-03-03T08:00")
                            .plusMinutes(random.nextInt(2_000) * 5L)
                            .toString()));
        }

        List<ImportVerdict> verdicts = visits.judge(wanted, CLIENTS);

        List<Claim> held = new ArrayList<>();
        for (int i = 0; i < wanted.size(); i++) {
            ImportedVisit visit = wanted.get(i);
            boolean needsSlot = visit.status() == FULFILLED;
            List<UUID> rooms = visit.roomId() == null ? List.of(ROOM_1, ROOM_2) : List.of(visit.roomId());
            switch (verdicts.get(i)) {
                case Importable(ImportAppointment command) -> {
                    List<Claim> claims = command.visit()
                            .claims(visit.appointmentId(), visit.clientId())
                            .claims();
                    if (needsSlot) {
                        assertThat(held).noneMatch(other -> claims.stream().anyMatch(c -> meet(c, other)));
                        held.addAll(claims);
                    }
                    assertThat(rooms).contains(command.visit().roomId());
                }
                case NotImportable(String reason, String detail) -> {
                    assertThat(reason).isEqualTo("slot-taken");
                    assertThat(needsSlot).isTrue();
                    for (UUID room : rooms) {
                        List<Claim> claims = clinicVisit(visit, room);
                        assertThat(held).anyMatch(other -> claims.stream().anyMatch(c -> meet(c, other)));
                    }
                }
            }
        }
    }

    private List<Claim> clinicVisit(ImportedVisit visit, UUID room) {
        VisitImport alone =
                new VisitImport(clinic.locks, clinic.facts, new ReservationsOnPaper(), clinic.catalogue, clinic.clock);
        Importable importable = (Importable) alone.judge(
                        List.of(new ImportedVisit(
                                visit.appointmentId(),
                                visit.clientId(),
                                visit.service(),
                                visit.locationId(),
                                visit.practitionerId(),
                                room,
                                visit.start(),
                                visit.status(),
                                null)),
                        CLIENTS)
                .getFirst();
        return importable
                .command()
                .visit()
                .claims(visit.appointmentId(), visit.clientId())
                .claims();
    }

    private static boolean meet(Claim one, Claim other) {
        return one.resource().equals(other.resource())
                && one.during().start().isBefore(other.during().end())
                && other.during().start().isBefore(one.during().end());
    }

    @Nested
    class TheVisit {

        private FixtureConfiguration<Appointment> fixture;

        @BeforeEach
        void setUp() {
            fixture = new AggregateTestFixture<>(Appointment.class);
            fixture.registerInjectableResource(clinic.booking);
            fixture.registerInjectableResource(clinic.clock);
        }

        private AppointmentImported imported(ImportAppointment command) {
            return new AppointmentImported(
                    command.appointmentId(),
                    command.clientId(),
                    command.visit(),
                    command.status(),
                    command.happenedAt(),
                    clinic.clock.now());
        }

        @ParameterizedTest
        @CsvSource({"FULFILLED, 4", "NO_SHOW, 0", "CANCELLED, 0"})
        void isStoredAsWhatItWasAndHoldsWhatItUsed(AppointmentStatus status, int claims) {
            ImportAppointment command = accepted(visit(status, LAST_YEAR));

            fixture.givenNoPriorActivity().when(command).expectEvents(imported(command));

            assertThat(clinic.reservations.of(VISIT)).hasSize(claims);
        }

        @Test
        void cannotBeUndone() {
            ImportAppointment command = accepted(visit(FULFILLED, LAST_YEAR));

            fixture.given(imported(command))
                    .when(new UndoLastChange(VISIT, Times.ANY, null))
                    .expectException(new RefusedAs(AppointmentRefusal.WRONG_STATUS));
        }

        @Test
        void isCancelledLikeAnyOtherIfItIsToCome() {
            ImportAppointment command = accepted(visit(BOOKED, TOMORROW));
            clinic.reserve(VISIT, LENA, command.visit());

            fixture.given(imported(command))
                    .when(new CancelSession(VISIT, Times.ANY, new Reason("ILL", null), CancelledBy.CLIENT, null))
                    .expectSuccessfulHandlerExecution();

            assertThat(clinic.reservations.of(VISIT)).isEmpty();
        }
    }
}
