package clinic.meridian.session.consent;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// All consent forms, read once from `consent-forms/`. They are starting points that a clinician and a lawyer
/// of the clinic must confirm.
@Component
final class ConsentForms {

    private static final String FOLDER = "/consent-forms/";

    /// A line of the folder's index.
    private record Listed(Procedure procedure, int formVersion, LocalDate validFrom, String title, String file) {}

    private final List<ConsentForm> forms;

    ConsentForms() {
        Listed[] listed = JsonMapper.builder().build().readValue(resource("index.json"), Listed[].class);
        this.forms = Stream.of(listed)
                .map(form -> new ConsentForm(
                        form.procedure(),
                        form.formVersion(),
                        form.validFrom(),
                        form.title(),
                        resource(form.file()).strip()))
                .toList();
    }

    /// The forms to put before clients on a day, one per procedure.
    List<ConsentForm> on(LocalDate day) {
        return Stream.of(Procedure.values())
                .flatMap(procedure -> current(procedure, day).stream())
                .toList();
    }

    /// The form of a procedure to be signed on a day; before the first version, the first.
    Optional<ConsentForm> current(Procedure procedure, LocalDate day) {
        List<ConsentForm> versions = forms.stream()
                .filter(form -> form.procedure() == procedure)
                .sorted(Comparator.comparing(ConsentForm::validFrom))
                .toList();
        return versions.reversed().stream()
                .filter(form -> !form.validFrom().isAfter(day))
                .findFirst()
                .or(() -> versions.stream().findFirst());
    }

    private static String resource(String name) {
        try (InputStream in = ConsentForms.class.getResourceAsStream(FOLDER + name)) {
            if (in == null) {
                throw new IllegalStateException(FOLDER + name + " is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
