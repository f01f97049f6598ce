package clinic.meridian.booking.series;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One date in the table of the planner.
///
/// @param number place in the table, from 1
/// @param time as the clock there shows it
/// @param room the room that it would get; null while something is in the way
/// @param gapDays days since the visit before it; null for the first
/// @param longGap more days than the series wants
/// @param why what is in the way; null when it fits
/// @param instead what would fit
/// @param slot see [clinic.meridian.booking.availability.SlotChoice]
public record PlanRow(
        int number,
        LocalDate date,
        String time,
        String practitioner,
        @Nullable String room,
        @Nullable Long gapDays,
        boolean longGap,
        @Nullable String why,
        List<Instead> instead,
        String slot) {

    public PlanRow {
        instead = List.copyOf(instead);
    }

    /// A slot that fits, as a button.
    ///
    /// @param value the row's place in the table from 0, and the slot that takes its place
    public record Instead(String words, String value) {}

    public boolean fits() {
        return why == null;
    }
}
