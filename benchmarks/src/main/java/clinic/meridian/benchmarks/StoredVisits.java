package clinic.meridian.benchmarks;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Visits by the hundred thousand, written straight into the tables that are read: copies of one visit that was booked
/// through the API, each at its own time and place. They fill days from today on, one day earlier and one later by
/// turns, and lie in the table in the order in which they would have been booked. No event tells of them.
final class StoredVisits {
    private static final int CLIENTS = 500;
    private static final LocalTime FIRST_START = LocalTime.of(8, 0);
    /// Of a first visit, with turnover; rooms begin five minutes after each other.
    private static final int ROOM_MINUTES = 90;
    static final int TIMES_A_DAY = 8;

    private final Connection owner;
    private final String sample;
    private final List<Branch> branches;
    private final int rooms;
    private long stored;

    private StoredVisits(Connection owner, String sample, List<Branch> branches, int rooms) {
        this.owner = owner;
        this.sample = sample;
        this.branches = branches;
        this.rooms = rooms;
    }

    /// Makes locations and clients, and books the visit that all others are copies of.
    ///
    /// @param owner of the tables
    static StoredVisits in(BenchClinic clinic, Connection owner, int locations, int rooms, int practitioners)
            throws IOException, InterruptedException, SQLException {
        var branches = new ArrayList<Branch>();
        try (var admin = new Api(clinic.booking(), clinic.token("admin"))) {
            for (int i = 0; i < locations; i++) {
                branches.add(Branch.open(admin, i, rooms, practitioners));
            }
        }
        var clients = new ArrayList<String>();
        String sample;
        try (var desk = new Api(clinic.booking(), clinic.token("desk"))) {
            for (int i = 0; i < CLIENTS; i++) {
                clients.add(Branch.client(desk, i));
            }
            var first = branches.getFirst();
            sample = desk.make(
                            "/appointments",
                            Map.of(
                                    "clientId", clients.getFirst(),
                                    "service", "FIRST_VISIT",
                                    "locationId", first.location(),
                                    "practitionerId", first.practitioners().getFirst(),
                                    "start",
                                            today().plusYears(20)
                                                    .atTime(FIRST_START)
                                                    .toString()))
                    .path("appointmentId")
                    .asString("");
        }
        var visits = new StoredVisits(owner, sample, List.copyOf(branches), rooms);
        visits.place(clients);
        return visits;
    }

    static LocalDate today() {
        return LocalDate.now(Slots.ZONE);
    }

    List<Branch> branches() {
        return branches;
    }

    /// Visits that one location has on one day when all of its slots are given away.
    int aDay() {
        return rooms * TIMES_A_DAY;
    }

    private void place(List<String> clients) throws SQLException {
        try (var statement = owner.createStatement()) {
            statement.execute("CREATE SCHEMA bench");
            statement.execute(
                    "CREATE TABLE bench.place (place int PRIMARY KEY, room int, location_id uuid, room_id uuid,"
                            + " practitioners uuid[])");
            statement.execute("CREATE TABLE bench.guest (guest int PRIMARY KEY, client_id uuid)");
        }
        try (var insert =
                owner.prepareStatement("INSERT INTO bench.place VALUES (?, ?, ?::uuid, ?::uuid, ?::uuid[])")) {
            for (int i = 0; i < branches.size() * rooms; i++) {
                var branch = branches.get(i / rooms);
                insert.setInt(1, i);
                insert.setInt(2, i % rooms);
                insert.setString(3, branch.location());
                insert.setString(4, branch.rooms().get(i % rooms));
                insert.setString(5, "{" + String.join(",", branch.practitioners()) + "}");
                insert.executeUpdate();
            }
        }
        try (var insert = owner.prepareStatement("INSERT INTO bench.guest VALUES (?, ?::uuid)")) {
            for (int i = 0; i < clients.size(); i++) {
                insert.setInt(1, i);
                insert.setString(2, clients.get(i));
                insert.executeUpdate();
            }
        }
    }

    /// Stores visits until there are so many.
    ///
    /// @param given of ten slots, how many are given away
    /// @param reserving also what they hold of rooms, clients and hands
    void grow(long visits, int given, boolean reserving) throws SQLException {
        slots(visits, given);
        entries();
        if (reserving) {
            reservations();
        }
        try (var statement = owner.createStatement()) {
            statement.execute("DROP TABLE bench.visit");
            statement.execute("VACUUM (ANALYZE) diary_entry");
            statement.execute("VACUUM (ANALYZE) reservation");
        }
    }

