package clinic.meridian.booking.appointment;

import clinic.meridian.booking.appointment.BookingFacts.Facts;
import clinic.meridian.booking.appointment.BookingFacts.Question;
import clinic.meridian.booking.appointment.BookingFacts.SeriesStanding;
import clinic.meridian.booking.catalogue.ServiceCatalogue;
import clinic.meridian.platform.refusal.Refused;
import clinic.meridian.platform.time.ClinicClock;
import java.util.Collection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Tells which slots a visit could be given apart from what is taken: by the rosters, the client's screening and the
/// rhythm of her series. For proposals.
@Component
public class Suitability {

    private final BookingFacts facts;
    private final ServiceCatalogue catalogue;
    private final ClinicClock clock;

    Suitability(BookingFacts facts, ServiceCatalogue catalogue, ClinicClock clock) {
        this.facts = facts;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    /// @param moved a visit that would give up its present slot
    /// @param beside what else becomes of the series in the same go
    public Judge judge(
            UUID clientId,
            UUID locationId,
            Collection<UUID> practitioners,
            @Nullable UUID seriesId,
            @Nullable UUID moved,
            Beside beside) {
        Facts known = facts.read(new Question(clientId, locationId, practitioners, seriesId));
        SeriesStanding series = known.series();
        SeriesStanding afterwards = series == null ? null : series.beside(beside);
        VisitRules rules = new VisitRules(catalogue, clock.now());
        return wanted -> {
            try {
                Booking.placeInSeries(
                        wanted, afterwards, rules.judge(wanted, known).start().toLocalDate(), moved);
                return true;
            } catch (Refused refused) {
                return false;
            }
        };
    }

    @FunctionalInterface
    public interface Judge {
        boolean suits(WantedVisit wanted);
    }
}
