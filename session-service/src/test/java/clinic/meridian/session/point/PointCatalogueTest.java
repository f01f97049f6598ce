package clinic.meridian.session.point;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import clinic.meridian.platform.refusal.RefusalReason;
import clinic.meridian.platform.refusal.Refused;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PointCatalogueTest {

    private final PointCatalogue catalogue = new PointCatalogue();

    private static void refuses(RefusalReason reason, String words, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.reason()).isEqualTo(reason);
            assertThat(refused.detail()).contains(words);
        });
    }

    @Test
    void holdsEveryPointOfTheList() {
        assertThat(catalogue.points()).hasSize(89);
    }

    @Test
    void readsEveryPointBackByItsOwnCode() {
        assertThat(catalogue.points())
                .allSatisfy(point -> assertThat(catalogue.point(point.code())).isSameAs(point));
    }

    @ParameterizedTest
    @CsvSource({
        "TW23, TE23",
        "SJ23, TE23",
        "sj 23, TE23",
        "te_23, TE23",
        "UB2, BL2",
        "ub 02, BL2",
        "DU20, GV20",
        "DU-20, GV20",
        "REN24, CV24",
        "Ren 24, CV24",
        "ST 36, ST36",
        "ST_36, ST36",
        " st36 , ST36",
        "EX-HN3, EX-HN3",
        "ex hn 3, EX-HN3",
        "EXHN3, EX-HN3",
        "ex_hn_5, EX-HN5",
        "LIV3, LR3",
        "GV.26, GV26"
    })
    void takesAliasesOfACode(String written, String code) {
        assertThat(catalogue.point(written).code()).isEqualTo(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ST99", "XY1", "Dicang!", "", "ST", "36", "ST4 LEFT", "ST4;DROP"})
    void refusesWhatIsNoPoint(String text) {
        refuses(PointRefusal.UNKNOWN_POINT, "nearest", () -> catalogue.point(text));
    }

    @Test
    void namesTheNearestPoints() {
        refuses(PointRefusal.UNKNOWN_POINT, "EX-HN3 Yintang", () -> catalogue.point("Yintang"));
        assertThatThrownBy(() -> catalogue.point("ST 9"))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.facts().get("nearest")).isEqualTo(List.of("ST1", "ST2", "ST3")));
    }

    @Test
    void aPairedPointNeedsASide() {
        refuses(PointRefusal.SIDE_NEEDED, "ST4 Dicang", () -> catalogue.place("ST4", null, null));
        refuses(PointRefusal.SIDE_NEEDED, "ST4 Dicang", () -> catalogue.place("ST4", null, Side.MIDLINE));
        assertThat(catalogue.place("ST4", null, Side.LEFT)).isEqualTo(new Place("ST4", "mouth", Side.LEFT));
    }

    @Test
    void aMidlinePointHasNoSide() {
        refuses(PointRefusal.SIDE_ON_MIDLINE, "EX-HN3", () -> catalogue.place("EX-HN3", null, Side.LEFT));
        assertThat(catalogue.place("EX-HN3", null, null)).isEqualTo(new Place("EX-HN3", "glabella", Side.MIDLINE));
        assertThat(catalogue.place("EX-HN3", null, Side.MIDLINE).side()).isEqualTo(Side.MIDLINE);
    }

    @Test
    void thePointDecidesTheZone() {
        assertThat(catalogue.place("ST4", "cheek", Side.LEFT).zone()).isEqualTo("mouth");
    }

    @Test
    void aZoneNeedsASideUnlessItLiesOnTheMidline() {
        refuses(PointRefusal.SIDE_NEEDED, "nasolabial", () -> catalogue.place(null, "nasolabial", null));
        assertThat(catalogue.place(null, "Nasolabial fold", Side.LEFT))
                .isEqualTo(new Place(null, "nasolabial", Side.LEFT));
        assertThat(catalogue.place(null, "GLABELLA", null)).isEqualTo(new Place(null, "glabella", Side.MIDLINE));
    }

    @Test
    void refusesWhatIsNoZone() {
        refuses(PointRefusal.UNKNOWN_ZONE, "cheek", () -> catalogue.place(null, "cheeck", Side.LEFT));
        refuses(PointRefusal.PLACE_MISSING, "point", () -> catalogue.place(" ", "", Side.LEFT));
    }

    @Test
    void thePointsToAvoidInPregnancyAreThoseOfTheList() {
        assertThat(catalogue.points().stream().filter(Point::avoidInPregnancy).map(Point::code))
                .containsExactlyInAnyOrder(
                        "GB21", "CV6", "CV4", "LI4", "SP6", "BL31", "BL32", "BL33", "BL34", "BL60", "BL67");
    }

    @Test
    void findsPointsByCodeAliasNameAndZone() {
        assertThat(catalogue.search("sj23")).extracting(Point::code).containsExactly("TE23");
        assertThat(catalogue.search("dicang")).extracting(Point::code).containsExactly("ST4");
        assertThat(catalogue.search("glab")).extracting(Point::code).containsExactly("EX-HN3");
        assertThat(catalogue.search("")).hasSize(89);
        assertThat(catalogue.search("nothing like it")).isEmpty();
    }
}
