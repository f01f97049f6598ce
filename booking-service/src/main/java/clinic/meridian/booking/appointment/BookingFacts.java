package clinic.meridian.booking.appointment;

import clinic.meridian.booking.location.LocationView;
import clinic.meridian.booking.practitioner.PractitionerView;
import clinic.meridian.booking.rhythm.Rhythm;
import clinic.meridian.booking.screening.ScreeningStanding;
import clinic.meridian.platform.database.AdvisoryLocks.Lock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a booking is judged by.
public interface BookingFacts {

    /// A location as it was a moment ago: to know which rooms to lock, and for what never changes.
    Optional<LocationView> location(UUID locationId);

    /// Everything as it is now; asked under the locks, so that it stays so until the transaction ends.
    Facts read(Question question);

    /// Takes the locks and reads, in one go.
    Facts readUnder(Collection<Lock> locks, Question question);

    /// What is or was held under this id.
    Optional<Held> hold(UUID holdId);

    /// @param clientId absent: nobody in particular
    /// @param practitioners everybody who is asked for
    record Question(
            @Nullable UUID clientId,
            UUID locationId,
            Collection<UUID> practitioners,
            @Nullable UUID seriesId) {}

    /// @param client whether there is a client of that id
    /// @param practitioners by id; those that exist
    record Facts(
            @Nullable LocationView location,
            Map<UUID, PractitionerView> practitioners,
            boolean client,
            @Nullable ScreeningStanding screening,
            @Nullable SeriesStanding series) {}

    /// A series of this client as far as it bears on another visit.
    ///
    /// @param open takes visits
    /// @param over has ended, so that nothing that was given up comes back either
    /// @param visits those that stand or were fulfilled, in order of their start
    record SeriesStanding(UUID clientId, Rhythm rhythm, boolean open, boolean over, List<SeriesVisit> visits) {

        /// Place of the next visit that is added, from 1.
        int nextIndex() {
            return visits.stream().mapToInt(SeriesVisit::seriesIndex).max().orElse(0) + 1;
        }

        /// The series as it will be when that has been done too.
        SeriesStanding beside(Beside others) {
            List<SeriesVisit> afterwards = new ArrayList<>(visits.stream()
                    .filter(visit -> !others.leaving().contains(visit.appointmentId()))
                    .toList());
            others.coming().forEach(date -> afterwards.add(new SeriesVisit(new UUID(0, 0), 0, date)));
            return new SeriesStanding(clientId, rhythm, open, over, afterwards);
        }

        /// Dates of all its visits.
        public List<LocalDate> dates() {
            return datesWithout(Set.of());
        }

        /// Dates of the visits apart from these.
        List<LocalDate> datesWithout(Set<UUID> appointmentIds) {
            return visits.stream()
                    .filter(visit -> !appointmentIds.contains(visit.appointmentId()))
                    .map(SeriesVisit::date)
                    .toList();
        }
    }

    /// A slot that is kept, or was, for somebody who is or was still deciding.
    ///
    /// @param visit what it would become
    record Held(@Nullable UUID clientId, Visit visit) {}

    record SeriesVisit(UUID appointmentId, int seriesIndex, LocalDate date) {}
}
