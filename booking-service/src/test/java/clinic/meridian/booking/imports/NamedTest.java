package clinic.meridian.booking.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import clinic.meridian.platform.refusal.Refused;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamedTest {

    private record Person(String name, String username) {}

    private static final Person JURGEN = new Person("Jürgen Weiß", "juergen");
    private static final Person MEI = new Person("Mei Chen", "mei");
    private static final Person OTHER_MEI = new Person("Mei Chen", "mei.chen");

    private final Named<Person> people = new Named<>(
            "practitioner", List.of(JURGEN, MEI, OTHER_MEI), person -> List.of(person.name(), person.username()));

    @ParameterizedTest
    @ValueSource(strings = {"Jürgen Weiß", "  jürgen   WEIß ", "Ju\u0308rgen Weiß", "JUERGEN"})
    void findsByAnyNameAsPeopleWriteIt(String name) {
        assertThat(people.find(name)).isEqualTo(JURGEN);
    }

    @Test
    void suggestsTheNearest() {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> people.find("Jurgen Weiss"))
                .satisfies(refused -> assertThat(refused.reason()).isEqualTo(ImportRefusal.NAME_UNKNOWN))
                .satisfies(refused -> assertThat(refused.detail())
                        .isEqualTo("There is no practitioner \"Jurgen Weiss\"; the nearest is \"Jürgen Weiß\"."));
    }

    @Test
    void doesNotGuessBetweenTwo() {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> people.find("mei chen"))
                .satisfies(refused -> assertThat(refused.reason()).isEqualTo(ImportRefusal.NAME_AMBIGUOUS));
        assertThat(people.find("mei.chen")).isEqualTo(OTHER_MEI);
    }

    @Test
    void saysSoWhereThereIsNone() {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> new Named<>("room", List.<Person>of(), p -> List.of()).find("1"))
                .satisfies(refused ->
                        assertThat(refused.detail()).isEqualTo("There is no room \"1\"; there is none at all yet."));
    }
}
