package clinic.meridian.booking.reason;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReasonTest {

    @ParameterizedTest
    @CsvSource({"ILL, ILL", "CLIENT_ILL, CLIENT_ILL", "client-ill, CLIENT_ILL", "' GOODWILL ', GOODWILL"})
    void aCodeStaysACode(String text, String code) {
        assertThat(Reason.ofText(text)).isEqualTo(new Reason(code, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Lena", "lena", "Okafor", "has a cold", "0151-2345678", "lena@example.com", "Lena-Marie"})
    void wordsBecomeANoteSoThatTheyAreNotPublished(String text) {
        assertThat(Reason.ofText(text)).isEqualTo(new Reason(Reason.OTHER, text));
    }

    @Test
    void hasAnOwnPlaceForEach() {
        assertThat(Reason.of("client-ill", " has a cold ")).isEqualTo(new Reason("CLIENT_ILL", "has a cold"));
        assertThat(Reason.of(null, "has a cold")).isEqualTo(new Reason(Reason.OTHER, "has a cold"));
        assertThat(Reason.of("ILL", " ")).isEqualTo(new Reason("ILL", null));
    }

    @Test
    void saysSomethingAndNotTooMuch() {
        assertThatIllegalArgumentException().isThrownBy(() -> Reason.ofText(" "));
        assertThatIllegalArgumentException().isThrownBy(() -> Reason.of(null, " "));
        assertThatIllegalArgumentException().isThrownBy(() -> Reason.of("has a cold", null));
        assertThatIllegalArgumentException().isThrownBy(() -> new Reason("Lena", null));
        assertThatIllegalArgumentException().isThrownBy(() -> new Reason("ILL", "x".repeat(1_001)));
    }
}
