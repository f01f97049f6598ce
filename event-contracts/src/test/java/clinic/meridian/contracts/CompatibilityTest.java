package clinic.meridian.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class CompatibilityTest {

    private static final Path PUBLISHED = Path.of("src/test/resources/published-fields.txt");

    /// The record of what was published grows only after the new contracts have kept all of it.
    @Test
    void theContractsOnlyAddToWhatWasPublished() throws IOException {
        var now = PublishedFields.of(
                ContractEvents.all().stream().<JsonNode>map(Schemas::of).toList());
        var published = PublishedFields.parse(Files.readString(PUBLISHED));
        assertThat(now.brokenPromises(published))
                .as("A published version changes by addition only; anything else is a new version beside it")
                .isEmpty();
        new CommittedFile(PUBLISHED).mustSay(now.text());
    }

    @Nested
    class AChange {

        private final PublishedFields published = PublishedFields.parse("""
                clinic.moon-rose.v1 : required message
                clinic.moon-rose.v1 at : required string(date-time)
                clinic.moon-rose.v1 phase : optional string{FULL|NEW}
                clinic.moon-rose.v1 seenBy : required array
                clinic.moon-rose.v1 seenBy[] : required object
                clinic.moon-rose.v1 seenBy[].id : required string
                """);

        @Test
        void mayAddOptionalFieldsEnumNamesMessagesAndWholeNewObjects() {
            assertThat(changed("{FULL|NEW}", "{FULL|HALF|NEW}")).isEmpty();
            assertThat(added("clinic.moon-rose.v1 color : optional string")).isEmpty();
            assertThat(added("clinic.moon-rose.v1 seenBy[].age : optional integer"))
                    .isEmpty();
            assertThat(added("""
                    clinic.moon-rose.v1 place : optional object
                    clinic.moon-rose.v1 place.height : required integer
                    """)).isEmpty();
            assertThat(added("""
                    clinic.moon-rose.v1 tides : optional array
                    clinic.moon-rose.v1 tides[] : required integer
                    """)).isEmpty();
            assertThat(added("""
                    clinic.moon-set.v1 : required message
                    clinic.moon-set.v1 at : required string(date-time)
                    """)).isEmpty();
        }

        @Test
        void mayNotRemoveAFieldAMessageOrAnEnumName() {
            assertThat(changed("clinic.moon-rose.v1 at : required string(date-time)\n", ""))
                    .containsExactly("clinic.moon-rose.v1 at was removed");
            assertThat(changed("clinic.moon-rose.v1 : required message\n", ""))
                    .containsExactly("clinic.moon-rose.v1 was removed");
            assertThat(changed("{FULL|NEW}", "{FULL}"))
                    .containsExactly(
                            "clinic.moon-rose.v1 phase was optional string{FULL|NEW} and is optional string{FULL}");
        }

        @Test
        void mayNotGiveAFieldAnotherType() {
            assertThat(changed("at : required string(date-time)", "at : required integer"))
                    .containsExactly("clinic.moon-rose.v1 at was required string(date-time) and is required integer");
            assertThat(changed("string{FULL|NEW}", "string")).hasSize(1);
        }

        @Test
        void mayNotDemandWhatOldRecordsDoNotHaveNorDropWhatOldReadersNeed() {
            assertThat(added("clinic.moon-rose.v1 color : required string"))
                    .containsExactly("clinic.moon-rose.v1 color is new and required");
            assertThat(added("clinic.moon-rose.v1 seenBy[].age : required integer"))
                    .containsExactly("clinic.moon-rose.v1 seenBy[].age is new and required");
            assertThat(changed("phase : optional", "phase : required")).hasSize(1);
            assertThat(changed("at : required", "at : optional")).hasSize(1);
        }

        private Iterable<String> changed(String old, String with) {
            assertThat(published.text()).contains(old);
            return PublishedFields.parse(published.text().replace(old, with)).brokenPromises(published);
        }

        private Iterable<String> added(String lines) {
            return PublishedFields.parse(published.text() + lines).brokenPromises(published);
        }
    }
}
