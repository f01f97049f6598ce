package clinic.meridian.local;

import clinic.meridian.local.command.ClockCommand;
import clinic.meridian.local.command.DownCommand;
import clinic.meridian.local.command.EventsCommand;
import clinic.meridian.local.command.LogsCommand;
import clinic.meridian.local.command.ParkedCommand;
import clinic.meridian.local.command.PsqlCommand;
import clinic.meridian.local.command.StatusCommand;
import clinic.meridian.local.command.SuperviseCommand;
import clinic.meridian.local.command.TokenCommand;
import clinic.meridian.local.command.UpCommand;
import clinic.meridian.local.importing.ImportCommand;
import java.time.Clock;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.OptionSpec;

/// What `./clinic` runs, but for the commands that need Maven. Exit codes: 0 done, 1 could not be done, 2 asked
/// wrongly.
@Command(name = "./clinic", synopsisSubcommandLabel = "COMMAND", description = "Runs the local clinic.")
public final class Cli {
    private Cli() {}

    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    private static int run(String[] arguments) {
        try {
            var clinic = LocalClinic.fromEnvironment(System.getenv());
            return commands(clinic, Clock.systemUTC()).execute(arguments);
        } catch (WrongUse e) {
            System.err.println(e.getMessage());
            return ExitCode.USAGE;
        }
    }

    private static CommandLine commands(LocalClinic clinic, Clock clock) {
        var commands = new CommandLine(new Cli());
        for (var command : List.of(
                new UpCommand(clinic, clock),
                new DownCommand(clinic),
                new StatusCommand(clinic),
                new LogsCommand(clinic),
                new TokenCommand(clinic, clock),
                new ClockCommand(clinic),
                new PsqlCommand(clinic),
                new EventsCommand(clinic),
                new ParkedCommand(clinic),
                new ImportCommand(clinic, clock),
                new SuperviseCommand(clinic, clock))) {
            var added = new CommandLine(command);
            added.getCommandSpec().addOption(help());
            added.getSubcommands().values().forEach(sub -> sub.getCommandSpec().addOption(help()));
            // "clock -P1D" is a way back, not an option.
            added.setUnmatchedOptionsArePositionalParams(command instanceof ClockCommand);
            commands.addSubcommand(added);
        }
        commands.setUsageHelpWidth(120);
        return commands.setExecutionExceptionHandler((trouble, command, parsed) -> tell(trouble));
    }

    private static OptionSpec help() {
        return OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("Show this help.")
                .build();
    }

    private static int tell(Exception trouble) throws Exception {
        return switch (trouble) {
            case WrongUse wrong -> {
                System.err.println(wrong.getMessage());
                yield ExitCode.USAGE;
            }
            case ClinicTrouble known -> {
                System.err.println(known.getMessage());
                yield ExitCode.SOFTWARE;
            }
            default -> throw trouble; // a bug: picocli prints all of it
        };
    }
}
