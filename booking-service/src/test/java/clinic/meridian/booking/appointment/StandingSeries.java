package clinic.meridian.booking.appointment;

import clinic.meridian.booking.appointment.BookingFacts.SeriesStanding;
import clinic.meridian.booking.rhythm.Rhythm;
import java.util.List;
import java.util.UUID;

/// Series as bookings see them, for tests.
public final class StandingSeries {

    private StandingSeries() {}

    /// An open series without visits.
    public static SeriesStanding of(UUID clientId, Rhythm rhythm) {
        return new SeriesStanding(clientId, rhythm, true, List.of());
    }
}
