package clinic.meridian.platform.web.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "",
                "{",
                "]]]",
                "}{",
                "\"",
                "\"\\",
                "{\"a\": \"\\\\u0000\"}",
                "\"\\ud83d\\udc89\"",
                "\"💉\"",
                "{\"a\":1.5e3,\"b\":-0,\"c\":[1,2]}",
                "[1e30]",
                "\"\\u00\"",
                "\"\\uzzzz\"",
                "-",
                "1e",
                "[1e+]"
            })
    void passesWhatIsWithinTheLimitsOrIsTheParsersBusiness(String json) {
        assertThatCode(() -> check(json)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"a\": \"x\\u0000\"}                                 | a",
                "{\"a\": {\"b\": [1, \"\\ud800\"]}}                    | a.b[1]",
                "{\"a\": 1, \"b\": [{\"c\": 1}, {\"d\": \"\\udc89\"}]} | b[1].d",
                "{\"a\": [[0], [1, 1e31]]}                             | a[1][1]",
                "{\"a\": 0.00000000000000000000000000000000000000001}  | a",
                "[1, {\"x\": \"\\ud83dx\"}]                            | [1].x",
            })
    void namesTheField(String json, String field) {
        InvalidInput refused = catchThrowableOfType(InvalidInput.class, () -> check(json));
        assertThat(refused.errors())
                .singleElement()
                .extracting(FieldProblem::field)
                .isEqualTo(field);
    }

    @Test
    void survivesRandomText() {
        Random random = new Random(42);
        String alphabet = "{}[]\",:\\u0d8fe+-.1 x";
        for (int round = 0; round < 20_000; round++) {
            StringBuilder json = new StringBuilder();
            for (int i = random.nextInt(40); i > 0; i--) {
                json.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            try {
                check(json.toString());
            } catch (InvalidInput refused) {
                assertThat(refused.errors()).hasSize(1);
            }
        }
    }

    private static void check(String json) {
        JsonText.check(json.getBytes(StandardCharsets.UTF_8));
    }
}
