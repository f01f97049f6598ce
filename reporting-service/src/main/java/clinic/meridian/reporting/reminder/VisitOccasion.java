package clinic.meridian.reporting.reminder;

import clinic.meridian.contracts.AppointmentStatus;
import clinic.meridian.contracts.ReminderKind;
import clinic.meridian.reporting.client.Client;
import clinic.meridian.reporting.directory.DirectoryTable;
import clinic.meridian.reporting.directory.Location;
import clinic.meridian.reporting.schedule.AgreedVisit;
import clinic.meridian.reporting.schedule.ScheduleTable;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Reminds a client of a visit, and asks whether she will come.
@Component
class VisitOccasion implements Occasion {

    private final ScheduleTable schedule;
    private final DirectoryTable directory;
    private final MailLinks links;

    VisitOccasion(ScheduleTable schedule, DirectoryTable directory, MailLinks links) {
        this.schedule = schedule;
        this.directory = directory;
        this.links = links;
    }

    @Override
    public ReminderKind kind() {
        return ReminderKind.APPOINTMENT_REMINDER;
    }

    @Override
    public Optional<Why> reasonNotToSend(DueReminder reminder, Instant now) {
        AgreedVisit visit = visit(reminder);
        if (visit.status() == AppointmentStatus.CANCELLED || visit.status() == AppointmentStatus.WITHDRAWN) {
            return Optional.of(Why.VISIT_CANCELLED);
        }
        if (!visit.stands() || !now.isBefore(visit.start().toInstant())) {
            return Optional.of(Why.VISIT_BEGUN);
        }
        Optional<Lead> lead = Lead.of(reminder, visit);
        if (lead.isEmpty()) {
            return Optional.of(Why.VISIT_MOVED);
        }
        return now.isBefore(lead.get().until(visit.start())) ? Optional.empty() : Optional.of(Why.OVERTAKEN);
    }

    @Override
    public Map<String, Object> words(DueReminder reminder, Client client, Location location) {
        AgreedVisit visit = visit(reminder);
        return Map.of(
                "service",
                directory
                        .serviceName(visit.service(), MailComposer.LANGUAGE.getLanguage())
                        .orElse(visit.service()),
                "practitioner",
                directory.practitionerName(visit.practitionerId()).orElse(""),
                "start",
                visit.start(),
                "end",
                visit.end(),
                "confirm",
                visit.status() == AppointmentStatus.BOOKED ? links.toConfirm(visit) : "",
                "cancel",
                links.toCancel(visit));
    }

    private AgreedVisit visit(DueReminder reminder) {
        return schedule.find(reminder.subjectId())
                .orElseThrow(() -> new IllegalStateException(reminder.reminderId() + " is about an unknown visit"));
    }
}
