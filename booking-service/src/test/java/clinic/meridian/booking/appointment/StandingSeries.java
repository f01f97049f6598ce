package clinic.meridian.booking.appointment;

import clinic.meridian.booking.appointment.BookingFacts.SeriesStanding;
import clinic.meridian.booking.appointment.BookingFacts.SeriesVisit;
import clinic.meridian.booking.rhythm.Rhythm;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Series as bookings see them, for tests.
public final class StandingSeries {

    private StandingSeries() {}

    /// An open series without visits.
    public static SeriesStanding of(UUID clientId, Rhythm rhythm) {
        return new SeriesStanding(clientId, rhythm, true, false, List.of());
    }

    /// An open series with visits.
    ///
    /// @param dates by visit
    public static SeriesStanding of(UUID clientId, Rhythm rhythm, Map<UUID, String> dates) {
        List<SeriesVisit> visits = new ArrayList<>();
        dates.entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .forEach(visit -> visits.add(
                        new SeriesVisit(visit.getKey(), visits.size() + 1, LocalDate.parse(visit.getValue()))));
        return new SeriesStanding(clientId, rhythm, true, false, visits);
    }
}
