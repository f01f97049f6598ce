package clinic.meridian.system.story;

import clinic.meridian.system.harness.Answer;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/// A desk that books and cancels all the time, in a location of its own, and remembers what was acknowledged.
public final class LightLoad implements AutoCloseable {
    private static final int DESKS = 2;
    private static final int MILLIS_BETWEEN_BOOKINGS = 100;
    private static final int CLIENTS = 8;
    private static final int DAYS = 5;
    private static final int SLOTS_A_DAY = 24;
    private static final int SLOT_MINUTES = 35;
    private static final int ONE_IN_CANCELLED = 5;

    private final Staff staff;
    private final Practice practice;
    private final LocalDate firstDay;
    private final List<String> clientIds;
    private final ScheduledExecutorService desks = Executors.newScheduledThreadPool(DESKS);
    private final Set<String> booked = ConcurrentHashMap.newKeySet();
    private final Set<String> cancelled = ConcurrentHashMap.newKeySet();
    private final Queue<Throwable> troubles = new ConcurrentLinkedQueue<>();

    private LightLoad(Staff staff, Practice practice, LocalDate firstDay, List<String> clientIds) {
        this.staff = staff;
        this.practice = practice;
        this.firstDay = firstDay;
        this.clientIds = clientIds;
    }

    /// Starts booking visits of the days from that one on.
    ///
    /// @param seed of the choices
    @SuppressWarnings("FutureReturnValueIgnored") // what goes wrong is kept, and told at the end
    public static LightLoad start(Staff staff, Practice practice, LocalDate firstDay, long seed) {
        var clientIds = IntStream.range(0, CLIENTS)
                .mapToObj(number -> Course.register(staff, practice, "Load", "Number " + number)
                        .clientId())
                .toList();
        var load = new LightLoad(staff, practice, firstDay, clientIds);
        for (int desk = 0; desk < DESKS; desk++) {
            var random = new Random(seed + desk);
            load.desks.scheduleWithFixedDelay(
                    () -> load.bookOne(random), 0, MILLIS_BETWEEN_BOOKINGS, TimeUnit.MILLISECONDS);
        }
        return load;
    }

    private void bookOne(Random random) {
        try {
            var answer = book(random);
            if (answer.status() == 409) {
                answer.problem();
                return;
            }
            var appointmentId = answer.expect(201).text("appointmentId");
            booked.add(appointmentId);
            if (random.nextInt(ONE_IN_CANCELLED) == 0) {
                staff.desk()
                        .post(
                                "/appointments/" + appointmentId + "/cancel",
                                Map.of("reason", Map.of("code", "CLIENT_ILL")))
                        .expect(200);
                cancelled.add(appointmentId);
            }
        } catch (RuntimeException | AssertionError e) {
            troubles.add(e);
        }
    }

    private Answer book(Random random) {
        int place = random.nextInt(practice.roomIds().size());
        return staff.desk()
                .post(
                        "/appointments",
                        Map.of(
                                "clientId", clientIds.get(random.nextInt(clientIds.size())),
                                "service", "CONSULTATION",
                                "locationId", practice.locationId(),
                                "practitionerId", practice.practitionerIds().get(place),
                                "roomId", practice.roomIds().get(place),
                                "start",
                                        firstDay.plusDays(random.nextInt(DAYS))
                                                .atTime(LocalTime.of(7, 0)
                                                        .plusMinutes((long) SLOT_MINUTES * random.nextInt(SLOTS_A_DAY)))
                                                .toString()));
    }

    /// Stops when what is under way has been answered.
    ///
    /// @throws AssertionError when a caller was answered in a way that is not right
    @Override
    public void close() {
        desks.shutdown();
        try {
            if (!desks.awaitTermination(5, TimeUnit.MINUTES)) {
                throw new AssertionError("The desks do not come to an end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        var trouble = troubles.poll();
        if (trouble != null) {
            throw new AssertionError("One of " + (1 + troubles.size()) + " answers that no caller should see", trouble);
        }
    }

    /// The visits whose booking was acknowledged, whether or not cancelled later.
    public Set<String> booked() {
        return new TreeSet<>(booked);
    }

    /// The visits whose cancellation was acknowledged.
    public Set<String> cancelled() {
        return new TreeSet<>(cancelled);
    }

    /// The days that have visits.
    public List<LocalDate> days() {
        return IntStream.range(0, DAYS).mapToObj(firstDay::plusDays).toList();
    }
}
