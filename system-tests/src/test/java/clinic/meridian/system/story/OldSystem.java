package clinic.meridian.system.story;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// What another system exports when a clinic leaves it: clients in Windows-1252 with semicolons, visits in
/// UTF-8 with commas. Faults of every kind stand in places that are known. The visits are those of a
/// [Practice] called [#LOCATION] with as many rooms and practitioners as [#PLACES].
public final class OldSystem {
    public static final String LOCATION = "Import";
    public static final int PLACES = 6;
    public static final String CLIENTS = "clients.csv";
    public static final String APPOINTMENTS = "appointments.csv";
    /// A number follows.
    public static final String FAMILY_NAME = "Müller-O’Née";

    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final List<LocalTime> HOURS = IntStream.of(7, 9, 11, 13, 15, 17, 19)
            .mapToObj(hour -> LocalTime.of(hour, 0))
            .toList();
    private static final int A_DAY = HOURS.size() * PLACES;
    private static final int DAYS_TO_COME = 5;

    private final Random random;
    private final LocalDate today;
    private final LocalDate first;
    private final List<Line> clients = new ArrayList<>();
    private final List<Line> visits = new ArrayList<>();
    private final Set<Line> faulty = new HashSet<>();

    /// Without quotes around its cells, unless they are in them.
    private static final class Line {
        private final List<String> cells;

        Line(String... cells) {
            this.cells = new ArrayList<>(Arrays.asList(cells));
        }

        Line with(int cell, String content) {
            var other = new Line(cells.toArray(String[]::new));
            other.cells.set(cell, content);
            return other;
        }

        String cell(int cell) {
            return cells.get(cell);
        }
    }

    private interface Fault {
        /// @param good a line in order, which comes earlier in the file
        /// @param fresh another line that would be in order
        Line of(Line good, Line fresh);
    }

    private static final List<Fault> CLIENT_FAULTS = List.of(
            (good, fresh) -> fresh.with(0, ""),
            (good, fresh) -> fresh.with(2, ""),
            (good, fresh) -> fresh.with(3, "not an address"),
            (good, fresh) -> fresh.with(4, "call me"),
            (good, fresh) -> fresh.with(5, "tlh"),
            (good, fresh) -> fresh.with(6, "perhaps"),
            (good, fresh) -> fresh.with(0, good.cell(0)),
            (good, fresh) -> good.with(0, fresh.cell(0)),
            (good, fresh) -> fresh.with(1, "\"Never closed"),
            (good, fresh) -> fresh.with(1, "One;too many"));

    private final List<Fault> visitFaults = List.of(
            (good, fresh) -> fresh.with(0, ""),
            (good, fresh) -> fresh.with(0, good.cell(0)),
            (good, fresh) -> fresh.with(1, "nobody"),
            (good, fresh) -> fresh.with(1, "bad client"),
            (good, fresh) -> fresh.with(2, "MASSAGE"),
            (good, fresh) -> fresh.with(3, "Importt"),
            (good, fresh) -> fresh.with(4, "Import practitioner 99"),
            (good, fresh) -> fresh.with(5, "Broom cupboard"),
            (good, fresh) -> fresh.with(6, "03/04/2025 10:00"),
            (good, fresh) -> fresh.with(6, "2025-02-30 10:00"),
            (good, fresh) -> fresh.with(6, good.cell(6)).with(4, good.cell(4)),
            (good, fresh) -> fresh.with(7, "DONE"),
            (good, fresh) -> fresh.with(7, "BOOKED").with(6, "2025-01-07 10:00"),
            (good, fresh) -> fresh.with(8, "soon"),
            (good, fresh) -> fresh.with(8, "2199-01-01 10:00"),
            (good, fresh) -> fresh.with(3, "\"Import"));

