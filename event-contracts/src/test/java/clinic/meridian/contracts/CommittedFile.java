package clinic.meridian.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A file that is derived from the contracts and committed, so that a change of them shows in a review. The tests
/// compare; with `-Dcontracts.write` they write.
record CommittedFile(Path path) {

    static final boolean WRITING = System.getProperty("contracts.write") != null;

    private static final String COMMAND = "mvn -pl event-contracts test -Dcontracts.write";

    static CommittedFile inModule(String path) {
        return new CommittedFile(Path.of(path));
    }

    /// Fails, with the command that writes it, when the file says something else.
    void mustSay(String text) throws IOException {
        if (WRITING) {
            Files.createDirectories(path.toAbsolutePath().getParent());
            Files.writeString(path, text);
        }
        assertThat(path)
                .as("%s follows from the contracts; write it with: %s", path, COMMAND)
                .exists()
                .content()
                .isEqualTo(text);
    }
}
