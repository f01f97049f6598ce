package clinic.meridian.local.supervisor;

import clinic.meridian.local.DurableFile;
import clinic.meridian.local.LocalClinic;
import clinic.meridian.local.Part;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// What is remembered of a part's process, so that another supervisor knows it for what it is.
///
/// @param process     the process
/// @param fingerprint of the launch that it was started with
record PidFile(ProcessIdentity process, String fingerprint) {

    static Path path(LocalClinic clinic, Part part) {
        return clinic.run().resolve(part.label() + ".pid");
    }

    /// The part's process as far as it still runs.
    static Optional<PidFile> read(LocalClinic clinic, Part part) {
        var file = path(clinic, part);
        try {
            var words = Files.readString(file).strip().split(" ", -1);
            if (words.length != 3) {
                return Optional.empty();
            }
            var process = new ProcessIdentity(Long.parseLong(words[0]), words[1]);
            return process.alive() ? Optional.of(new PidFile(process, words[2])) : Optional.empty();
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    void write(LocalClinic clinic, Part part) throws IOException {
        var line = process.pid() + " " + process.birth() + " " + fingerprint + "\n";
        DurableFile.write(path(clinic, part), line.getBytes(StandardCharsets.UTF_8));
    }

    static void delete(LocalClinic clinic, Part part) throws IOException {
        Files.deleteIfExists(path(clinic, part));
    }
}
