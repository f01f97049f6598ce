package clinic.meridian.local.client;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// A clinic of services that consist of a clock and of things that become due, over real HTTP. Nothing happens
/// by itself: after each look at a clock, some service somewhere takes one step. What is done when it is due
/// sends a message to another service, which may let something become due there later.
final class FakeClinic implements AutoCloseable {
    static final String SECRET = "secret";

    /// @param at when it is due
    /// @param generation how many messages led to it
    record Due(Instant at, int generation) {}

    /// @param due what was done
    /// @param there what its service showed when it was done
    /// @param times what every service showed when it was done
    record Done(Due due, Instant there, List<Instant> times) {}

    private static final class Service {
        private Instant now = Instant.EPOCH;
        private final PriorityQueue<Due> due = new PriorityQueue<>(Comparator.comparing(Due::at));
        private final Deque<Due> outgoing = new ArrayDeque<>();
        private final Deque<Due> incoming = new ArrayDeque<>();
        private long progress;
        private int moves;

        private boolean somethingToDo() {
            return isDue() || !outgoing.isEmpty() || !incoming.isEmpty();
        }

        private boolean isDue() {
            var next = due.peek();
            return next != null && !next.at().isAfter(now);
        }
    }

    private final Random random;
    private final List<Service> services = new ArrayList<>();
    private final List<HttpServer> servers = new ArrayList<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Done> done = new ArrayList<>();
    private double failureRate;
    private boolean stuck;

    FakeClinic(int count, Instant now, Random random) throws IOException {
        this.random = random;
        for (int i = 0; i < count; i++) {
            var service = new Service();
            service.now = now;
            services.add(service);
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setExecutor(threads);
            server.createContext("/local/clock", exchange -> answer(exchange, service));
            server.start();
            servers.add(server);
        }
    }

    synchronized void becomesDue(int service, Instant at) {
        services.get(service).due.add(new Due(at, 0));
    }

    synchronized void shows(int service, Instant now) {
        services.get(service).now = now;
    }

    /// From now on this share of all requests is answered 503.
    synchronized void failsSometimes(double rate) {
        failureRate = rate;
    }

    /// From now on nobody does anything.
    synchronized void getsStuck() {
        stuck = true;
    }

    synchronized List<Done> done() {
        return List.copyOf(done);
    }

    synchronized List<Instant> times() {
        return services.stream().map(service -> service.now).toList();
    }

    synchronized List<Integer> moves() {
        return services.stream().map(service -> service.moves).toList();
    }

    synchronized boolean atRest() {
        return services.stream().noneMatch(Service::somethingToDo);
    }

    Map<String, URI> addresses() {
        var addresses = new LinkedHashMap<String, URI>();
        for (int i = 0; i < servers.size(); i++) {
            var port = servers.get(i).getAddress().getPort();
            addresses.put("service" + i, URI.create("http://127.0.0.1:" + port));
        }
        return addresses;
    }

    private void answer(HttpExchange exchange, Service service) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        int status = status(exchange, service, body);
        var answer = JsonMapper.shared().writeValueAsBytes(reading(service));
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        if (status == 204) {
            exchange.sendResponseHeaders(status, -1);
        } else {
            exchange.sendResponseHeaders(status, answer.length);
            exchange.getResponseBody().write(answer);
        }
        exchange.close();
        somebodyTakesAStep();
    }

    private synchronized int status(HttpExchange exchange, Service service, String body) {
        if (!("Bearer " + SECRET).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            return 401;
        }
        if (random.nextDouble() < failureRate) {
            return 503;
        }
        if (exchange.getRequestMethod().equals("PUT")) {
            var target =
                    Instant.parse(JsonMapper.shared().readTree(body).path("now").asString());
            if (target.isBefore(service.now)) {
                return 409;
            }
            service.now = target;
            service.moves++;
            return 204;
        }
        return 200;
    }

    private synchronized ClockReading reading(Service service) {
        var next = service.due.peek();
        @Nullable Instant nextDue = next == null ? null : next.at();
        var waitingFor = service.somethingToDo() ? List.of("something to do") : List.<String>of();
        return new ClockReading(service.now, nextDue, waitingFor.isEmpty(), service.progress, waitingFor);
    }

    private synchronized void somebodyTakesAStep() {
        var busy = services.stream().filter(Service::somethingToDo).toList();
        if (!busy.isEmpty() && !stuck) {
            step(busy.get(random.nextInt(busy.size())));
        }
    }

    private void step(Service service) {
        if (service.isDue()) {
            var due = service.due.remove();
            service.progress++;
            service.outgoing.add(due);
            done.add(new Done(due, service.now, times()));
        } else if (!service.outgoing.isEmpty()) {
            services.get(random.nextInt(services.size())).incoming.add(service.outgoing.remove());
        } else {
            var cause = service.incoming.remove();
            service.progress++;
            if (cause.generation() < 3 && random.nextBoolean()) {
                var later = Duration.ofMinutes(random.nextInt(600));
                service.due.add(new Due(service.now.plus(later), cause.generation() + 1));
            }
        }
    }

    @Override
    public void close() {
        servers.forEach(server -> server.stop(0));
        threads.close();
    }
}
