package clinic.meridian.session.sideeffect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import clinic.meridian.contracts.Codes;
import clinic.meridian.platform.refusal.Refused;
import clinic.meridian.session.point.PointCatalogue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SiteTest {

    private final PointCatalogue catalogue = new PointCatalogue();

    @ParameterizedTest
    @CsvSource({
        "cheek, cheek",
        "left cheek, cheek.LEFT",
        "CHEEK_LEFT, cheek.LEFT",
        "Cheek left, cheek.LEFT",
        "cheek.LEFT, cheek.LEFT",
        "ST4, ST4",
        "ST 4 left, ST4.LEFT",
        "RIGHT ST4, ST4.RIGHT",
        "EX-HN3, EX-HN3.MIDLINE",
        "left eyelid, periorbital.LEFT",
        "smile line right, nasolabial.RIGHT",
        "glabella, glabella"
    })
    void readsPlacesAsPeopleWriteThem(String text, String code) {
        assertThat(Site.read(text, catalogue).code()).isEqualTo(code).matches(Codes::isCode);
    }

    @Test
    void refusesWhatIsNowhere() {
        assertThatThrownBy(() -> Site.read("left wing", catalogue))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("periorbital");
    }
}
