package clinic.meridian.session.reason;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ReasonTest {

    @Test
    void aCodeStaysACode() {
        assertThat(Reason.of("CLIENT_UNWELL")).isEqualTo(new Reason("CLIENT_UNWELL", null));
        assertThat(Reason.of("client-unwell")).isEqualTo(new Reason("CLIENT_UNWELL", null));
    }

    @Test
    void wordsBecomeANoteSoThatTheyAreNotPublished() {
        assertThat(Reason.of("Anna felt faint")).isEqualTo(new Reason(Reason.OTHER, "Anna felt faint"));
        assertThat(Reason.of("0151-2345678")).isEqualTo(new Reason(Reason.OTHER, "0151-2345678"));
        assertThat(Reason.of("miscounted")).isEqualTo(new Reason(Reason.OTHER, "miscounted"));
    }

    @Test
    void aCodeHasNoRoomForASentence() {
        assertThatThrownBy(() -> new Reason("Anna felt faint", null)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Reason.of("Anna felt faint", null)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Reason("OTHER", "x".repeat(2_001))).isInstanceOf(IllegalArgumentException.class);
    }
}
