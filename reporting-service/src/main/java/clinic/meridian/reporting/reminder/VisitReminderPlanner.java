package clinic.meridian.reporting.reminder;

import clinic.meridian.contracts.Channel;
import clinic.meridian.contracts.MailChannel;
import clinic.meridian.contracts.ReminderKind;
import clinic.meridian.platform.command.Actor;
import clinic.meridian.platform.command.Commands;
import clinic.meridian.platform.time.DueTask;
import clinic.meridian.reporting.reminder.ReminderCommand.ScheduleReminder;
import clinic.meridian.reporting.reminder.VisitReminderTable.Next;
import clinic.meridian.reporting.schedule.AgreedVisit;
import clinic.meridian.reporting.schedule.ScheduleTable;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Plans the reminder of a visit when its time has come, and notes down the one after it. A visit that does not stand
/// any more, or not at that time, gets none; if it is restored, it is noted down again.
@Component
class VisitReminderPlanner implements DueTask {

    private static final String NAME = "reporting.remind-of-visits";

    private final VisitReminderTable table;
    private final ScheduleTable schedule;
    private final Commands commands;

    VisitReminderPlanner(VisitReminderTable table, ScheduleTable schedule, Commands commands) {
        this.table = table;
        this.schedule = schedule;
        this.commands = commands;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Optional<Instant> nextDue() {
        return table.nextDue();
    }

    @Override
    public boolean runOne(Instant now) {
        Optional<Next> due = table.take(now);
        due.ifPresent(next -> schedule.find(next.appointmentId())
                .filter(visit -> visit.stands() && visit.start().toInstant().equals(next.startsAt()))
                .ifPresent(visit -> plan(visit, next)));
        return due.isPresent();
    }

    private void plan(AgreedVisit visit, Next due) {
        String occurrence = due.lead().occurrence(visit.start());
        commands.send(
                new ScheduleReminder(
                        ReminderId.of(
                                ReminderKind.APPOINTMENT_REMINDER,
                                visit.appointmentId(),
                                occurrence,
                                MailChannel.EMAIL),
                        ReminderKind.APPOINTMENT_REMINDER,
                        visit.appointmentId(),
                        occurrence,
                        MailChannel.EMAIL,
                        visit.clientId(),
                        visit.locationId(),
                        visit.appointmentId(),
                        due.dueAt(),
                        Why.VISIT_AHEAD),
                Actor.of(NAME, Channel.SYSTEM));
        due.lead()
                .next()
                .ifPresent(lead -> table.put(new Next(
                        visit.appointmentId(), due.startsAt(), lead, lead.leaves(visit.start(), due.dueAt()))));
    }
}
