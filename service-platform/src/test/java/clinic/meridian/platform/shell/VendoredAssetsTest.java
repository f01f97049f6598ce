package clinic.meridian.platform.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What came from npm is what was fetched then: nobody has touched it, nothing was added, all of it has its licence.
class VendoredAssetsTest {

    private static final Path VENDOR = Path.of("vendor");
    private static final Path ASSETS = Path.of("src/main/resources/static/vendor");

    @Test
    void areTheFilesThatWereFetched() throws Exception {
        Map<String, String> written = new TreeMap<>();
        for (String line : Files.readAllLines(VENDOR.resolve("SHA256SUMS"))) {
            String[] hashAndName = line.split("  ", 2);
            written.put(hashAndName[1], hashAndName[0]);
        }
        Map<String, String> present = new TreeMap<>();
        try (Stream<Path> files = Files.list(ASSETS)) {
            for (Path file : files.toList()) {
                byte[] hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
                present.put(file.getFileName().toString(), HexFormat.of().formatHex(hash));
            }
        }
        assertThat(present).isEqualTo(written);
    }

    @Test
    void haveTheirLicences() {
        assertThat(ASSETS.resolve("htmx.LICENSE.txt")).content().contains("Zero-Clause BSD");
        assertThat(ASSETS.resolve("htmx-ext-sse.LICENSE.txt")).content().contains("BSD");
        assertThat(ASSETS.resolve("event-calendar.LICENSE.txt")).content().startsWith("MIT License");
    }

    @Test
    void areLockedToTheVersionsAskedFor() throws Exception {
        JsonMapper json = JsonMapper.shared();
        JsonNode asked =
                json.readTree(Files.readString(VENDOR.resolve("package.json"))).get("dependencies");
        JsonNode locked = json.readTree(Files.readString(VENDOR.resolve("package-lock.json")))
                .get("packages");
        Map<String, String> versions = new HashMap<>();
        asked.properties().forEach(dependency -> {
            JsonNode found = locked.get("node_modules/" + dependency.getKey());
            assertThat(found.get("integrity").asString()).startsWith("sha512-");
            versions.put(dependency.getKey(), found.get("version").asString());
            assertThat(found.get("version").asString())
                    .isEqualTo(dependency.getValue().asString());
        });
        assertThat(versions).containsOnlyKeys("htmx.org", "htmx-ext-sse", "@event-calendar/build");
        assertThat(ASSETS.resolve("event-calendar.min.js"))
                .content()
                .contains("EventCalendar v" + versions.get("@event-calendar/build"));
        assertThat(ASSETS.resolve("htmx.min.js")).content().contains("version:\"" + versions.get("htmx.org") + "\"");
    }
}
