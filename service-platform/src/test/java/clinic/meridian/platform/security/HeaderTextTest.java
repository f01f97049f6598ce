package clinic.meridian.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HeaderTextTest {

    /// Of `StrictHttpFirewall`.
    private static final Pattern ALLOWED = Pattern.compile("[\\p{IsAssigned}&&[[^\\p{IsControl}]||\\t]]*");

    @Test
    void aHeadersValueMayHaveTheCharactersThatSpringsFirewallAllows() {
        assertThat(IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                        .filter(c -> SecurityWiring.isText("a" + Character.toString(c))
                                != ALLOWED.matcher("a" + Character.toString(c)).matches()))
                .isEmpty();
        assertThat(SecurityWiring.isText("")).isTrue();
        assertThat(SecurityWiring.isText("Bearer a\nb")).isFalse();
    }
}
