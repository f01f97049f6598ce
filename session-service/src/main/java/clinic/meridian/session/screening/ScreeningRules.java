package clinic.meridian.session.screening;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.NoSuchElementException;
import org.springframework.stereotype.Component;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// All versions of the screening rules, read once from `screening-rules.json`. They are starting points that a
/// clinician must confirm, and configuration, not code.
@Component
final class ScreeningRules {

    private final List<RuleSet> versions;

    ScreeningRules() {
        this(read());
    }

    ScreeningRules(List<RuleSet> versions) {
        if (versions.isEmpty()) {
            throw new IllegalArgumentException("There are no screening rules");
        }
        this.versions = versions.stream()
                .sorted(Comparator.comparing(RuleSet::validFrom))
                .toList();
    }

    /// The version in force on a day; before the first one, the first.
    RuleSet on(LocalDate day) {
        return versions.reversed().stream()
                .filter(version -> !version.validFrom().isAfter(day))
                .findFirst()
                .orElse(versions.getFirst());
    }

    /// @throws NoSuchElementException for a version that never was
    RuleSet version(int number) {
        return versions.stream()
                .filter(version -> version.version() == number)
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("There are no screening rules of version " + number));
    }

    private static List<RuleSet> read() {
        JsonMapper json = JsonMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
        try (InputStream in = ScreeningRules.class.getResourceAsStream("/screening-rules.json")) {
            if (in == null) {
                throw new IllegalStateException("screening-rules.json is not on the class path");
            }
            return List.of(json.readValue(in, RuleSet[].class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
