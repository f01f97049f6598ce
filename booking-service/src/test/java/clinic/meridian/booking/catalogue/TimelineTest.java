package clinic.meridian.booking.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import clinic.meridian.booking.catalogue.Timeline.Span;
import clinic.meridian.contracts.PhaseKind;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimelineTest {

    private static final Timeline FACIAL = new Timeline(
            Stream.of("prepare 5 PR", "needle 15 PR", "rest 25 R", "remove 5 PR", "add-on 10 PR", "turnover 5 R")
                    .map(CatalogueProperties::phase)
                    .toList());

    private static final List<PhaseKind> WITH_THE_CLIENT =
            EnumSet.complementOf(EnumSet.of(PhaseKind.TURNOVER)).stream().toList();

    @Test
    void letsThePractitionerGoWhileTheClientRests() {
        assertThat(FACIAL.hands()).containsExactly(new Span(0, 20), new Span(45, 60));
    }

    @Test
    void keepsTheRoomUntilItIsReadyAgainAndTheClientUntilSheLeaves() {
        assertThat(FACIAL.room()).containsExactly(new Span(0, 65));
        assertThat(FACIAL.client()).isEqualTo(new Span(0, 60));
    }

    @Test
    void needsAPhaseWithTheClient() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Timeline(List.of(new Phase(PhaseKind.TURNOVER, 5, false, true))));
    }

    @Test
    void readsPhasesAsTheyAreConfigured() {
        assertThat(CatalogueProperties.phase("add-on 10 PR")).isEqualTo(new Phase(PhaseKind.ADD_ON, 10, true, true));
        assertThat(CatalogueProperties.phase("rest 25 R")).isEqualTo(new Phase(PhaseKind.REST, 25, false, true));
        assertThatIllegalArgumentException().isThrownBy(() -> CatalogueProperties.phase("rest long"));
        assertThatIllegalArgumentException().isThrownBy(() -> CatalogueProperties.phase("nap 25 R"));
    }

    /// Against an oracle that walks through the phases minute by minute.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void takesExactlyTheMinutesOfItsPhases(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 500; i++) {
            List<Phase> phases = new ArrayList<>();
            for (int n = 1 + random.nextInt(8); n > 0; n--) {
                phases.add(new Phase(
                        WITH_THE_CLIENT.get(random.nextInt(WITH_THE_CLIENT.size())),
                        1 + random.nextInt(40),
                        random.nextBoolean(),
                        random.nextBoolean()));
            }
            if (random.nextBoolean()) {
                phases.add(new Phase(PhaseKind.TURNOVER, 1 + random.nextInt(20), false, true));
            }
            Timeline timeline = new Timeline(phases);

            assertThat(minutes(timeline.hands())).isEqualTo(walked(phases, Phase::hands));
            assertThat(minutes(timeline.room())).isEqualTo(walked(phases, Phase::room));
            assertThat(minutes(List.of(timeline.client())))
                    .isEqualTo(walked(phases, phase -> phase.kind() != PhaseKind.TURNOVER));
            assertThat(timeline.hands()).doesNotHaveDuplicates();
            for (int n = 1; n < timeline.hands().size(); n++) {
                assertThat(timeline.hands().get(n).from())
                        .as("neighbouring phases are one span")
                        .isGreaterThan(timeline.hands().get(n - 1).to());
            }
        }
    }

    private static BitSet minutes(List<Span> spans) {
        BitSet minutes = new BitSet();
        spans.forEach(span -> minutes.set(span.from(), span.to()));
        return minutes;
    }

    private static BitSet walked(List<Phase> phases, Predicate<Phase> takes) {
        BitSet minutes = new BitSet();
        int minute = 0;
        for (Phase phase : phases) {
            for (int n = 0; n < phase.minutes(); n++, minute++) {
                minutes.set(minute, takes.test(phase));
            }
        }
        return minutes;
    }
}
