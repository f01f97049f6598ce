package clinic.meridian.booking.desk;

import static clinic.meridian.contracts.AppointmentStatus.BOOKED;
import static clinic.meridian.contracts.AppointmentStatus.CANCELLED;
import static clinic.meridian.contracts.AppointmentStatus.CHECKED_IN;
import static clinic.meridian.contracts.AppointmentStatus.CONFIRMED;
import static clinic.meridian.contracts.AppointmentStatus.NO_SHOW;

import clinic.meridian.booking.appointment.Appointment;
import clinic.meridian.booking.appointment.Visit;
import clinic.meridian.booking.appointment.VisitRow;
import clinic.meridian.contracts.AppointmentStatus;
import java.time.Instant;
import java.time.LocalDate;

/// One visit on its client's page: what it says and what can be done about it at this moment.
///
/// @param now in clinic time
public record ClientVisit(
        VisitRow row, Instant now, String service, String practitioner, String room, String location) {

    private AppointmentStatus status() {
        return row.status();
    }

    private boolean expected() {
        return status() == BOOKED || status() == CONFIRMED;
    }

    /// Still to come, or going on.
    public boolean upcoming() {
        return switch (status()) {
            case BOOKED, CONFIRMED -> now.isBefore(row.visit().end());
            case CHECKED_IN, IN_TREATMENT -> true;
            case FULFILLED, ABORTED, CANCELLED, NO_SHOW, WITHDRAWN -> false;
        };
    }

    public LocalDate day() {
        return row.visit().localStart().toLocalDate();
    }

    public boolean mayCheckIn() {
        Visit visit = row.visit();
        return expected() && day().equals(LocalDate.ofInstant(now, visit.zone()));
    }

    public boolean mayCancel() {
        return expected() || status() == CHECKED_IN;
    }

    public boolean mayMove() {
        return expected() && upcoming();
    }

    /// What was pressed by mistake can be taken back for a day.
    public boolean mayUndo() {
        return (status() == CHECKED_IN || status() == NO_SHOW || status() == CANCELLED)
                && now.isBefore(row.recordedFrom().plus(Appointment.UNDO_WITHIN));
    }

    /// The style sheet's class of its standing.
    public String style() {
        return switch (status()) {
            case CONFIRMED -> "blue";
            case CHECKED_IN, IN_TREATMENT -> "jade";
            case NO_SHOW -> "red";
            case BOOKED, FULFILLED, ABORTED, CANCELLED, WITHDRAWN -> "";
        };
    }

    public String words() {
        return switch (status()) {
            case BOOKED -> now.isBefore(row.visit().end()) ? "Booked" : "Still open";
            case CONFIRMED -> now.isBefore(row.visit().end()) ? "Confirmed" : "Still open";
            case CHECKED_IN -> "Checked in";
            case IN_TREATMENT -> "In treatment";
            case FULFILLED -> "Done";
            case ABORTED -> "Broken off";
            case CANCELLED -> "Cancelled";
            case NO_SHOW -> "No-show";
            case WITHDRAWN -> "Withdrawn";
        };
    }
}
