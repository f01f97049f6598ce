package clinic.meridian.booking.series;

import clinic.meridian.booking.appointment.SlotOutcome;
import clinic.meridian.booking.appointment.SlotOutcome.Conflicted;
import clinic.meridian.booking.availability.SlotConflict;
import clinic.meridian.booking.availability.WhenSlotTakenThenOfferOthers.ConflictBody;
import clinic.meridian.booking.location.LocationView;
import clinic.meridian.booking.location.Locations;
import clinic.meridian.platform.refusal.Refused;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/// Puts a series that cannot be had into words, slot by slot, with what would fit instead. Asked after the refused
/// transaction is over.
@Component
public class WhenSeriesCannotBeHadThenNameEachConflict {

    private final Locations locations;
    private final SeriesAlternatives alternatives;

    WhenSeriesCannotBeHadThenNameEachConflict(Locations locations, SeriesAlternatives alternatives) {
        this.locations = locations;
        this.alternatives = alternatives;
    }

    /// The refusal in full, where it is about a series.
    public Refused explain(Refused refused) {
        if (!(refused.facts().get(SeriesConflicts.FACT) instanceof SeriesConflicts found)) {
            return refused;
        }
        ZoneId zone = locations
                .find(found.course().locationId())
                .map(LocationView::zone)
                .orElseThrow(() -> new IllegalStateException(
                        "No location " + found.course().locationId()));
        List<SlotConflict> conflicts = new ArrayList<>();
        for (int index = 0; index < found.outcomes().size(); index++) {
            SlotOutcome outcome = found.outcomes().get(index);
            if (outcome instanceof Conflicted conflicted) {
                conflicts.add(new SlotConflict(
                        index,
                        null,
                        SeriesAlternatives.start(conflicted, zone),
                        conflicted.reason(),
                        conflicted.detail(),
                        conflicted.inTheWay().stream()
                                .map(claim -> ConflictBody.of(claim, zone))
                                .toList(),
                        alternatives.insteadOf(found.course(), conflicted, found.outcomes())));
            }
        }
        return new Refused(refused.reason(), refused.detail(), Map.of("conflicts", conflicts));
    }
}
