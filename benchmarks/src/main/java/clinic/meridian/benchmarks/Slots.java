package clinic.meridian.benchmarks;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicLong;

/// Free slots without end, in the order in which a busy desk would fill its days: all rooms of a time, then the next
/// time. Neighbours in the order share no room, practitioner or client, so those who book side by side are no rivals.
final class Slots {
    static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    static final LocalTime OPENS = LocalTime.of(6, 0);
    static final LocalTime CLOSES = LocalTime.of(22, 0);
    /// Of a facial, with turnover.
    private static final int ROOM_MINUTES = 65;
    private static final int TIMES_A_DAY = 14;

    private final int rooms;
    private final int clients;
    private final LocalDate first;
    private final AtomicLong next = new AtomicLong();

    /// @param room   with its practitioner; both have no other visit then
    /// @param client who has no other visit then
    record Slot(int room, int client, LocalDateTime start) {}

    /// @param first   the first day
    /// @param clients at least as many as rooms
    Slots(int rooms, int clients, LocalDate first) {
        if (clients < rooms) {
            throw new IllegalArgumentException(rooms + " rooms need as many clients, not " + clients);
        }
        this.rooms = rooms;
        this.clients = clients;
        this.first = first;
    }

    Slot take() {
        long number = next.getAndIncrement();
        long time = number / rooms;
        var day = first.plusDays(time / TIMES_A_DAY);
        var start = day.atTime(OPENS).plusMinutes(time % TIMES_A_DAY * ROOM_MINUTES);
        return new Slot((int) (number % rooms), (int) (number % clients), start);
    }

    /// How many have been taken.
    long taken() {
        return next.get();
    }
}
