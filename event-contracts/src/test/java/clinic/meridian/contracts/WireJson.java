package clinic.meridian.contracts;

import com.fasterxml.jackson.annotation.JsonInclude.Include;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/// How messages look on the wire. The services write and read them with exactly these settings.
final class WireJson {

    static final JsonMapper MAPPER = JsonMapper.builder()
            // Dates and times as ISO-8601 strings; a moment of the schedule keeps the offset that it was written with.
            .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DateTimeFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
            // The order of the record's components, so that the same message gives the same bytes.
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            // What is absent is left out.
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(Include.NON_NULL))
            // A newer publisher may say more than this reader knows, never less.
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private static final PrettyPrinter INDENTED = new DefaultPrettyPrinter()
            .withObjectIndenter(new DefaultIndenter("  ", "\n"))
            .withSeparators(Separators.createDefaultInstance().withObjectNameValueSpacing(Separators.Spacing.AFTER));

    private WireJson() {}

    /// The same JSON, laid out for people, as it stands in committed files.
    static String indented(Object value) {
        return MAPPER.writer().with(INDENTED).writeValueAsString(value) + "\n";
    }
}