    /// Which visit lies where and when: slots are counted by day, time and place, and chance decides which are given
    /// away.
    private void slots(long visits, int given) throws SQLException {
        try (var make = owner.prepareStatement("""
                CREATE UNLOGGED TABLE bench.visit AS
                SELECT gen_random_uuid() AS appointment_id, p.location_id, p.room_id, g.client_id,
                       p.practitioners[1 + (p.room + s.time) %% cardinality(p.practitioners)] AS practitioner_id,
                       l.starts_local, l.starts_local AT TIME ZONE '%1$s' AS starts_at,
                       least(l.starts_local AT TIME ZONE '%1$s', now()) - random() * interval '60 days' AS booked_at
                FROM generate_series(%2$d::bigint, %3$d::bigint) AS n
                CROSS JOIN LATERAL (SELECT n / %4$d / %5$d AS day, (n / %4$d %% %5$d)::int AS time) AS s
                JOIN bench.place p ON p.place = n %% %4$d
                JOIN bench.guest g ON g.guest = n %% %6$d
                CROSS JOIN LATERAL (
                    SELECT date '%7$s' + (CASE s.day %% 2 WHEN 0 THEN 1 ELSE -1 END * (s.day + 1) / 2)::int
                           + time '%8$s' + (s.time * %9$d + p.room * 5) * interval '1 minute' AS starts_local) AS l
                WHERE mod(hashint8(n)::bigint + 2147483648, 10) < %10$d
                ORDER BY booked_at
                """.formatted(
                        Slots.ZONE,
                        stored * 10 / given,
                        visits * 10 / given - 1,
                        branches.size() * rooms,
                        TIMES_A_DAY,
                        CLIENTS,
                        today(),
                        FIRST_START,
                        ROOM_MINUTES,
                        given))) {
            make.execute();
        }
        stored = visits;
    }

    /// Every fourth visit has been confirmed, and has an earlier state too.
    private void entries() throws SQLException {
        try (var insert = owner.prepareStatement("""
                WITH sample AS (
                    SELECT *, ends_at - starts_at AS stay FROM public.diary_entry WHERE appointment_id = ?::uuid
                ), stated AS (
                    SELECT v.*, 0 AS version, 'SessionBooked' AS event, 'BOOKED' AS status, booked_at AS recorded_from,
                           CASE WHEN mod(hashtext(v.appointment_id::text), 4) = 0
                                THEN booked_at + interval '1 minute' ELSE 'infinity' END AS recorded_to
                    FROM bench.visit v
                    UNION ALL
                    SELECT v.*, 1, 'AttendanceConfirmed', 'CONFIRMED', booked_at + interval '1 minute', 'infinity'
                    FROM bench.visit v
                    WHERE mod(hashtext(v.appointment_id::text), 4) = 0
                )
                INSERT INTO public.diary_entry (appointment_id, version, recorded_from, recorded_to, event, recorded_by,
                                                channel, client_id, location_id, room_id, practitioner_id, status,
                                                starts_at, ends_at, visit)
                SELECT s.appointment_id, s.version, s.recorded_from, s.recorded_to, s.event, sample.recorded_by,
                       sample.channel, s.client_id, s.location_id, s.room_id, s.practitioner_id, s.status,
                       s.starts_at, s.starts_at + sample.stay,
                       sample.visit || jsonb_build_object(
                           'locationId', s.location_id, 'roomId', s.room_id, 'practitionerId', s.practitioner_id,
                           'localStart', to_char(s.starts_local, 'YYYY-MM-DD"T"HH24:MI:SS'),
                           'start', to_char(s.starts_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
                           'end', to_char((s.starts_at + sample.stay) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'))
                FROM stated s, sample
                """)) {
            insert.setString(1, sample);
            insert.executeUpdate();
        }
    }

    private void reservations() throws SQLException {
        try (var insert = owner.prepareStatement("""
                INSERT INTO public.reservation (resource_id, during, kind, appointment_id)
                SELECT CASE r.kind WHEN 'ROOM' THEN v.room_id WHEN 'CLIENT' THEN v.client_id ELSE v.practitioner_id END,
                       tstzrange(v.starts_at + (lower(r.during) - d.starts_at), v.starts_at + (upper(r.during) - d.starts_at)),
                       r.kind, v.appointment_id
                FROM bench.visit v, public.diary_entry d
                JOIN public.reservation r ON r.appointment_id = d.appointment_id
                WHERE d.appointment_id = ?::uuid
                """)) {
            insert.setString(1, sample);
            insert.executeUpdate();
        }
    }

    long stored() throws SQLException {
        return count("diary_entry WHERE recorded_to = 'infinity'");
    }

    long count(String what) throws SQLException {
        try (var query = owner.createStatement();
                var rows = query.executeQuery("SELECT count(*) FROM " + what)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
