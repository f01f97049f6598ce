package clinic.meridian.local.demo;

import clinic.meridian.local.demo.ClinicLayout.Practitioner;
import clinic.meridian.local.demo.ClinicLayout.Room;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Who and what is taken when, so that the plan never asks for what cannot be had: rooms and clients never overlap, a
/// practitioner's hands neither, but the rests do. What was once taken stays so, even where the visit is moved or
/// called
/// off later: nobody needs to know in which order slots became free again.
final class Timetable {
    private static final int GRID_MINUTES = 5;

    private final Map<ResourceDay, List<Stretch>> taken = new HashMap<>();

    private record ResourceDay(String resource, LocalDate day) {}

    private record Stretch(LocalDateTime from, LocalDateTime to) {
        boolean overlaps(Stretch other) {
            return from.isBefore(other.to) && other.from.isBefore(to);
        }
    }

    private record Claim(String resource, Stretch stretch) {
        ResourceDay key() {
            return new ResourceDay(resource, stretch.from().toLocalDate());
        }
    }

    /// The free slot of a day that is nearest to the wanted time. Next to another visit that is often during its rest.
    Optional<Slot> nearest(VisitKind kind, Practitioner who, int client, LocalDate day, LocalTime wanted) {
        var grid = IntStream.iterate(0, minute -> minute < 24 * 60, minute -> minute + GRID_MINUTES)
                .mapToObj(minute -> LocalTime.MIDNIGHT.plusMinutes(minute));
        return grid.sorted(Comparator.comparingInt(time -> Math.abs(time.toSecondOfDay() - wanted.toSecondOfDay())))
                .flatMap(time -> at(kind, who, client, day.atTime(time)).stream())
                .findFirst();
    }

    /// That very start in the first room that is free.
    Optional<Slot> at(VisitKind kind, Practitioner who, int client, LocalDateTime start) {
        var end = start.plusMinutes(kind.clientMinutes());
        if (!who.workingHours().contain(start, end)
                || !who.location().openingHours().contain(start, end)) {
            return Optional.empty();
        }
        return who.location().rooms().stream()
                .map(room -> new Slot(kind, who, room, start))
                .filter(slot -> isFree(slot, client))
                .findFirst();
    }

    private boolean isFree(Slot slot, int client) {
        return claims(slot, client).noneMatch(this::isTaken);
    }

    private boolean isTaken(Claim claim) {
        return taken.getOrDefault(claim.key(), List.of()).stream().anyMatch(claim.stretch()::overlaps);
    }

    Slot take(Slot slot, int client) {
        if (!isFree(slot, client)) {
            throw new IllegalArgumentException(slot + " is not free for client " + client);
        }
        claims(slot, client)
                .forEach(claim -> taken.computeIfAbsent(claim.key(), key -> new ArrayList<>())
                        .add(claim.stretch()));
        return slot;
    }

    private static Stream<Claim> claims(Slot slot, int client) {
        var others = Stream.of(
                new Claim(room(slot.room()), stretch(slot, 0, slot.kind().roomMinutes())),
                new Claim("client " + client, stretch(slot, 0, slot.kind().clientMinutes())));
        var hands = slot.kind().hands().stream()
                .map(phase -> new Claim(
                        "hands of " + slot.practitioner().username(), stretch(slot, phase.from(), phase.to())));
        return Stream.concat(others, hands);
    }

    private static String room(Room room) {
        return "room " + room.number();
    }

    private static Stretch stretch(Slot slot, int fromMinute, int toMinute) {
        return new Stretch(slot.start().plusMinutes(fromMinute), slot.start().plusMinutes(toMinute));
    }
}
