package clinic.meridian.local.command;

import clinic.meridian.local.LocalClinic;
import clinic.meridian.local.WrongUse;
import clinic.meridian.local.client.ClinicTime;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "clock",
        description = {
            "Prints the clinic's now as an ISO instant, or lets the clinic's time run faster: it stops wherever",
            "something becomes due, lets everything settle, goes on, and returns when all services show the new time."
        })
public final class ClockCommand implements Callable<Integer> {
    private static final Pattern AMOUNT = Pattern.compile("\\+(P(?!$)(?:\\d+[YMWD])*)(T[0-9HMS.]+)?");

    private final LocalClinic clinic;

    @Parameters(
            paramLabel = "AMOUNT",
            arity = "0..1",
            description = "How far, as an ISO duration: +P1D, +PT3H, +P1DT30M, +P2W, +P1M. Time never goes back.")
    private @Nullable String amount;

    public ClockCommand(LocalClinic clinic) {
        this.clinic = clinic;
    }

    @Override
    public Integer call() {
        if (amount == null) {
            System.out.println(ClinicTime.of(clinic).now());
            return 0;
        }
        later(Instant.EPOCH, amount); // what makes no sense is refused before anybody is asked
        var time = ClinicTime.of(clinic);
        time.advanceTo(later(time.now(), amount));
        System.out.println(time.now());
        return 0;
    }

    /// Calendar amounts are counted in UTC: a day is 24 hours.
    static Instant later(Instant now, String amount) {
        var parts = AMOUNT.matcher(amount);
        if (!parts.matches()) {
            throw new WrongUse("'" + amount + "' is not a way forward: +P1D, +PT3H, +P1DT30M, +P2W, +P1M.");
        }
        try {
            var days = parts.group(1).equals("P") ? Period.ZERO : Period.parse(parts.group(1));
            var time = parts.group(2) == null ? Duration.ZERO : Duration.parse("P" + parts.group(2));
            return now.atOffset(ZoneOffset.UTC)
                    .plus(days)
                    .plus(time)
                    .toInstant()
                    .truncatedTo(ChronoUnit.MILLIS);
        } catch (DateTimeException e) {
            throw new WrongUse("'" + amount + "' is not a way forward: " + e.getMessage());
        }
    }
}
