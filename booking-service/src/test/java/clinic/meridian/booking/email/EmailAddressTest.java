package clinic.meridian.booking.email;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {

    @ParameterizedTest
    @ValueSource(strings = {"lena.okafor@mail.example", "o'neill+clinic@a.b-c.co.uk", "müller@bücher.example"})
    void accepts(String address) {
        assertThat(EmailAddress.isOne(address)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "a@", "@b.example", "a@b", "not an address", "a@b.example, c@d.example", "<a@b.example>"})
    void refuses(String text) {
        assertThat(EmailAddress.isOne(text)).isFalse();
    }
}
