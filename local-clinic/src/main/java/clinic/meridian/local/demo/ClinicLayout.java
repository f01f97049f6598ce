package clinic.meridian.local.demo;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.THURSDAY;
import static java.time.DayOfWeek.TUESDAY;
import static java.time.DayOfWeek.WEDNESDAY;

import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The clinic that the demo opens: two locations, their rooms, and who works there when. All of it is invented; the
/// telephone numbers are from the ranges that Germany keeps free for films and plays.
final class ClinicLayout {
    /// Of both locations.
    static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

    static final Location MITTE = new Location(
            0,
            "Berlin Mitte",
            "Ahornzeile 14, 10178 Berlin",
            "+49 30 23125 010",
            "mitte@meridian.example",
            hours("08:00", "20:00", MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY)
                    .and(hours("09:00", "17:00", SATURDAY)));

    static final Location ALTONA = new Location(
            1,
            "Hamburg Altona",
            "Fährhofkehre 7, 22767 Hamburg",
            "+49 40 66969 020",
            "altona@meridian.example",
            hours("09:00", "19:00", MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY)
                    .and(hours("10:00", "16:00", SATURDAY)));

    static final List<Location> LOCATIONS = List.of(MITTE, ALTONA);

    static final List<Room> ROOMS = List.of(
            new Room(0, MITTE, "Magnolie"),
            new Room(1, MITTE, "Ginkgo"),
            new Room(2, MITTE, "Bambus"),
            new Room(3, MITTE, "Lotus"),
            new Room(4, ALTONA, "Elbe"),
            new Room(5, ALTONA, "Alster"));

    /// Their user names are those of the demo users.
    static final List<Practitioner> PRACTITIONERS = List.of(
            new Practitioner(
                    0,
                    "mei",
                    "Mei Chen",
                    MITTE,
                    hours("08:00", "16:00", MONDAY, TUESDAY, WEDNESDAY, THURSDAY)
                            .and(hours("08:00", "14:00", FRIDAY))),
            new Practitioner(
                    1,
                    "jonas",
                    "Jonas Brandt",
                    MITTE,
                    hours("11:00", "20:00", MONDAY, WEDNESDAY, FRIDAY).and(hours("09:00", "17:00", SATURDAY))),
            new Practitioner(
                    2,
                    "aiko",
                    "Aiko Sato",
                    MITTE,
                    hours("11:00", "20:00", TUESDAY, THURSDAY)
                            .and(hours("08:00", "14:00", WEDNESDAY))
                            .and(hours("09:00", "17:00", SATURDAY))),
            new Practitioner(
                    3,
                    "sofia",
                    "Sofia Marino",
                    ALTONA,
                    hours("09:00", "19:00", MONDAY).and(hours("09:00", "16:00", TUESDAY, WEDNESDAY, THURSDAY))),
            new Practitioner(
                    4,
                    "ravi",
                    "Ravi Menon",
                    ALTONA,
                    hours("11:00", "19:00", TUESDAY, WEDNESDAY, THURSDAY)
                            .and(hours("09:00", "19:00", FRIDAY))
                            .and(hours("10:00", "16:00", SATURDAY))));

    private ClinicLayout() {}

    record Location(int number, String name, String address, String phone, String email, WeekHours openingHours) {
        List<Practitioner> practitioners() {
            return PRACTITIONERS.stream()
                    .filter(who -> who.location().equals(this))
                    .toList();
        }

        List<Room> rooms() {
            return ROOMS.stream().filter(room -> room.location().equals(this)).toList();
        }
    }

    record Room(int number, Location location, String name) {}

    /// @param username signs in so
    record Practitioner(int number, String username, String name, Location location, WeekHours workingHours) {}

    record DayHours(DayOfWeek day, LocalTime from, LocalTime to) {}

    /// The same hours every week, at most one stretch a day.
    record WeekHours(List<DayHours> days) {
        WeekHours {
            days = List.copyOf(days);
        }

        WeekHours and(WeekHours more) {
            return new WeekHours(
                    Stream.of(days, more.days).flatMap(Collection::stream).toList());
        }

        Optional<DayHours> of(DayOfWeek day) {
            return days.stream().filter(hours -> hours.day() == day).findFirst();
        }

        /// Whether all of that time, within one day, lies in these hours.
        boolean contain(LocalDateTime from, LocalDateTime to) {
            return from.toLocalDate().equals(to.toLocalDate())
                    && of(from.getDayOfWeek())
                            .filter(hours -> !from.toLocalTime().isBefore(hours.from())
                                    && !to.toLocalTime().isAfter(hours.to()))
                            .isPresent();
        }
    }

    private static WeekHours hours(String from, String to, DayOfWeek... days) {
        return new WeekHours(Stream.of(days)
                .map(day -> new DayHours(day, LocalTime.parse(from), LocalTime.parse(to)))
                .toList());
    }
}
