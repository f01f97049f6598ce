package clinic.meridian.booking.desk;

import clinic.meridian.booking.screening.ScreeningStanding;
import clinic.meridian.platform.shell.PageFormats;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// What the treatment room's word on a client means for the desk, on one day.
///
/// @param style the style sheet's class, and the icon's name
/// @param title two or three words
/// @param meaning what follows, and what would help
public record ScreeningSign(String style, String title, String meaning) {

    /// @param standing null where no screening is known
    static ScreeningSign of(@Nullable ScreeningStanding standing, LocalDate day, PageFormats show) {
        if (standing == null) {
            return new ScreeningSign(
                    "attention",
                    "Not screened",
                    "No needles before the screening in the treatment room. A consultation or a first visit can be"
                            + " booked.");
        }
        return switch (standing.on(day)) {
            case MAY -> cleared(standing, show);
            case EXPIRED ->
                new ScreeningSign(
                        "attention",
                        "Screening out of date",
                        "It covered visits until " + written(standing.validUntil(), show)
                                + ". No needles before a new one; a consultation or a first visit can be booked.");
            case CLEARANCE_MISSING ->
                new ScreeningSign(
                        "attention",
                        "Needs clearance",
                        standing.clearedUntil() == null
                                ? "Needs clearance by a health-care provider before needling. It is recorded in the"
                                        + " treatment room."
                                : "The clearance covers visits until " + written(standing.clearedUntil(), show)
                                        + ". Needs a new one before needling after that.");
            case NOT_TODAY ->
                new ScreeningSign(
                        "attention",
                        "No needles that day",
                        "The screening rules out this day only; any later day will do.");
            case NOT_SUITABLE ->
                new ScreeningSign(
                        "danger", "Not suitable", "The screening rules out needles. A consultation can be booked.");
        };
    }

    private static ScreeningSign cleared(ScreeningStanding standing, PageFormats show) {
        return switch (standing.outcome()) {
            case CAUTION ->
                new ScreeningSign(
                        "information",
                        "Cleared, with caution",
                        "May be needled until " + written(standing.validUntil(), show)
                                + "; the practitioner sees why care is needed.");
            case CLEARANCE_NEEDED ->
                new ScreeningSign(
                        "done",
                        "Cleared by a provider",
                        "May be needled until " + written(earlier(standing.validUntil(), standing.clearedUntil()), show)
                                + ".");
            case CLEAR, NOT_TODAY, NOT_SUITABLE ->
                new ScreeningSign(
                        "done",
                        "Cleared for needles",
                        "Covers visits until " + written(standing.validUntil(), show) + ".");
        };
    }

    private static String written(@Nullable LocalDate date, PageFormats show) {
        return date == null ? "" : show.period(date, date);
    }

    private static LocalDate earlier(LocalDate a, @Nullable LocalDate b) {
        return b != null && b.isBefore(a) ? b : a;
    }
}
