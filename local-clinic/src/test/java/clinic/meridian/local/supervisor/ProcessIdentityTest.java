package clinic.meridian.local.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProcessIdentityTest {

    @Test
    void knowsALivingProcess() {
        assertThat(ProcessIdentity.of(ProcessHandle.current().pid())
                        .orElseThrow()
                        .alive())
                .isTrue();
    }

    @Test
    void takesNoOtherProcessForTheOneThatHadItsNumberBefore() {
        var me = ProcessIdentity.of(ProcessHandle.current().pid()).orElseThrow();

        assertThat(new ProcessIdentity(me.pid(), "1@" + me.birth()).alive()).isFalse();
    }

    @Test
    void touchesNoProcessThatOnlyHasTheNumber() throws IOException, InterruptedException {
        var other = new ProcessBuilder("sleep", "60").start();
        try {
            new ProcessIdentity(other.pid(), "1@another-boot").kill();

            assertThat(ProcessIdentity.of(other.pid())).isPresent();
        } finally {
            ProcessIdentity.of(other.pid()).ifPresent(ProcessIdentity::kill);
        }
        assertThat(other.waitFor()).isEqualTo(128 + 9);
    }

    @Test
    void takesADeadProcessForDeadEvenBeforeItsParentHasAskedForIt() throws IOException, InterruptedException {
        // By the time its child ends, the shell has become something else that does not know of it.
        var parent = new ProcessBuilder("sh", "-c", "sleep 0.5 & echo $!; exec sleep 60").start();
        try (var output = parent.inputReader()) {
            long child = Long.parseLong(output.readLine());
            long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
            while (ProcessIdentity.of(child).isPresent() && System.nanoTime() < deadline) {
                Thread.onSpinWait();
            }

            assertThat(ProcessHandle.of(child)).as("its number is still in use").isPresent();
            assertThat(ProcessIdentity.of(child)).isEmpty();
        } finally {
            parent.destroyForcibly().waitFor();
        }
    }
}
