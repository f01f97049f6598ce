package clinic.meridian.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.Collections;
import java.util.HashSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {

    @TempDir
    Path folder;

    @Test
    void keepsASecretThatItMadeOnce() {
        var first = new Secrets(folder.resolve("secrets")).password("booking_owner");

        assertThat(new Secrets(folder.resolve("secrets")).password("booking_owner"))
                .isEqualTo(first);
        assertThat(new Secrets(folder.resolve("secrets")).password("session_owner"))
                .isNotEqualTo(first);
    }

    /// Three services that start at once ask for the same key.
    @Test
    void givesTheSameToAllWhoAskAtOnce() throws Exception {
        try (var people = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 20; i++) {
                var name = "key-" + i;
                var start = new CyclicBarrier(8);
                Callable<String> ask = () -> {
                    start.await();
                    return new Secrets(folder).key(name);
                };
                var answers = people.invokeAll(Collections.nCopies(8, ask));
                var keys = new HashSet<String>();
                for (var answer : answers) {
                    keys.add(answer.get());
                }
                assertThat(keys).hasSize(1);
            }
        }
    }

    @Test
    void letsOnlyItsOwnerIn() throws IOException {
        var secrets = new Secrets(folder.resolve("secrets"));
        secrets.key("link-key");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secrets.file("link-key"))))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("secrets"))))
                .isEqualTo("rwx------");
        try (var files = Files.list(folder.resolve("secrets"))) {
            assertThat(files).as("nothing unfinished stays").containsExactly(secrets.file("link-key"));
        }
    }

    @Test
    void makesKeysOf32Bytes() {
        assertThat(Base64.getDecoder().decode(new Secrets(folder).key("link-key")))
                .hasSize(32);
    }

    @Test
    void makesAPasswordThatPeopleCanType() {
        assertThat(new Secrets(folder).readablePassword("demo-password"))
                .matches("[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}");
    }

    @Test
    void saysThatAClinicWasNeverStarted() {
        assertThatThrownBy(() -> new Secrets(folder).existing("local-secret"))
                .isInstanceOf(ClinicTrouble.class)
                .hasMessageContaining("./clinic up");
    }
}
