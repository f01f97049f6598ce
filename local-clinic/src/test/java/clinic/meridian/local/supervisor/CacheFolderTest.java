package clinic.meridian.local.supervisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CacheFolderTest {

    @TempDir
    Path cache;

    @Test
    void isFilledOnce() throws IOException, InterruptedException {
        var fillings = new AtomicInteger();
        for (int i = 0; i < 2; i++) {
            CacheFolder.filled(cache.resolve("build"), folder -> {
                fillings.incrementAndGet();
                Files.writeString(folder.resolve("app.jar"), "jar");
            });
        }

        assertThat(fillings).hasValue(1);
        assertThat(cache.resolve("build/app.jar")).hasContent("jar");
    }

    @Test
    void isNotThereWhenItsFillingBreaks() {
        assertThatThrownBy(() -> CacheFolder.filled(cache.resolve("build"), folder -> {
                    Files.writeString(folder.resolve("half"), "");
                    throw new IOException("disk full");
                }))
                .isInstanceOf(IOException.class);

        assertThat(cache).isEmptyDirectory();
    }

    @Test
    void leavesWhatAnotherClinicWasFasterToFill() throws IOException, InterruptedException {
        CacheFolder.filled(cache.resolve("build"), folder -> {
            Files.createDirectory(cache.resolve("build"));
            Files.writeString(cache.resolve("build/app.jar"), "theirs");
            Files.writeString(folder.resolve("app.jar"), "ours");
        });

        assertThat(cache.resolve("build/app.jar")).hasContent("theirs");
    }
}
