package clinic.meridian.booking.location;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import clinic.meridian.booking.calendar.SpokenTimes;
import clinic.meridian.booking.calendar.TimeRange;
import clinic.meridian.booking.location.LocationCommand.AddRoom;
import clinic.meridian.booking.location.LocationCommand.AnnounceClosure;
import clinic.meridian.booking.location.LocationCommand.ChangeOpeningHours;
import clinic.meridian.booking.location.LocationCommand.CloseRoom;
import clinic.meridian.booking.location.LocationCommand.CorrectLocationDetails;
import clinic.meridian.booking.location.LocationCommand.OpenLocation;
import clinic.meridian.booking.location.LocationCommand.SetCancellationPolicy;
import clinic.meridian.booking.location.LocationCommand.WithdrawClosure;
import clinic.meridian.booking.location.LocationEvent.CancellationPolicySet;
import clinic.meridian.booking.location.LocationEvent.ClosureAnnounced;
import clinic.meridian.booking.location.LocationEvent.ClosureWithdrawn;
import clinic.meridian.booking.location.LocationEvent.LocationDetailsCorrected;
import clinic.meridian.booking.location.LocationEvent.LocationOpened;
import clinic.meridian.booking.location.LocationEvent.OpeningHoursChanged;
import clinic.meridian.booking.location.LocationEvent.RoomAdded;
import clinic.meridian.booking.location.LocationEvent.RoomClosed;
import clinic.meridian.booking.reservation.ResourceLocks;
import clinic.meridian.booking.version.LastChange;
import clinic.meridian.platform.refusal.Refused;
import clinic.meridian.platform.time.ClinicClock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;

/// A place where the clinic treats. Whoever changes what bookings rely on takes the location's lock first, so that a
/// booking which was judged by the old state has either been stored before or is judged again.
public class Location {

    @AggregateIdentifier
    private UUID locationId;

    private ZoneId zone;
    private int policyVersion;
    private Instant policyValidFrom;
    private final Map<UUID, Room> rooms = new HashMap<>();
    private final Set<UUID> closures = new HashSet<>();
    private LastChange lastChange = LastChange.NONE;

    private record Room(String name, boolean open) {}

