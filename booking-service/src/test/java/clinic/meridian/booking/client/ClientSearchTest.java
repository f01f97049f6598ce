package clinic.meridian.booking.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientSearchTest {

    private static final ContactDetails LENA =
            new ContactDetails("Léna", "Okafor-Groß", "l.okafor85@post.example", "+49 30 5551234", "de");

    private static boolean finds(String query) {
        Set<String> wanted = ClientSearch.termsIn(query);
        return !wanted.isEmpty() && ClientSearch.termsOf(LENA).containsAll(wanted);
    }

    @Test
    void findsANameFromTheSecondLetterOn() {
        String name = "Lena Okafor";
        for (int typed = 2; typed <= name.length(); typed++) {
            assertThat(finds(name.substring(0, typed)))
                    .as(name.substring(0, typed))
                    .isTrue();
        }
    }

    @Test
    void findsAnAddressFromTheSecondLetterOn() {
        String address = "okafor85@post.example";
        for (int typed = 2; typed < address.indexOf('@'); typed++) {
            assertThat(finds(address.substring(0, typed)))
                    .as(address.substring(0, typed))
                    .isTrue();
        }
        String whole = "l.okafor85@post.example";
        for (int typed = whole.indexOf('@') + 1; typed <= whole.length(); typed++) {
            assertThat(finds(whole.substring(0, typed)))
                    .as(whole.substring(0, typed))
                    .isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"+49 30 5551234", "0049305551234", "030 5551234", "030555", "5551234", "1234", "55 51"})
    void findsANumberHoweverItIsDialled(String number) {
        assertThat(finds(number)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"l", "@", "12", "+", "okafor@post", "lena brandt", "5552", "0305559", "", " "})
    void doesNotFindOthers(String query) {
        assertThat(finds(query)).isFalse();
    }
}
