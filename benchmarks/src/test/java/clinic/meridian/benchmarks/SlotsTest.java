package clinic.meridian.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.meridian.benchmarks.Slots.Slot;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SlotsTest {
    private static List<Slot> slots(int count) {
        var slots = new Slots(64, 512, LocalDate.of(2026, 11, 25));
        return Stream.generate(slots::take).limit(count).toList();
    }

    @Test
    void noTwoWantTheSameRoomOrClientAtOnce() {
        Map<String, LocalDateTime> busyUntil = new HashMap<>();
        for (var slot : slots(50_000)) {
            for (var resource : List.of("room " + slot.room(), "client " + slot.client())) {
                var before = busyUntil.put(resource, slot.start().plusMinutes(65));
                assertThat(before == null || !before.isAfter(slot.start())).isTrue();
            }
        }
    }

    @Test
    void lieInOpeningHoursOnTheGrid() {
        assertThat(slots(5_000))
                .allMatch(slot -> !slot.start().toLocalTime().isBefore(Slots.OPENS)
                        && !slot.start().toLocalTime().plusMinutes(60).isAfter(Slots.CLOSES)
                        && slot.start().getMinute() % 5 == 0);
    }

    @Test
    void whoBooksSideBySideIsNoRival() {
        var slots = slots(10_000);
        for (int i = 0; i + 32 < slots.size(); i++) {
            var rooms = new HashSet<Integer>();
            var clients = new HashSet<Integer>();
            slots.subList(i, i + 32).forEach(slot -> {
                rooms.add(slot.room());
                clients.add(slot.client());
            });
            assertThat(rooms).hasSize(32);
            assertThat(clients).hasSize(32);
        }
    }
}
