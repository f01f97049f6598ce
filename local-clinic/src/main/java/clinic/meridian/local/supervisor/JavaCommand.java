package clinic.meridian.local.supervisor;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The command lines of JVMs: all run on the JVM that this one runs on, from its class path or from a jar of
/// their own.
public final class JavaCommand {
    /// Keeps the libraries of commands and of the supervisor from talking; warnings are still written.
    public static final String QUIET = "-Dlogback.configurationFile=quiet-logback.xml";

    /// A JVM without memory does not limp on: it ends and is started again.
    private static final List<String> ALWAYS = List.of(
            "-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders", "-XX:+ExitOnOutOfMemoryError", "-XX:-UsePerfData");

    private JavaCommand() {}

    public static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /// A main class of this program's own class path.
    public static List<String> ofMain(String mainClass, List<String> options, List<String> arguments) {
        var command = start(options);
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(mainClass);
        command.addAll(arguments);
        return command;
    }

    static List<String> ofJar(Path jar, List<String> options) {
        var command = start(options);
        command.add("-jar");
        command.add(jar.toString());
        return command;
    }

    private static List<String> start(List<String> options) {
        var command = new ArrayList<String>();
        command.add(java());
        command.addAll(ALWAYS);
        command.addAll(options);
        return command;
    }
}
