package clinic.meridian.session.treatment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import clinic.meridian.platform.refusal.Refused;
import clinic.meridian.session.point.Side;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class NeedleLedgerTest {

    private static final NeedleLedger FOUR_IN =
            NeedleLedger.empty().insert(List.of(cheek(4))).insert(List.of(jaw(2)));

    private static NeedleCount cheek(int count) {
        return new NeedleCount(null, "cheek", Side.LEFT, count);
    }

    private static NeedleCount jaw(int count) {
        return new NeedleCount("ST6", "jaw", Side.RIGHT, count);
    }

    private static LedgerLine cheekOf(NeedleLedger ledger) {
        return ledger.line("cheek", Side.LEFT);
    }

    @Test
    void anEmptyOneIsClosed() {
        assertThat(NeedleLedger.empty().isClosed()).isTrue();
        assertThat(NeedleLedger.empty().lines()).isEmpty();
    }

    @Test
    void pointsOfOneZoneAndSideShareALine() {
        NeedleLedger ledger = NeedleLedger.empty()
                .insert(List.of(
                        new NeedleCount("ST6", "jaw", Side.LEFT, 1),
                        new NeedleCount("ST5", "jaw", Side.LEFT, 1),
                        new NeedleCount("ST5", "jaw", Side.RIGHT, 1)));

        assertThat(ledger.lines()).extracting(LedgerLine::inserted).containsExactly(2, 1);
        assertThat(ledger.in()).isEqualTo(3);
    }

    @Test
    void isClosedWhenEverythingIsOut() {
        NeedleLedger ledger = FOUR_IN.remove(List.of(cheek(3), jaw(2))).remove(List.of(cheek(1)));

        assertThat(ledger.isClosed()).isTrue();
        assertThat(ledger.open()).isZero();
        assertThat(ledger.in()).isEqualTo(6);
    }

    @Test
    void namesTheLinesThatAreOpen() {
        NeedleLedger ledger = FOUR_IN.remove(List.of(cheek(3), jaw(2)));

        assertThat(ledger.openLines()).singleElement().satisfies(line -> {
            assertThat(line.zone()).isEqualTo("cheek");
            assertThat(line.open()).isEqualTo(1);
            assertThat(line.accounted()).isEqualTo(3);
        });
    }

    @Test
    void refusesMoreOutThanInNamingZoneAndNumbers() {
        assertThatThrownBy(() -> FOUR_IN.remove(List.of(jaw(2), cheek(5))))
                .isInstanceOfSatisfying(Refused.class, refused -> {
                    assertThat(refused.reason()).isEqualTo(TreatmentRefusal.MORE_OUT_THAN_IN);
                    assertThat(refused.detail()).contains("cheek LEFT", "5 needles", "4 of 4");
                    assertThat(refused.facts())
                            .containsAllEntriesOf(
                                    Map.of("zone", "cheek", "side", Side.LEFT, "inserted", 4, "open", 4, "asked", 5));
                });
    }

    @Test
    void judgesTwoEntriesForOneLineTogether() {
        assertThatThrownBy(() -> FOUR_IN.remove(List.of(cheek(3), cheek(2)))).isInstanceOf(Refused.class);
    }

    @Test
    void aCorrectionStaysVisibleAndLowersWhatWentIn() {
        NeedleLedger ledger = FOUR_IN.correct(cheek(1));

        assertThat(cheekOf(ledger).inserted()).isEqualTo(4);
        assertThat(cheekOf(ledger).corrected()).isEqualTo(1);
        assertThat(cheekOf(ledger).in()).isEqualTo(3);
    }

    @Test
    void takesBackNoMoreThanAreStillIn() {
        NeedleLedger ledger = FOUR_IN.remove(List.of(cheek(3)));

        assertThatThrownBy(() -> ledger.correct(cheek(2))).isInstanceOf(Refused.class);
    }

    @Test
    void everyFateAccountsForItsNeedles() {
        NeedleLedger ledger = FOUR_IN;
        for (Fate fate : Fate.values()) {
            ledger = ledger.account(fate, cheek(1));
        }

        assertThat(cheekOf(ledger).isClosed()).isTrue();
        assertThat(cheekOf(ledger))
                .extracting(LedgerLine::retained, LedgerLine::stray, LedgerLine::broken, LedgerLine::missing)
                .containsExactly(1, 1, 1, 1);
    }

    @Test
    void aCountChangesNothing() {
        NeedleLedger counted = FOUR_IN.count("cheek", Side.LEFT, 3);

        assertThat(cheekOf(counted).open()).isEqualTo(4);
        assertThat(cheekOf(counted).removed()).isZero();
    }

    @Test
    void aCountOfAZoneWithoutNeedlesOpensNoLine() {
        assertThat(FOUR_IN.count("brow", Side.LEFT, 0).lines()).hasSize(2);
    }

    @Nested
    class AfterAnEmergency {

        private final NeedleLedger pulled = FOUR_IN.removeInEmergency(FOUR_IN.openCounts());

        @Test
        void nothingIsInButTheLedgerStaysOpenUntilCounted() {
            assertThat(pulled.open()).isZero();
            assertThat(pulled.uncounted()).isEqualTo(6);
            assertThat(pulled.isClosed()).isFalse();
            assertThat(cheekOf(pulled).accounted()).isZero();
        }

        @Test
        void aCountThatAgreesClosesEachLine() {
            NeedleLedger counted = pulled.count("cheek", Side.LEFT, 4).count("jaw", Side.RIGHT, 2);

            assertThat(counted.isClosed()).isTrue();
        }

        @Test
        void aCountThatFallsShortKeepsItOpenUntilEachNeedleIsExplained() {
            NeedleLedger counted = pulled.count("jaw", Side.RIGHT, 2).count("cheek", Side.LEFT, 2);
            assertThat(counted.isClosed()).isFalse();

            NeedleLedger one = counted.account(Fate.STRAY, cheek(1));
            assertThat(one.isClosed()).isFalse();

            NeedleLedger both = one.account(Fate.MISSING, cheek(1));
            assertThat(both.isClosed()).isTrue();
            assertThat(cheekOf(both))
                    .extracting(LedgerLine::removed, LedgerLine::stray, LedgerLine::missing)
                    .containsExactly(2, 1, 1);
        }

        @Test
        void aCountThatFindsMoreKeepsItOpen() {
            assertThat(pulled.count("jaw", Side.RIGHT, 2)
                            .count("cheek", Side.LEFT, 5)
                            .isClosed())
                    .isFalse();
        }

        @Test
        void aNeedleThatWasNotPulledAfterAllCanBeDeclaredBeforeTheCount() {
            NeedleLedger ledger = pulled.account(Fate.BROKEN, cheek(1))
                    .count("cheek", Side.LEFT, 3)
                    .count("jaw", Side.RIGHT, 2);

            assertThat(ledger.isClosed()).isTrue();
        }

        @Test
        void noMoreCanBeExplainedThanTheCountMissed() {
            NeedleLedger counted = pulled.count("cheek", Side.LEFT, 3);

            assertThatThrownBy(() -> counted.account(Fate.MISSING, cheek(2))).isInstanceOf(Refused.class);
        }
    }
}
