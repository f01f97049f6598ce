package clinic.meridian.booking.appointment;

import clinic.meridian.booking.appointment.AppointmentCommand.ImportAppointment;

/// Whether a visit of another system can be had here.
public sealed interface ImportVerdict {

    /// It can, by this command.
    record Importable(ImportAppointment command) implements ImportVerdict {}

    /// @param reason as the API tells it: `slot-taken`
    record NotImportable(String reason, String detail) implements ImportVerdict {}
}
