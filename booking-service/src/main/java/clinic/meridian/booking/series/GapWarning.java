package clinic.meridian.booking.series;

import clinic.meridian.booking.rhythm.Rhythm;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;

/// Two visits of a series that follow each other after more than its longest gap: worth a word, and no obstacle.
///
/// @param reason `gap-too-long`
record GapWarning(String reason, LocalDate from, LocalDate to, long days, String detail) {

    static List<GapWarning> of(Rhythm rhythm, Collection<LocalDate> dates) {
        return rhythm.longGaps(dates).stream()
                .map(gap -> new GapWarning(
                        "gap-too-long",
                        gap.from(),
                        gap.to(),
                        gap.days(),
                        "There are " + gap.days() + " days from " + gap.from() + " to " + gap.to() + "; no more than "
                                + rhythm.maxGapDays() + " were agreed."))
                .toList();
    }
}
