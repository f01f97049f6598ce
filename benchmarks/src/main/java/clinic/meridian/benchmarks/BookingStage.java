package clinic.meridian.benchmarks;

import clinic.meridian.benchmarks.HttpConnection.Answer;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/// Locations, rooms, practitioners and screened clients for a load of bookings, made through the services' APIs.
final class BookingStage {
    private static final int LOCATIONS = 4;
    private static final int ROOMS_A_LOCATION = 16;
    private static final int CLIENTS = 512;
    private static final int HELPERS = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final BenchClinic clinic;
    private final String desk;
    private final List<Workplace> workplaces = new ArrayList<>();
    private final List<String> clients = new ArrayList<>();
    private final Slots slots;

    /// A room and the practitioner who works in it.
    record Workplace(String location, String room, String practitioner) {}

    private BookingStage(BenchClinic clinic, String desk) {
        this.clinic = clinic;
        this.desk = desk;
        this.slots = new Slots(
                LOCATIONS * ROOMS_A_LOCATION,
                CLIENTS,
                LocalDate.now(ZoneOffset.UTC).plusDays(2));
    }

    static BookingStage setUp(BenchClinic clinic) throws Exception {
        System.err.println("Making " + LOCATIONS * ROOMS_A_LOCATION + " rooms and practitioners, and " + CLIENTS
                + " screened clients");
        var stage = new BookingStage(clinic, clinic.token("desk"));
        stage.workplaces();
        stage.clients();
        return stage;
    }

    private void workplaces() throws IOException, InterruptedException {
        try (var admin = new Api(clinic.booking(), clinic.token("admin"))) {
            for (int i = 0; i < LOCATIONS; i++) {
                var branch = Branch.open(admin, i, ROOMS_A_LOCATION, ROOMS_A_LOCATION);
                for (int j = 0; j < ROOMS_A_LOCATION; j++) {
                    workplaces.add(new Workplace(
                            branch.location(),
                            branch.rooms().get(j),
                            branch.practitioners().get(j)));
                }
            }
        }
    }

    private void clients() throws Exception {
        var practitioner = clinic.token("mei");
        var questions = questions(practitioner);
        try (var helpers = Executors.newFixedThreadPool(HELPERS)) {
            List<Callable<List<String>>> work = IntStream.range(0, HELPERS)
                    .<Callable<List<String>>>mapToObj(helper -> () -> clients(practitioner, questions, helper))
                    .toList();
            for (var some : helpers.invokeAll(work)) {
                clients.addAll(some.get());
            }
        } catch (ExecutionException e) {
            throw new BenchTrouble("The clients could not be made: " + e.getCause(), e);
        }
    }

    private Map<String, Object> questions(String token) throws IOException {
        try (var session = new Api(clinic.session(), token)) {
            var answers = new HashMap<String, Object>();
            for (var question :
                    Api.json(session.get("/screening-rules/current")).path("questions")) {
                boolean yesOrNo = question.path("type").asString("").equals("BOOLEAN");
                answers.put(question.path("code").asString(""), yesOrNo ? Boolean.FALSE : null);
            }
            return answers;
        }
    }

    private List<String> clients(String practitioner, Map<String, Object> answers, int helper) throws IOException {
        var made = new ArrayList<String>();
        try (var booking = new Api(clinic.booking(), desk);
                var session = new Api(clinic.session(), practitioner)) {
            for (int i = helper; i < CLIENTS; i += HELPERS) {
                var client = Branch.client(booking, i);
                var _ = session.make("/clients/" + client + "/screenings", Map.of("answers", answers));
                made.add(client);
            }
        }
        return made;
    }

    private static String bearer(String token) {
        return "Authorization: Bearer " + token + "\r\n";
    }

    /// A connection that books one free slot after the other.
    Booker booker() throws IOException {
        return new Booker(clinic.booking());
    }

    /// See [#booker].
    final class Booker implements Load.Worker {
        private final HttpConnection booking;
        private final String authorization = bearer(desk);

        private Booker(URI service) throws IOException {
            booking = new HttpConnection(service);
        }

        @Override
        public void once() throws IOException {
            var answer = book(slots.take(), UUID.randomUUID().toString());
            if (answer.status() != 201) {
                throw new BenchTrouble("A booking was answered " + answer.status() + ": " + answer.body());
            }
        }

        /// @param key the idempotency key
        Answer book(Slots.Slot slot, String key) throws IOException {
            var workplace = workplaces.get(slot.room());
            var body = """
                    {"clientId":"%s","service":"FACIAL","locationId":"%s","practitionerId":"%s","roomId":"%s","start":"%s:00"}""".formatted(
                            clients.get(slot.client()),
                            workplace.location(),
                            workplace.practitioner(),
                            workplace.room(),
                            slot.start());
            return booking.send(
                    "POST", "/api/v1/appointments", authorization + "Idempotency-Key: " + key + "\r\n", body);
        }

        @Override
        public void close() throws IOException {
            booking.close();
        }
    }

    /// One booking to look at.
    ///
    /// @param key the idempotency key that it was made with
    record Sample(Slots.Slot slot, Workplace workplace, String client, String appointment, String key) {}

    /// Books one slot; the first time as soon as booking-service has heard of the screenings.
    Sample sample() throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try (var booker = booker()) {
            var slot = slots.take();
            while (true) {
                var key = UUID.randomUUID().toString();
                var answer = booker.book(slot, key);
                if (answer.status() == 201) {
                    var appointment = Api.json(answer).path("appointmentId").asString("");
                    var client = clients.get(slot.client());
                    return new Sample(slot, workplaces.get(slot.room()), client, appointment, key);
                }
                if (answer.status() != 409 || System.nanoTime() > deadline) {
                    throw new BenchTrouble("A booking was answered " + answer.status() + ": " + answer.body());
                }
                TimeUnit.MILLISECONDS.sleep(50);
            }
        }
    }

    /// As many as there are rooms and practitioners.
    int rooms() {
        return workplaces.size();
    }

    int clientCount() {
        return clients.size();
    }

    long booked() {
        return slots.taken();
    }
}
