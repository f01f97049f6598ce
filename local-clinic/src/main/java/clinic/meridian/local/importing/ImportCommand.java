package clinic.meridian.local.importing;

import clinic.meridian.local.LocalClinic;
import clinic.meridian.local.Part;
import clinic.meridian.local.WrongUse;
import clinic.meridian.local.client.ClinicHttp;
import clinic.meridian.local.client.Tokens;
import java.io.Console;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "import",
        description = {
            "Brings clients and visits over from another system. Good lines come in, bad ones are listed with file, line",
            "and reason. Running it again is harmless: what is there already is left alone."
        })
public final class ImportCommand implements Callable<Integer> {
    /// Some lines were bad.
    static final int BAD_LINES = 3;

    private static final String MANAGER = "manager";

    private final LocalClinic clinic;
    private final Clock clock;
    private final long begun = System.nanoTime();
    private boolean told;

    @Option(names = "--dry-run", description = "Judge every line and write nothing.")
    private boolean dryRun;

    @Option(
            names = "--system",
            paramLabel = "NAME",
            description = "The old system, where there is more than one: the references of each count for themselves.")
    private String system = "previous";

    @Parameters(index = "0", paramLabel = "CLIENTS.CSV", description = "Who the clients are.")
    private Path clients = Path.of("");

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "APPOINTMENTS.CSV",
            description = "Their visits, past ones and those to come.")
    private @Nullable Path appointments;

    public ImportCommand(LocalClinic clinic, Clock clock) {
        this.clinic = clinic;
        this.clock = clock;
    }

    /// The columns, for the end of the help.
    @Spec
    void describeColumns(CommandSpec spec) {
        spec.usageMessage()
                .footer(Stream.of(
                                Stream.of(
                                        "",
                                        "Files are CSV, UTF-8 or Windows-1252, with commas or semicolons; the first line",
                                        "names the columns (* must be there and filled), in any order.",
                                        "",
                                        "Columns of CLIENTS.CSV:"),
                                ClientSheet.COLUMNS.stream().map(ImportCommand::described),
                                Stream.of("", "Columns of APPOINTMENTS.CSV:"),
                                AppointmentSheet.COLUMNS.stream().map(ImportCommand::described),
                                Stream.of(
                                        "",
                                        "Exit codes: 0 every line is in, 1 it had to stop, 2 asked wrongly, 3 some lines",
                                        "are bad. More in docs/import.md."))
                        .flatMap(lines -> lines)
                        .toArray(String[]::new));
    }

    private static String described(Column column) {
        return "  %-14s %s"
                .formatted(column.name() + (column.required() ? " *" : ""), column.holds())
                .stripTrailing();
    }

    @Override
    public Integer call() {
        if (!system.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,63}")) {
            throw new WrongUse("--system is a word of letters, digits, '.', '_' and '-', not '" + system + "'.");
        }
        var tokens = Tokens.of(clinic, clock);
        var booking = new ClinicHttp(clinic.url(Part.BOOKING), () -> tokens.of(MANAGER));
        var tallies = new Import(booking, system, dryRun, this::tell).run(clients, appointments);
        if (isTerminal()) {
            System.out.println();
        }
        return report(tallies);
    }

    private int report(List<Tally> tallies) {
        System.out.println();
        for (var tally : tallies) {
            System.out.println(tally.file() + "  " + tally);
            if (!tally.ignoredColumns().isEmpty()) {
                System.out.println("  left out the columns " + String.join(", ", tally.ignoredColumns()));
            }
        }
        var bad = tallies.stream().flatMap(tally -> tally.badLines().stream()).toList();
        if (!bad.isEmpty()) {
            System.out.printf("%n%,d bad lines:%n", bad.size());
            bad.forEach(line -> System.out.println("  " + line));
        }
        System.out.printf("%n%s%n", dryRun ? "Nothing was written (--dry-run)." : "Done in " + seconds() + " s.");
        return bad.isEmpty() ? 0 : BAD_LINES;
    }

    private void tell(Tally tally) {
        if (isTerminal()) {
            System.out.printf("%s  %s  %s, %d s ", told ? "\r" : "", tally.file(), tally, seconds());
            System.out.flush();
            told = true;
        } else {
            System.out.printf("  %s  %s, %d s%n", tally.file(), tally, seconds());
        }
    }

    private long seconds() {
        return (System.nanoTime() - begun) / 1_000_000_000;
    }

    @SuppressWarnings("SystemConsoleNull") // it is null again since JDK 25 where the output is redirected
    private static boolean isTerminal() {
        Console console = System.console();
        return console != null && console.isTerminal();
    }
}
