package clinic.meridian.local.command;

import clinic.meridian.local.DatabaseRole;
import clinic.meridian.local.LocalClinic;
import clinic.meridian.local.Part;
import clinic.meridian.local.WrongUse;
import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "psql",
        description = {
            "Opens an SQL prompt on the database of a service: psql where one of version 18 or newer is installed,",
            "else a small one. It may only look, unless another role is asked for."
        })
public final class PsqlCommand implements Callable<Integer> {
    private static final int OLDEST_PSQL = 18;

    private final LocalClinic clinic;

    @Parameters(paramLabel = "SERVICE", description = "booking, session, reporting or identity.")
    private String service = "";

    @Option(names = "-c", paramLabel = "SQL", description = "Run this and return.")
    private @Nullable String sql;

    @Option(
            names = "--role",
            paramLabel = "ROLE",
            description = "reading (as long as nothing is said), writing or owner.")
    private String role = "reading";

    public PsqlCommand(LocalClinic clinic) {
        this.clinic = clinic;
    }

    @Override
    public Integer call() throws IOException, InterruptedException, SQLException {
        var database = service.equals("identity")
                ? service
                : LocalClinic.service(service).label();
        var as = role();
        return psqlIsNewEnough() ? psql(database, as) : builtIn(database, as);
    }

    private DatabaseRole role() {
        return Arrays.stream(DatabaseRole.values())
                .filter(each -> each.label().equals(role))
                .findFirst()
                .orElseThrow(() -> new WrongUse("There is no role '" + role + "': reading, writing or owner."));
    }

    private static boolean psqlIsNewEnough() throws InterruptedException {
        try {
            var process = new ProcessBuilder("psql", "--version").start();
            var version = Pattern.compile("(\\d+)")
                    .matcher(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
            return process.waitFor() == 0 && version.find() && Integer.parseInt(version.group()) >= OLDEST_PSQL;
        } catch (IOException e) {
            return false; // there is none
        }
    }

    private int psql(String database, DatabaseRole as) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(
                "psql",
                "-h",
                "127.0.0.1",
                "-p",
                Integer.toString(clinic.port(Part.POSTGRES)),
                "-U",
                as.username(database),
                "-d",
                database));
        if (sql != null) {
            command.addAll(List.of("-c", sql));
        }
        var builder = new ProcessBuilder(command).inheritIO();
        builder.environment().put("PGPASSWORD", clinic.secrets().existing(as.username(database)));
        return builder.start().waitFor();
    }

    private int builtIn(String database, DatabaseRole as) throws IOException, SQLException {
        try (var connection = Database.connect(clinic, database, as)) {
            var prompt = new SqlPrompt(connection, System.out);
            if (sql != null) {
                return prompt.run(sql) ? 0 : 1;
            }
            var input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            boolean typed = Optional.ofNullable(System.console())
                    .filter(Console::isTerminal)
                    .isPresent();
            return prompt.converse(input, typed ? as.username(database).toLowerCase(Locale.ROOT) : "") ? 0 : 1;
        }
    }
}