    /// @param today the clinic's day
    /// @param lines of both files together, without their headers
    public OldSystem(LocalDate today, int lines, int faults, long seed) {
        this.today = today;
        this.random = new Random(seed);
        int clientFaults = faults / 3;
        int goodClients = lines / 4 - clientFaults;
        int goodVisits = lines - lines / 4 - (faults - clientFaults);
        this.first = today.minusDays(goodVisits / A_DAY - DAYS_TO_COME);
        for (int i = 0; i < goodClients; i++) {
            clients.add(client(i));
        }
        for (int i = 0; i < goodVisits; i++) {
            visits.add(visit(i, goodClients));
        }
        for (int i = 0; i < clientFaults; i++) {
            var fresh = client(goodClients + i);
            spoil(clients, i == 2 ? fresh.with(0, "bad client") : fresh, CLIENT_FAULTS.get(i % CLIENT_FAULTS.size()));
        }
        for (int i = 0; i < faults - clientFaults; i++) {
            // On days of their own, so that a visit has one fault only.
            var fresh = visit(i, goodClients)
                    .with(0, "bad visit " + i)
                    .with(6, LocalDate.of(2024, 1, 1).plusDays(i) + " 10:00")
                    .with(7, "FULFILLED");
            spoil(visits, fresh, visitFaults.get(i % visitFaults.size()));
        }
    }

    private static Line client(int number) {
        return new Line(
                "c" + number,
                number % 2 == 0 ? "Zoë" : "André",
                FAMILY_NAME + number,
                "client" + number + "@mail.example",
                "+49 30 " + (100_000 + number),
                "de",
                number % 3 == 0 ? "no" : "");
    }

    /// Those at the same time have different clients and practitioners, and rooms enough.
    private Line visit(int number, int clientCount) {
        var day = first.plusDays(number / A_DAY);
        int place = number % PLACES + 1;
        var status = day.isBefore(today)
                ? List.of("FULFILLED", "FULFILLED", "FULFILLED", "no show", "Cancelled")
                        .get(random.nextInt(5))
                : "BOOKED";
        // What is still open today would be neither past nor to come at some hours.
        var date = day.isEqual(today) ? today.plusDays(DAYS_TO_COME * 10) : day;
        return new Line(
                "v" + number,
                "c" + number % clientCount,
                "FACIAL",
                LOCATION,
                "Import practitioner " + place,
                number / A_DAY % 2 == 0 ? "" : "Room " + place,
                date + " " + HOURS.get(number % A_DAY / PLACES),
                status,
                "");
    }

    private void spoil(List<Line> lines, Line fresh, Fault fault) {
        int at = lines.size() / 2 + random.nextInt(lines.size() / 2);
        var before = lines.subList(0, at).stream()
                .filter(line -> !faulty.contains(line))
                .filter(line -> line.cells.size() < 8 || line.cell(7).equals("FULFILLED"))
                .toList();
        var line = fault.of(before.get(random.nextInt(before.size())), fresh);
        lines.add(at, line);
        faulty.add(line);
    }

    public void write(Path folder) throws IOException {
        Files.write(
                folder.resolve(CLIENTS),
                text("reference;givenName;familyName;email;phone;language;reminders", clients, ";", WINDOWS));
        Files.write(
                folder.resolve(APPOINTMENTS),
                text(
                        "reference,client,service,location,practitioner,room,start,status,happenedAt",
                        visits,
                        ",",
                        StandardCharsets.UTF_8));
    }

    private static byte[] text(String header, List<Line> lines, String separator, Charset charset) {
        return lines.stream()
                .map(line -> String.join(separator, line.cells))
                .collect(Collectors.joining("\r\n", header + "\r\n", "\r\n"))
                .getBytes(charset);
    }

    /// `clients.csv:17` and the like.
    public Set<String> faultyLines() {
        var places = new TreeSet<String>();
        addFaulty(CLIENTS, clients, places);
        addFaulty(APPOINTMENTS, visits, places);
        return places;
    }

    private void addFaulty(String file, List<Line> lines, Set<String> places) {
        for (int i = 0; i < lines.size(); i++) {
            if (faulty.contains(lines.get(i))) {
                places.add(file + ":" + (i + 2));
            }
        }
    }

    public int lines() {
        return clients.size() + visits.size();
    }

    public long goodVisits() {
        return visits.stream().filter(line -> !faulty.contains(line)).count();
    }

    /// A day on which there were visits.
    public LocalDate pastDay() {
        return first;
    }
}
