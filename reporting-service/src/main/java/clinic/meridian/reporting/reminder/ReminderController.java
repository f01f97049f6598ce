package clinic.meridian.reporting.reminder;

import clinic.meridian.platform.security.MayReadReminders;
import clinic.meridian.platform.security.SignedIn;
import clinic.meridian.platform.time.ClinicClock;
import clinic.meridian.platform.web.input.Id;
import clinic.meridian.platform.web.input.InvalidInput;
import clinic.meridian.reporting.Listing;
import clinic.meridian.reporting.Listing.Place;
import clinic.meridian.reporting.Scope;
import clinic.meridian.reporting.reminder.ReminderLogTable.Filter;
import clinic.meridian.reporting.reminder.ReminderLogTable.MaintenanceDue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class ReminderController {

    private final ReminderLogTable table;
    private final ClinicClock clock;

    ReminderController(ReminderLogTable table, ClinicClock clock) {
        this.table = table;
        this.clock = clock;
    }

    /// The reminder log: what became of the mails of a client, a visit or a period, and why.
    @MayReadReminders
    @GetMapping("/api/v1/reminders")
    Listing<LoggedReminder> log(
            @RequestParam(required = false) @Nullable @Id String clientId,
            @RequestParam(required = false) @Nullable @Id String appointmentId,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to,
            @RequestParam(required = false) @Nullable @Id String locationId,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "" + Listing.DEFAULT_LIMIT) @Min(1) @Max(Listing.MAX_LIMIT) int limit,
            SignedIn person) {
        if (from != null && to != null) {
            Scope.checkPeriod(from, to);
        } else if (clientId == null && appointmentId == null) {
            throw InvalidInput.field("", "must name a clientId, an appointmentId, or both from and to");
        }
        Filter filter = new Filter(clientId, appointmentId, from, to, Scope.locations(person, locationId));
        return Listing.of(
                clock.now(),
                table.page(filter, Place.of(cursor, Place.FIRST), limit + 1),
                limit,
                reminder -> new Place(reminder.dueAt().toInstant(), reminder.reminderId()));
    }

    /// Who is to be asked back, and when.
    @MayReadReminders
    @GetMapping("/api/v1/maintenance-reminders")
    Listing<MaintenanceDue> maintenance(
            @RequestParam(required = false) @Nullable @Id String locationId,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "" + Listing.DEFAULT_LIMIT) @Min(1) @Max(Listing.MAX_LIMIT) int limit,
            SignedIn person) {
        return Listing.of(
                clock.now(),
                table.maintenance(Scope.locations(person, locationId), Place.of(cursor, Place.FIRST), limit + 1),
                limit,
                due -> new Place(due.remindAt().toInstant(), due.reminderId()));
    }
}
