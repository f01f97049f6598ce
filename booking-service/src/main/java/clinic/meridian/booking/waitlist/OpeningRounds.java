package clinic.meridian.booking.waitlist;

import clinic.meridian.contracts.Channel;
import clinic.meridian.platform.command.Actor;
import clinic.meridian.platform.time.DueTask;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Offers slots that have become free, to the next three when their time has come.
@Component
class OpeningRounds implements DueTask {

    private final OpeningTable table;
    private final Openings openings;

    OpeningRounds(OpeningTable table, Openings openings) {
        this.table = table;
        this.openings = openings;
    }

    @Override
    public String name() {
        return "booking.waitlist-offers";
    }

    @Override
    public Optional<Instant> nextDue() {
        return table.nextDue();
    }

    @Override
    public boolean runOne(Instant now) {
        Optional<OpeningTable.Opening> next = table.nextDue(now);
        next.ifPresent(opening -> openings.advance(opening, Actor.of(name(), Channel.SYSTEM)));
        return next.isPresent();
    }
}
