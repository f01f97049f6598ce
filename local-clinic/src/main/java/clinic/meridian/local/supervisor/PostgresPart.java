package clinic.meridian.local.supervisor;

import clinic.meridian.local.ClinicTrouble;
import clinic.meridian.local.LocalClinic;
import clinic.meridian.local.Part;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/// PostgreSQL 18 with every durability setting on. It refuses to run as root; as root it is therefore started
/// in a user name space of its own, in which it is nobody while its files stay root's.
final class PostgresPart implements PartProcess {
    /// Sized for a machine with two cores and a few services with pools of about ten connections.
    private static final Map<String, String> SETTINGS = Map.ofEntries(
            Map.entry("fsync", "on"),
            Map.entry("full_page_writes", "on"),
            Map.entry("synchronous_commit", "on"),
            Map.entry("listen_addresses", "127.0.0.1"),
            Map.entry("unix_socket_directories", ""),
            Map.entry("password_encryption", "scram-sha-256"),
            Map.entry("max_connections", "200"),
            Map.entry("shared_buffers", "256MB"),
            Map.entry("effective_cache_size", "1GB"),
            Map.entry("work_mem", "8MB"),
            Map.entry("maintenance_work_mem", "128MB"),
            Map.entry("max_wal_size", "2GB"),
            Map.entry("random_page_cost", "1.1"),
            Map.entry("jit", "off"),
            Map.entry("timezone", "UTC"),
            Map.entry("log_timezone", "UTC"));

    private final LocalClinic clinic;
    private final Databases databases;

    PostgresPart(LocalClinic clinic) {
        this.clinic = clinic;
        this.databases = new Databases(clinic);
    }

    @Override
    public Part part() {
        return Part.POSTGRES;
    }

    @Override
    public Set<Part> needs() {
        return Set.of();
    }

    @Override
    public List<Integer> ports() {
        return List.of(clinic.port(Part.POSTGRES));
    }

    @Override
    public void prepare() throws IOException, InterruptedException {
        var binaries = PostgresBinaries.in(clinic.cache());
        if (!Files.exists(clinic.postgresData())) {
            CacheFolder.filled(clinic.postgresData(), beside -> initialise(binaries, beside));
        }
    }

    /// Text is sorted by code point: the same on every machine, and never changed by an update of the system's
    /// library.
    private void initialise(PostgresBinaries binaries, Path data) throws IOException, InterruptedException {
        databases.superuserPassword();
        var command = asOrdinaryUser(List.of(
                binaries.program("initdb").toString(),
                "--pgdata=" + data,
                "--username=" + Databases.SUPERUSER,
                "--pwfile=" + databases.superuserPasswordFile(),
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8"));
        run(command, "PostgreSQL cannot make its data folder " + clinic.postgresData());
    }

    @Override
    public Launch launch() throws IOException, InterruptedException {
        var binaries = PostgresBinaries.in(clinic.cache());
        var command = new ArrayList<>(List.of(
                binaries.program("postgres").toString(),
                "-D",
                clinic.postgresData().toString(),
                "-p",
                Integer.toString(clinic.port(Part.POSTGRES))));
        SETTINGS.entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(setting -> {
            command.add("-c");
            command.add(setting.getKey() + "=" + setting.getValue());
        });
        return new Launch(asOrdinaryUser(command), Leftovers.marks(clinic, Part.POSTGRES), clinic.log(Part.POSTGRES));
    }

    /// PostgreSQL takes its own old pid file seriously as long as the number is in use, if only by a process
    /// that is dead and not yet buried. The file also keeps a new server from the memory of an old one's
    /// backends; so it goes when the last of those is gone.
    @Override
    public void tidyUp() throws IOException, InterruptedException {
        var pidFile = clinic.postgresData().resolve("postmaster.pid");
        if (Files.exists(pidFile)) {
            long deadline = System.nanoTime() + patience().toNanos();
            while (Leftovers.anyWorksIn(clinic.postgresData())) {
                if (System.nanoTime() > deadline) {
                    throw new ClinicTrouble(
                            "processes of an earlier PostgreSQL still work in " + clinic.postgresData());
                }
                Pause.of(Duration.ofMillis(50));
            }
            Files.deleteIfExists(pidFile);
        }
    }

    @Override
    public boolean ready() {
        return databases.answer();
    }

    @Override
    public void furnish() throws SQLException {
        databases.furnish();
    }

    /// SIGTERM alone would wait for every client to leave; `fast` ends their transactions and keeps what is
    /// committed.
    @Override
    public void askToEnd(ProcessIdentity process) throws IOException, InterruptedException {
        var binaries = PostgresBinaries.in(clinic.cache());
        run(
                asOrdinaryUser(List.of(
                        binaries.program("pg_ctl").toString(),
                        "stop",
                        "--no-wait",
                        "--mode=fast",
                        "--pgdata=" + clinic.postgresData())),
                "PostgreSQL cannot be asked to stop");
    }

    @Override
    public Duration patience() {
        return Duration.ofSeconds(60); // it may have a large checkpoint to write
    }

    private static List<String> asOrdinaryUser(List<String> command) throws IOException {
        if (!Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0)) {
            return command;
        }
        var inNameSpace = new ArrayList<String>(List.of("unshare", "-U"));
        inNameSpace.addAll(command);
        return inNameSpace;
    }

    private static void run(List<String> command, String complaint) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(1, TimeUnit.MINUTES) || process.exitValue() != 0) {
            var hint = output.contains("unshare")
                    ? "\nAs root it needs a user name space, which is forbidden here: start the clinic as an ordinary user."
                    : "";
            throw new ClinicTrouble(complaint + ":\n" + output.strip() + hint);
        }
    }
}
