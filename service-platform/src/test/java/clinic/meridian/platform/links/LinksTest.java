package clinic.meridian.platform.links;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import clinic.meridian.platform.testing.SettableClinicClock;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinksTest {

    private static final String OLD = key(1);
    private static final String NEW = key(2);

    private final SettableClinicClock clock = new SettableClinicClock();
    private final Links links = new Links(new LinkProperties(NEW, null), clock);
    private final Link link =
            new Link("UNSUBSCRIBE", "mail-1", "client-1", clock.now().plus(Duration.ofDays(30)), 3);

    @Test
    void readsWhatItSigned() {
        assertThat(links.read(links.token(link), "UNSUBSCRIBE")).contains(link);
    }

    @Test
    void standsInAUrlAsItIs() {
        assertThat(links.token(link)).matches("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]{43}");
    }

    @Test
    void isNothingForAnotherPurpose() {
        assertThat(links.read(links.token(link), "CANCEL")).isEmpty();
    }

    @Test
    void isNothingFromTheMomentItExpires() {
        clock.set(link.expires().minusSeconds(1));
        assertThat(links.read(links.token(link), "UNSUBSCRIBE")).isPresent();
        clock.set(link.expires());
        assertThat(links.read(links.token(link), "UNSUBSCRIBE")).isEmpty();
    }

    @Test
    void isNothingWhenAnyCharacterOfItIsChanged() {
        String token = links.token(link);
        for (int i = 0; i < token.length(); i++) {
            char other = token.charAt(i) == 'A' ? 'B' : 'A';
            String forged = token.substring(0, i) + other + token.substring(i + 1);
            if (i < token.length() - 1) {
                assertThat(links.read(forged, "UNSUBSCRIBE"))
                        .as("changed at %d", i)
                        .isEmpty();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "a.b", "no dot", "%%%.%%%", "QQ.", "é.ü"})
    void isNothingForNonsense(String token) {
        assertThat(links.read(token, "UNSUBSCRIBE")).isEmpty();
    }

    @Test
    void theKeyBeforeStillVerifiesButNoLongerSigns() {
        String old = new Links(new LinkProperties(OLD, null), clock).token(link);
        Links rotated = new Links(new LinkProperties(NEW, OLD), clock);

        assertThat(rotated.read(old, "UNSUBSCRIBE")).contains(link);
        assertThat(rotated.token(link)).isEqualTo(links.token(link)).isNotEqualTo(old);
        assertThat(links.read(old, "UNSUBSCRIBE")).isEmpty();
    }

    @Test
    void refusesAKeyOfAnotherLengthAndAnIdThatIsNone() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Links(new LinkProperties("c2hvcnQ=", null), clock));
        assertThatIllegalArgumentException().isThrownBy(() -> new Link("A", "b|c", "d", clock.now(), 0));
    }

    private static String key(int filling) {
        byte[] bytes = new byte[32];
        java.util.Arrays.fill(bytes, (byte) filling);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
