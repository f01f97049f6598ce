package clinic.meridian.reporting;

import clinic.meridian.platform.refusal.Refused;
import clinic.meridian.platform.security.SignedIn;
import clinic.meridian.platform.web.input.InvalidInput;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What part of the clinic a question is about, cut down to what the person who asks may see.
public final class Scope {

    private static final int LONGEST_PERIOD_DAYS = 3_700;

    private Scope() {}

    /// The locations to look at; empty means all.
    ///
    /// @throws Refused when one is asked for at which the person does not work
    public static Set<String> locations(SignedIn person, @Nullable String locationId) {
        if (locationId == null) {
            return person.locations();
        }
        if (!person.worksAt(locationId)) {
            throw new Refused(
                    ReportingRefusal.NOT_YOUR_LOCATION, "You do not work at this location. Choose one of yours.");
        }
        return Set.of(locationId);
    }

    /// @throws InvalidInput for a period that ends before it begins, or is longer than ten years
    public static void checkPeriod(LocalDate from, LocalDate to) {
        if (to.isBefore(from)) {
            throw InvalidInput.field("to", "must not lie before from");
        }
        if (ChronoUnit.DAYS.between(from, to) > LONGEST_PERIOD_DAYS) {
            throw InvalidInput.field("to", "must lie within ten years of from");
        }
    }
}
