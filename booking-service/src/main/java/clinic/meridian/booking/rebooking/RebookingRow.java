package clinic.meridian.booking.rebooking;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A visit that needs another slot, as the page shows it.
///
/// @param seen value of its tick
/// @param field under which its slot is sent
/// @param ticked it is moved with the others
/// @param options what would fit, the chosen one first selected; empty where nothing does
/// @param why what is in the way; null when nothing is
/// @param wrong what was asked for could not be had
/// @param cancellable it can at least be cancelled
public record RebookingRow(
        UUID appointmentId,
        String seen,
        String field,
        LocalDate day,
        String time,
        String service,
        String practitioner,
        String room,
        Who who,
        boolean ticked,
        List<Option> options,
        @Nullable String why,
        boolean wrong,
        boolean cancellable) {

    public RebookingRow {
        options = List.copyOf(options);
    }

    /// Whose visit it is, and how she is reached.
    ///
    /// @param mailed she has an address to which the change is mailed
    public record Who(UUID clientId, String name, @Nullable String phone, boolean mailed) {}

    /// A slot to choose.
    ///
    /// @param value see [clinic.meridian.booking.availability.SlotChoice]
    public record Option(String value, String words, boolean chosen) {}

    /// What has become of a visit that was rebooked.
    ///
    /// @param seen for taking it back
    /// @param before where it was
    /// @param after where it is now, or that it is cancelled
    /// @param undoable it can be taken back
    public record Done(String seen, Who who, String before, String after, boolean undoable) {}
}
