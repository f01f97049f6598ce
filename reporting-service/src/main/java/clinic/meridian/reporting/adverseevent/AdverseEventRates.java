package clinic.meridian.reporting.adverseevent;

import clinic.meridian.platform.time.ClinicClock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// How often adverse events come, with how sure that is. Rates of one practitioner are shown from a number of sessions
/// on that says something.
@Component
public class AdverseEventRates {

    static final long LEAST_SESSIONS_OF_ONE = 50;

    private static final String FORMULA = "sessions with at least one effect of the code / sessions with at least one"
            + " needle inserted, Wilson 95 %; beside it events per 10,000 such sessions, exact Poisson 95 %;"
            + " none seen: below 3 / sessions";

    private static final List<String> EXCLUSIONS = List.of(
            "near misses",
            "effects that cannot be put down to a session of the period",
            "imported visits, and sessions without needles");

    private final AdverseEventTable table;
    private final ClinicClock clock;

    AdverseEventRates(AdverseEventTable table, ClinicClock clock) {
        this.table = table;
        this.clock = clock;
    }

    /// @param asOf clinic time at which it was read
    /// @param sessions the denominator of all rates
    /// @param withheld why no rates are given, if so
    public record Answer(
            Instant asOf,
            LocalDate from,
            LocalDate to,
            long sessions,
            String formula,
            List<String> exclusions,
            @Nullable String withheld,
            List<AdverseEventRate> items) {

        /// The rate of all codes together, if it is shown.
        public @Nullable AdverseEventRate any() {
            return items.isEmpty() ? null : items.getFirst();
        }
    }

    /// All codes together first, then those that were seen by how often, then those that were not.
    public Answer of(RatePeriod period) {
        RateCounts counts = table.counts(period);
        if (period.practitionerId() != null && counts.sessions() < LEAST_SESSIONS_OF_ONE) {
            String withheld = "Rates of one practitioner are shown from " + LEAST_SESSIONS_OF_ONE
                    + " sessions on; there are " + counts.sessions() + ".";
            return answer(period, counts, withheld, List.of());
        }
        TreeSet<String> codes = new TreeSet<>(counts.byCode().keySet());
        Arrays.stream(AdverseEventCode.values()).map(Enum::name).forEach(codes::add);
        codes.remove(RateCounts.ANY);
        List<AdverseEventRate> items = new ArrayList<>();
        items.add(AdverseEventRate.of(RateCounts.ANY, counts.of(RateCounts.ANY), counts.sessions()));
        codes.stream()
                .map(code -> AdverseEventRate.of(code, counts.of(code), counts.sessions()))
                .sorted((a, b) -> Long.compare(b.numerator(), a.numerator()))
                .forEach(items::add);
        return answer(period, counts, null, items);
    }

    private Answer answer(
            RatePeriod period, RateCounts counts, @Nullable String withheld, List<AdverseEventRate> items) {
        return new Answer(
                clock.now(), period.from(), period.to(), counts.sessions(), FORMULA, EXCLUSIONS, withheld, items);
    }
}
