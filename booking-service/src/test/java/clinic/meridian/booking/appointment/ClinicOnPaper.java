package clinic.meridian.booking.appointment;

import clinic.meridian.booking.Times;
import clinic.meridian.booking.appointment.BookingFacts.Facts;
import clinic.meridian.booking.appointment.BookingFacts.Held;
import clinic.meridian.booking.appointment.BookingFacts.Question;
import clinic.meridian.booking.appointment.BookingFacts.SeriesStanding;
import clinic.meridian.booking.calendar.DayHours;
import clinic.meridian.booking.calendar.TimeRange;
import clinic.meridian.booking.calendar.WeeklyHours;
import clinic.meridian.booking.catalogue.Catalogues;
import clinic.meridian.booking.catalogue.ServiceCatalogue;
import clinic.meridian.booking.location.CancellationPolicy;
import clinic.meridian.booking.location.LocationView;
import clinic.meridian.booking.practitioner.PractitionerView;
import clinic.meridian.booking.reservation.ReservationsOnPaper;
import clinic.meridian.booking.reservation.ResourceLocks;
import clinic.meridian.booking.screening.ScreeningStanding;
import clinic.meridian.contracts.ScreeningOutcome;
import clinic.meridian.platform.database.AdvisoryLocks.Lock;
import clinic.meridian.platform.testing.SettableClinicClock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A small clinic in memory: one location in Berlin with two rooms, open every day from 8 to 20; Mei and Jonas work
/// there from 9 to 18; Lena is a client and screened clear. It is Monday 2 March 2026, 08:00.
public final class ClinicOnPaper {

    public static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    public static final UUID MITTE = id("location");
    public static final UUID ROOM_1 = id("room 1");
    public static final UUID ROOM_2 = id("room 2");
    public static final UUID MEI = id("Mei");
    public static final UUID JONAS = id("Jonas");
    public static final UUID LENA = id("Lena");
    public static final UUID PAUL = id("Paul");

    public final SettableClinicClock clock = new SettableClinicClock();
    public final ReservationsOnPaper reservations = new ReservationsOnPaper();
    public final ServiceCatalogue catalogue = Catalogues.defaults();
    public final ResourceLocks locks = wanted -> {};

    public List<LocationView.Room> rooms =
            List.of(new LocationView.Room(ROOM_1, "Room 1", true), new LocationView.Room(ROOM_2, "Room 2", true));
    public List<TimeRange> closures = List.of();
    public List<TimeRange> absences = List.of();
    public List<String> services = List.of("CONSULTATION", "FIRST_VISIT", "FACIAL");
    public @Nullable ScreeningStanding screening = screened(ScreeningOutcome.CLEAR);
    public @Nullable SeriesStanding series;

    public final Map<UUID, Held> holds = new HashMap<>();

    public final BookingFacts facts = new BookingFacts() {
        @Override
        public Optional<LocationView> location(UUID locationId) {
            return locationId.equals(MITTE) ? Optional.of(mitte()) : Optional.empty();
        }

        @Override
        public Optional<Held> hold(UUID holdId) {
            return Optional.ofNullable(holds.get(holdId));
        }

        @Override
        public Facts readUnder(Collection<Lock> locks, Question question) {
            return read(question);
        }

        @Override
        public Facts read(Question question) {
            Map<UUID, PractitionerView> practitioners = new HashMap<>();
            for (UUID id : question.practitioners()) {
                if (id.equals(MEI) || id.equals(JONAS)) {
                    practitioners.put(id, practitioner(id));
                }
            }
            return new Facts(
                    location(question.locationId()).orElse(null),
                    practitioners,
                    LENA.equals(question.clientId()) || PAUL.equals(question.clientId()),
                    screening,
                    question.seriesId() == null ? null : series);
        }
    };

    public final Booking booking = new Booking(locks, facts, reservations, catalogue, clock);
    public final SeriesBooking seriesBooking = new SeriesBooking(locks, facts, reservations, catalogue, clock);

    public static UUID id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    public static ScreeningStanding screened(ScreeningOutcome outcome) {
        return new ScreeningStanding(outcome, LocalDate.parse("2026-03-02"), LocalDate.parse("2027-03-02"), null);
    }

    /// A facial for Lena with Mei, in any room.
    public static WantedVisit facialAt(String start) {
        return visitAt("FACIAL", LENA, MEI, null, start);
    }

    public static WantedVisit visitAt(
            String service, UUID client, UUID practitioner, @Nullable UUID room, String start) {
        return new WantedVisit(client, service, MITTE, practitioner, room, Times.stated(start), null, null);
    }

    /// A visit as it would be stored, in room 1.
    public Visit visit(WantedVisit wanted) {
        return new Booking(locks, facts, new ReservationsOnPaper(), catalogue, clock).book(id("other"), wanted, null);
    }

    /// Lets a visit that is only given as an event hold its reservations too.
    public void reserve(UUID appointmentId, UUID clientId, Visit visit) {
        reservations.reserve(
                List.of(visit.claims(appointmentId, clientId)),
                clock.now(),
                () -> new IllegalStateException("Already taken"));
    }

    private LocationView mitte() {
        return new LocationView(
                MITTE,
                3,
                "Mitte",
                BERLIN,
                "Torstraße 1",
                "+49 30 1",
                "mitte@meridian.example",
                "de-DE",
                everyDay(8, 20),
                rooms,
                closures,
                List.of(new CancellationPolicy(1, 24, 15, Map.of(), Instant.EPOCH)));
    }

    private PractitionerView practitioner(UUID id) {
        return new PractitionerView(
                id,
                0,
                MITTE,
                id.equals(MEI) ? "Mei" : "Jonas",
                null,
                services,
                everyDay(9, 18),
                id.equals(MEI) ? absences : List.of(),
                null);
    }

    private static WeeklyHours everyDay(int from, int to) {
        return new WeeklyHours(Arrays.stream(DayOfWeek.values())
                .map(day -> new DayHours(day, LocalTime.of(from, 0), LocalTime.of(to, 0)))
                .toList());
    }
}
