package clinic.meridian.session.treatment;

import clinic.meridian.contracts.Channel;
import clinic.meridian.platform.command.Actor;
import clinic.meridian.platform.command.Commands;
import clinic.meridian.platform.time.DueTask;
import clinic.meridian.session.treatment.DueTable.Row;
import clinic.meridian.session.treatment.TreatmentCommand.NoteRestOverrun;
import clinic.meridian.session.treatment.TreatmentCommand.StartRestByItself;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Begins rests that nobody began, and notes rests that overran. The session decides whether there is anything
/// to do; a row that came late does no harm.
@Component
class SessionDueTask implements DueTask {

    private final DueTable table;
    private final SessionLocks locks;
    private final Commands commands;

    SessionDueTask(DueTable table, SessionLocks locks, Commands commands) {
        this.table = table;
        this.locks = locks;
        this.commands = commands;
    }

    @Override
    public String name() {
        return "session.rest";
    }

    @Override
    public Optional<Instant> nextDue() {
        return table.earliest();
    }

    @Override
    public boolean runOne(Instant now) {
        Optional<Row> next = table.next(now);
        next.ifPresent(due -> {
            // The session's lock before the row's, as every request about the session takes them.
            locks.changing(due.sessionId());
            if (table.take(due)) {
                commands.send(command(due), Actor.of(name(), Channel.SYSTEM));
            }
        });
        return next.isPresent();
    }

    private static TreatmentCommand command(Row due) {
        return switch (due.kind()) {
            case REST_BY_ITSELF -> new StartRestByItself(due.sessionId(), due.dueAt());
            case REST_OVERRUN -> new NoteRestOverrun(due.sessionId(), due.dueAt());
        };
    }
}
