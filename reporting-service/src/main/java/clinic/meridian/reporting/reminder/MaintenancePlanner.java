package clinic.meridian.reporting.reminder;

import clinic.meridian.contracts.Channel;
import clinic.meridian.contracts.MailChannel;
import clinic.meridian.contracts.ReminderKind;
import clinic.meridian.platform.command.Actor;
import clinic.meridian.platform.command.Commands;
import clinic.meridian.platform.time.DueTask;
import clinic.meridian.reporting.directory.DirectoryTable;
import clinic.meridian.reporting.directory.Location;
import clinic.meridian.reporting.reminder.MaintenanceOccasion.Maintained;
import clinic.meridian.reporting.reminder.ReminderCommand.ScheduleReminder;
import clinic.meridian.reporting.reminder.ReminderCommand.SuppressReminder;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/// Works out the next maintenance reminder of clients whose state has changed: plans it where there is none, and
/// suppresses a planned one that a later visit has overtaken. At most one is planned at a time, and at most three after
/// one visit.
@Component
class MaintenancePlanner implements DueTask {

    private static final String NAME = "reporting.plan-maintenance";

    private final MaintenanceReviewTable reviews;
    private final MaintenanceOccasion occasion;
    private final ReminderTable reminders;
    private final DirectoryTable directory;
    private final Commands commands;

    MaintenancePlanner(
            MaintenanceReviewTable reviews,
            MaintenanceOccasion occasion,
            ReminderTable reminders,
            DirectoryTable directory,
            Commands commands) {
        this.reviews = reviews;
        this.occasion = occasion;
        this.reminders = reminders;
        this.directory = directory;
        this.commands = commands;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Optional<Instant> nextDue() {
        return reviews.nextDue();
    }

    @Override
    public boolean runOne(Instant now) {
        Optional<String> client = reviews.take(now);
        client.ifPresent(clientId -> plan(clientId, now));
        return client.isPresent();
    }

    private void plan(String clientId, Instant now) {
        Optional<Maintained> maintained = occasion.of(clientId, now);
        Optional<LocalDate> next = maintained.flatMap(m -> nextOccurrence(clientId, m));
        for (DueReminder planned : reminders.planned(ReminderKind.MAINTENANCE_REMINDER, clientId)) {
            if (next.isEmpty() || !planned.occurrence().equals(next.get().toString())) {
                Why why = maintained.isPresent() ? Why.VISITED_SINCE : occasion.reasonNotMaintained(clientId);
                commands.send(new SuppressReminder(planned.reminderId(), why), actor());
            }
        }
        if (maintained.isPresent() && next.isPresent()) {
            schedule(clientId, maintained.get(), next.get(), now);
        }
    }

    private Optional<LocalDate> nextOccurrence(String clientId, Maintained maintained) {
        Set<String> decided = new HashSet<>(reminders.decided(ReminderKind.MAINTENANCE_REMINDER, clientId));
        return maintained.occurrences().stream()
                .filter(day -> !decided.contains(day.toString()))
                .findFirst();
    }

    private void schedule(String clientId, Maintained maintained, LocalDate due, Instant now) {
        Optional<Location> location = directory.location(maintained.locationId());
        if (location.isEmpty()) {
            reviews.waitFor(clientId, maintained.locationId(), now);
            return;
        }
        commands.send(
                new ScheduleReminder(
                        ReminderId.of(ReminderKind.MAINTENANCE_REMINDER, clientId, due.toString(), MailChannel.EMAIL),
                        ReminderKind.MAINTENANCE_REMINDER,
                        clientId,
                        due.toString(),
                        MailChannel.EMAIL,
                        clientId,
                        maintained.locationId(),
                        null,
                        Cadence.sentAt(due, location.get().zone()),
                        Why.MAINTENANCE_DUE),
                actor());
    }

    private static Actor actor() {
        return Actor.of(NAME, Channel.SYSTEM);
    }
}