    /// For Axon, which fills the fields by the events.
    @SuppressWarnings("NullAway.Init")
    protected Location() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.ALWAYS)
    void open(OpenLocation command, ClinicClock clock) {
        apply(new LocationOpened(
                command.locationId(),
                command.name(),
                command.zone(),
                command.address(),
                command.phone(),
                command.email(),
                command.locale(),
                command.openingHours()));
        apply(new CancellationPolicySet(
                command.locationId(),
                1,
                CancellationPolicy.DEFAULT_LATE_HOURS,
                CancellationPolicy.DEFAULT_NO_SHOW_AFTER_MINUTES,
                CancellationPolicy.DEFAULT_TEXTS,
                clock.now()));
    }

    @CommandHandler
    void correct(CorrectLocationDetails command) {
        lastChange.mustBe(command.expected());
        apply(new LocationDetailsCorrected(
                locationId, command.name(), command.address(), command.phone(), command.email(), command.locale()));
    }

    @CommandHandler
    void change(ChangeOpeningHours command, ResourceLocks locks) {
        lastChange.mustBe(command.expected());
        locks.take(List.of(ResourceLocks.changingLocation(locationId)));
        apply(new OpeningHoursChanged(locationId, command.openingHours()));
    }

    @CommandHandler
    void add(AddRoom command, ResourceLocks locks) {
        String wanted = command.name().toLowerCase(Locale.ROOT);
        if (rooms.values().stream()
                .anyMatch(room ->
                        room.open() && room.name().toLowerCase(Locale.ROOT).equals(wanted))) {
            throw new Refused(
                    LocationRefusal.ROOM_NAME_TAKEN, "There already is a room \"" + command.name() + "\" here.");
        }
        locks.take(List.of(ResourceLocks.changingLocation(locationId)));
        apply(new RoomAdded(locationId, command.roomId(), command.name()));
    }

    @CommandHandler
    List<UUID> close(CloseRoom command, ResourceLocks locks, StandingVisits visits) {
        Room room = rooms.get(command.roomId());
        if (room == null) {
            throw new Refused(LocationRefusal.ROOM_UNKNOWN, "This location has no such room.");
        }
        if (!room.open()) {
            throw new Refused(LocationRefusal.ROOM_ALREADY_CLOSED, room.name() + " is closed already.");
        }
        locks.take(List.of(ResourceLocks.changingLocation(locationId)));
        apply(new RoomClosed(locationId, command.roomId()));
        return visits.inRoom(command.roomId());
    }

    @CommandHandler
    List<UUID> announce(AnnounceClosure command, ResourceLocks locks, StandingVisits visits) {
        Instant from = command.from().instant(zone, "from");
        Instant to = command.to().instant(zone, "to");
        if (!from.isBefore(to)) {
            throw new Refused(
                    LocationRefusal.CLOSURE_EMPTY,
                    "It would begin at " + command.from() + " and end at " + command.to() + ".");
        }
        TimeRange during = new TimeRange(from, to);
        if (during.isLongerThanThreeYears()) {
            throw new Refused(
                    LocationRefusal.CLOSURE_TOO_LONG,
                    "From " + command.from() + " to " + command.to() + " is more than three years.");
        }
        locks.take(List.of(ResourceLocks.changingLocation(locationId)));
        List<UUID> affected = visits.atLocation(locationId, during);
        apply(new ClosureAnnounced(
                locationId,
                command.closureId(),
                from,
                to,
                zone,
                command.reason().code(),
                command.reason().note(),
                affected));
        return affected;
    }

    @CommandHandler
    void withdraw(WithdrawClosure command, ResourceLocks locks) {
        if (!closures.contains(command.closureId())) {
            throw new Refused(
                    LocationRefusal.CLOSURE_UNKNOWN, "This location has no such closure, or it was withdrawn already.");
        }
        locks.take(List.of(ResourceLocks.changingLocation(locationId)));
        apply(new ClosureWithdrawn(locationId, command.closureId()));
    }

    @CommandHandler
    int set(SetCancellationPolicy command, ResourceLocks locks, ClinicClock clock) {
        lastChange.mustBe(command.expected());
        Instant validFrom = command.validFrom() == null ? clock.now() : command.validFrom();
        if (validFrom.isBefore(policyValidFrom)) {
            LocalDateTime begins =
                    LocalDateTime.ofInstant(policyValidFrom, zone).truncatedTo(ChronoUnit.MINUTES);
            throw new Refused(
                    LocationRefusal.POLICY_BACKDATED,
                    "Version " + policyVersion + " begins on " + SpokenTimes.day(begins.toLocalDate()) + " at "
                            + begins.toLocalTime() + ", and these would begin before it.");
        }
        locks.take(List.of(ResourceLocks.changingLocation(locationId)));
        apply(new CancellationPolicySet(
                locationId,
                policyVersion + 1,
                command.lateHours(),
                command.noShowAfterMinutes(),
                command.texts(),
                validFrom));
        return policyVersion;
    }

    @EventSourcingHandler
    void on(LocationEvent event, MetaData metadata) {
        lastChange = lastChange.next(metadata);
        switch (event) {
            case LocationOpened opened -> {
                locationId = opened.locationId();
                zone = opened.zone();
            }
            case RoomAdded added -> rooms.put(added.roomId(), new Room(added.name(), true));
            case RoomClosed closed ->
                rooms.computeIfPresent(closed.roomId(), (id, room) -> new Room(room.name(), false));
            case CancellationPolicySet set -> {
                policyVersion = set.version();
                policyValidFrom = set.validFrom();
            }
            case ClosureAnnounced announced -> closures.add(announced.closureId());
            case ClosureWithdrawn withdrawn -> closures.remove(withdrawn.closureId());
            case LocationDetailsCorrected corrected -> {}
            case OpeningHoursChanged changed -> {}
        }
    }
}
