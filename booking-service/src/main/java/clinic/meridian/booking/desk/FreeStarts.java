package clinic.meridian.booking.desk;

import clinic.meridian.booking.availability.FreeSlot;
import clinic.meridian.booking.availability.SlotChoice;
import clinic.meridian.platform.web.input.StatedTime;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The free starts of a day as the booking page offers them: by practitioner, every quarter of an hour, and besides
/// that
/// whatever begins a free stretch, so that no gap is too small to be seen.
public record FreeStarts(List<Group> groups) {

    /// Minutes.
    private static final int QUARTER = 15;

    /// Minutes; visits start on this grid.
    private static final int VISITS_EVERY = 5;

    public FreeStarts {
        groups = List.copyOf(groups);
    }

    /// One button.
    ///
    /// @param value see [SlotChoice]
    /// @param room the room that it would get
    public record Start(ZonedDateTime at, UUID practitionerId, String practitioner, String room, String value) {

        public LocalTime time() {
            return at.toLocalTime();
        }
    }

    public record Group(UUID practitionerId, String practitioner, List<Start> starts) {}

    /// @param slots by start
    /// @param names of practitioners and rooms
    /// @param roomId the room that was asked for, if one was
    /// @param asked a time to be shown in any case
    static FreeStarts of(
            List<FreeSlot> slots, Map<UUID, String> names, @Nullable UUID roomId, @Nullable LocalTime asked) {
        Map<UUID, List<FreeSlot>> byPractitioner = new LinkedHashMap<>();
        slots.forEach(slot -> byPractitioner
                .computeIfAbsent(slot.practitionerId(), p -> new ArrayList<>())
                .add(slot));
        return new FreeStarts(byPractitioner.entrySet().stream()
                .map(entry -> new Group(
                        entry.getKey(),
                        names.getOrDefault(entry.getKey(), "–"),
                        worthShowing(entry.getValue(), asked).stream()
                                .map(slot -> start(slot, names, roomId))
                                .toList()))
                .sorted(Comparator.comparing(Group::practitioner))
                .toList());
    }

    static Start start(FreeSlot slot, Map<UUID, String> names, @Nullable UUID roomId) {
        return new Start(
                slot.start(),
                slot.practitionerId(),
                names.getOrDefault(slot.practitionerId(), "–"),
                names.getOrDefault(slot.roomId(), "–"),
                new SlotChoice(StatedTime.of(slot.start().toOffsetDateTime()), slot.practitionerId(), roomId)
                        .toString());
    }

    private static List<FreeSlot> worthShowing(List<FreeSlot> slots, @Nullable LocalTime asked) {
        List<FreeSlot> shown = new ArrayList<>();
        FreeSlot before = null;
        for (FreeSlot slot : slots) {
            boolean begins = before == null
                    || Duration.between(before.start(), slot.start()).toMinutes() > VISITS_EVERY;
            LocalTime time = slot.start().toLocalTime();
            if (begins || time.getMinute() % QUARTER == 0 || time.equals(asked)) {
                shown.add(slot);
            }
            before = slot;
        }
        return shown;
    }

    public boolean isEmpty() {
        return groups.isEmpty();
    }

    /// The start at this time, with this practitioner if one is named.
    @Nullable
    Start at(LocalTime time, @Nullable UUID practitionerId) {
        return groups.stream()
                .flatMap(group -> group.starts().stream())
                .filter(start -> start.time().equals(time)
                        && (practitionerId == null || practitionerId.equals(start.practitionerId())))
                .findFirst()
                .orElse(null);
    }

    /// The starts closest to a time, by time.
    List<Start> nearest(LocalTime time, int count) {
        return groups.stream()
                .flatMap(group -> group.starts().stream())
                .sorted(Comparator.comparing((Start start) ->
                                Duration.between(time, start.time()).abs())
                        .thenComparing(Start::at))
                .limit(count)
                .sorted(Comparator.comparing(Start::at))
                .toList();
    }
}
