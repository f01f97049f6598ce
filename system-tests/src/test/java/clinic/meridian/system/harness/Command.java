package clinic.meridian.system.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// One run of `./clinic`, or of what a person types.
///
/// @param line   what was run
/// @param exit   0 done, 1 could not be done, 2 asked wrongly
/// @param output what it said, errors included
public record Command(String line, int exit, String output) {
    private static final Duration PATIENCE = Duration.ofMinutes(6);

    static Command clinic(Map<String, String> environment, List<String> arguments) {
        var command = new ArrayList<>(List.of(Checkout.script().toString()));
        command.addAll(arguments);
        return run("./clinic " + String.join(" ", arguments), command, environment);
    }

    /// Runs what a person would type at the root of the source tree, up to the first command that fails.
    static Command shell(Map<String, String> environment, String script) {
        return run("a script", List.of("bash", "-euo", "pipefail", "-c", script), environment);
    }

    private static Command run(String line, List<String> command, Map<String, String> environment) {
        var builder =
                new ProcessBuilder(command).directory(Checkout.root().toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        try {
            var process = builder.start();
            process.getOutputStream().close();
            var output = CompletableFuture.supplyAsync(() -> readAll(process));
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
                throw new AssertionError(line + " did not return within " + PATIENCE + ": " + output.join());
            }
            return new Command(line, process.exitValue(), output.join());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted in " + line, e);
        }
    }

    private static String readAll(Process process) {
        try {
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// @throws AssertionError when it was not done
    public Command mustSucceed() {
        if (exit != 0) {
            throw new AssertionError("%s ended with %d:%n%s".formatted(line, exit, output));
        }
        return this;
    }
}
