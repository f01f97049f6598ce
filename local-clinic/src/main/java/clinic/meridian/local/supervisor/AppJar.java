package clinic.meridian.local.supervisor;

import clinic.meridian.local.ClinicTrouble;
import clinic.meridian.local.LocalClinic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.springframework.util.FileSystemUtils;

/// A service as Maven built it. A jar full of jars starts slowly, so it runs unpacked.
///
/// @param jar    what Maven built
/// @param folder where it lies unpacked
record AppJar(Path jar, Path folder) {
    private static final int BUILDS_KEPT = 3;

    /// The newest build of a module.
    ///
    /// @throws ClinicTrouble when there is none
    static AppJar of(LocalClinic clinic, String module) throws IOException {
        var target = clinic.checkout().resolve(module).resolve("target");
        var jar = newestFirst(target, name -> name.startsWith(module + "-") && name.endsWith("-app.jar")).stream()
                .findFirst()
                .orElseThrow(() -> new ClinicTrouble(
                        "%s is not built: there is no %s-*-app.jar in %s.".formatted(module, module, target)));
        var build = Long.toHexString(changed(jar)) + Long.toHexString(Files.size(jar));
        return new AppJar(jar, clinic.cache().resolve("apps").resolve(module + "-" + build));
    }

    /// Tells one build from another.
    String build() {
        return folder.getFileName().toString();
    }

    /// The jar to run: it names the libraries that lie beside it.
    Path unpacked() throws IOException, InterruptedException {
        if (!Files.isDirectory(folder)) {
            CacheFolder.filled(folder, this::unpack);
            forgetOldBuilds();
        }
        return folder.resolve(jar.getFileName());
    }

    private void unpack(Path beside) throws IOException, InterruptedException {
        var command = List.of(
                JavaCommand.java(),
                "-XX:TieredStopAtLevel=1",
                "-Djarmode=tools",
                "-jar",
                jar.toString(),
                "extract",
                "--force",
                "--destination",
                beside.toString());
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(1, TimeUnit.MINUTES) || process.exitValue() != 0) {
            throw new ClinicTrouble(jar + " cannot be unpacked:\n" + output);
        }
    }

    /// The last few stay: a clinic may still be running one of them.
    private void forgetOldBuilds() throws IOException {
        var module = build().substring(0, build().lastIndexOf('-') + 1);
        var builds = newestFirst(folder.resolveSibling(""), name -> name.startsWith(module));
        for (var old : builds.stream().skip(BUILDS_KEPT).toList()) {
            FileSystemUtils.deleteRecursively(old);
        }
    }

    private static List<Path> newestFirst(Path folder, Predicate<String> name) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.filter(file -> name.test(
                            Optional.ofNullable(file.getFileName()).orElse(file).toString()))
                    .sorted(Comparator.comparingLong(AppJar::changed).reversed())
                    .toList();
        }
    }

    /// When the file was really written: a reproducible build sets the modification time of its jars to a fixed
    /// date.
    private static long changed(Path file) {
        try {
            return ((FileTime) Files.getAttribute(file, "unix:ctime")).toMillis();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
