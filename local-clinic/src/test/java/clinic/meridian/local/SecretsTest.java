package clinic.meridian.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
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
