package clinic.meridian.booking.series;

import clinic.meridian.booking.series.SeriesCommand.LapseSeries;
import clinic.meridian.contracts.Channel;
import clinic.meridian.platform.command.Actor;
import clinic.meridian.platform.command.Commands;
import clinic.meridian.platform.time.DueTask;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Lets series lapse whose longest gap is over. The series decides under the client's lock; two instances that look at
/// one series at once queue there, and the second finds nothing left to do.
@Component
class LapseDueTask implements DueTask {

    private final SeriesTable table;
    private final Commands commands;

    LapseDueTask(SeriesTable table, Commands commands) {
        this.table = table;
        this.commands = commands;
    }

    @Override
    public String name() {
        return "booking.series-lapse";
    }

    @Override
    public Optional<Instant> nextDue() {
        return table.nextLapse();
    }

    @Override
    public boolean runOne(Instant now) {
        Optional<UUID> series = table.lapsing(now);
        return series.isPresent()
                && Boolean.TRUE.equals(
                        commands.<Boolean>send(new LapseSeries(series.get()), Actor.of(name(), Channel.SYSTEM)));
    }
}
