package clinic.meridian.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.function.Supplier;

/// The generated secrets of one clinic, a file each, readable by their owner only.
public record Secrets(Path folder) {
    private static final SecureRandom RANDOM = new SecureRandom();
    /// Without the letters and digits that people confuse.
    private static final String READABLE = "abcdefghjkmnpqrstuvwxyz23456789";

    /// A password that only programs use.
    public String password(String name) {
        return keep(name, () -> Base64.getUrlEncoder().withoutPadding().encodeToString(random(24)));
    }

    /// A password that people type, about 59 bits.
    public String readablePassword(String name) {
        return keep(name, Secrets::readable);
    }

    /// A key of 32 bytes as base64.
    public String key(String name) {
        return keep(name, () -> Base64.getEncoder().encodeToString(random(32)));
    }

    /// The secret of that name; the first call makes it, and all others, at the same time too, get what it made.
    public String keep(String name, Supplier<String> generate) {
        var file = folder.resolve(name);
        try {
            if (!Files.exists(file)) {
                write(file, generate.get());
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("The secret " + file + " cannot be read or written", e);
        }
    }

    /// The secret of that name in a clinic that has been started before.
    ///
    /// @throws ClinicTrouble when this clinic has never been started, or by someone else
    public String existing(String name) {
        var file = folder.resolve(name);
        if (!Files.exists(file)) {
            throw new ClinicTrouble("This clinic has not been started yet (" + file + " is missing): ./clinic up");
        }
        if (!Files.isReadable(file)) {
            throw new ClinicTrouble("Only the one who started this clinic may read " + file + ".");
        }
        return keep(name, () -> "");
    }

    /// Where the secret lies, for programs that read it themselves.
    public Path file(String name) {
        return folder.resolve(name);
    }

    private void write(Path file, String secret) throws IOException {
        Files.createDirectories(
                folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        DurableFile.writeNew(file, (secret + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] random(int bytes) {
        var random = new byte[bytes];
        RANDOM.nextBytes(random);
        return random;
    }

    private static String readable() {
        var password = new StringBuilder();
        for (int i = 0; i < 12; i++) {
            if (i > 0 && i % 4 == 0) {
                password.append('-');
            }
            password.append(READABLE.charAt(RANDOM.nextInt(READABLE.length())));
        }
        return password.toString();
    }
}
