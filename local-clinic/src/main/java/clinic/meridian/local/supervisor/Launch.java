package clinic.meridian.local.supervisor;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// How a child process is started: command, environment (nothing else is passed on but what a program needs to
/// run at all), and the file that its output is appended to. The output goes to a file, not through a pipe, so
/// that the child outlives the one who started it.
record Launch(List<String> command, Map<String, String> environment, Path log) {
    private static final List<String> PASSED_ON = List.of("PATH", "HOME", "LANG", "TZ", "TMPDIR", "JAVA_TOOL_OPTIONS");
    private static final long LOG_LIMIT = 20L * 1024 * 1024;

    Launch {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    /// Starts the process in a session of its own: an interrupt at the shell reaches the supervisor only.
    Process start() throws IOException {
        rollLog();
        var ownSession = new ArrayList<String>();
        ownSession.add("setsid");
        ownSession.addAll(command);
        var builder = new ProcessBuilder(ownSession)
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        var inherited = Map.copyOf(builder.environment());
        builder.environment().clear();
        for (var name : PASSED_ON) {
            var value = inherited.get(name);
            if (value != null) {
                builder.environment().put(name, value);
            }
        }
        builder.environment().putAll(environment);
        return builder.start();
    }

    /// One earlier log is kept; a clinic that runs for months must not fill the disk.
    private void rollLog() throws IOException {
        if (Files.exists(log) && Files.size(log) > LOG_LIMIT) {
            Files.move(log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /// Equal for two launches that would run the same program in the same way.
    String fingerprint() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var word : command) {
                if (!FastStart.isOption(word)) {
                    add(digest, word);
                }
            }
            new TreeMap<>(environment).forEach((name, value) -> add(digest, name + "=" + value));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    private static void add(MessageDigest digest, String word) {
        digest.update(word.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
    }
}
