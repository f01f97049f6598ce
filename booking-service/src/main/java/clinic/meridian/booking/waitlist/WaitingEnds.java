package clinic.meridian.booking.waitlist;

import clinic.meridian.booking.location.Locations;
import clinic.meridian.booking.waitlist.WaitlistCommand.LeaveWaitlist;
import clinic.meridian.booking.waitlist.WaitlistTable.LastDay;
import clinic.meridian.contracts.Channel;
import clinic.meridian.platform.command.Actor;
import clinic.meridian.platform.command.Commands;
import clinic.meridian.platform.time.DueTask;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Lets those go whose last day is over.
@Component
class WaitingEnds implements DueTask {

    static final String DAYS_OVER = "DAYS_OVER";

    private final WaitlistTable table;
    private final Locations locations;
    private final Commands commands;

    WaitingEnds(WaitlistTable table, Locations locations, Commands commands) {
        this.table = table;
        this.locations = locations;
        this.commands = commands;
    }

    @Override
    public String name() {
        return "booking.waitlist-days";
    }

    @Override
    public Optional<Instant> nextDue() {
        return table.lastDays().stream()
                .map(last -> last.day()
                        .plusDays(1)
                        .atStartOfDay(zone(last.locationId()))
                        .toInstant())
                .min(Instant::compareTo);
    }

    @Override
    public boolean runOne(Instant now) {
        Optional<UUID> next = table.lastDays().stream()
                .flatMap(last -> next(last, now).stream())
                .findFirst();
        next.ifPresent(entry -> commands.send(new LeaveWaitlist(entry, DAYS_OVER), Actor.of(name(), Channel.SYSTEM)));
        return next.isPresent();
    }

    private Optional<UUID> next(LastDay last, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, zone(last.locationId()));
        return last.day().isBefore(today) ? table.nextBefore(last.locationId(), today) : Optional.empty();
    }

    private ZoneId zone(UUID locationId) {
        return locations
                .recent(locationId)
                .orElseThrow(() -> new IllegalStateException("Somebody waits at no location: " + locationId))
                .zone();
    }
}
