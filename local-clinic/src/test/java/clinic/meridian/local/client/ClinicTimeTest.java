package clinic.meridian.local.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import clinic.meridian.local.ClinicTrouble;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClinicTimeTest {
    private static final Instant START = Instant.parse("2026-03-27T12:00:00Z");

    private static ClinicTime timeOf(FakeClinic clinic) {
        return ClinicTime.of(clinic.addresses(), FakeClinic.SECRET, Duration.ofSeconds(20));
    }

    /// Whatever becomes due wherever, and whatever follows from it: it is done at its moment, while every
    /// service shows that moment, and nothing is left when the time has come.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void stopsWhereverSomethingIsDue(long seed) throws IOException {
        var random = new Random(seed);
        try (var clinic = new FakeClinic(3, START, random)) {
            for (int i = 0; i < 15; i++) {
                clinic.becomesDue(random.nextInt(3), START.plus(Duration.ofMinutes(random.nextInt(3000))));
            }
            clinic.failsSometimes(seed % 2 == 0 ? 0.05 : 0);
            var target = START.plus(Duration.ofMinutes(2000));

            timeOf(clinic).advanceTo(target);

            assertThat(clinic.times()).containsOnly(target);
            assertThat(clinic.atRest()).isTrue();
            var moments = clinic.done().stream().map(done -> done.due().at()).toList();
            assertThat(clinic.done()).isNotEmpty().allSatisfy(done -> {
                var moment = done.due().at();
                assertThat(moment).isBeforeOrEqualTo(target);
                assertThat(done.there()).isEqualTo(moment);
                // Where two have something to do at one moment, one of them must be told first.
                if (Collections.frequency(moments, moment) == 1) {
                    assertThat(done.times()).containsOnly(moment);
                }
            });
        }
    }

    @Test
    void goesThereAtOnceWhenNothingIsDueBefore() throws IOException {
        try (var clinic = new FakeClinic(3, START, new Random(1))) {
            clinic.becomesDue(1, START.plus(Duration.ofDays(3)));

            timeOf(clinic).advanceTo(START.plus(Duration.ofDays(2)));

            assertThat(clinic.moves()).containsExactly(1, 1, 1);
            assertThat(clinic.done()).isEmpty();
        }
    }

    @Test
    void finishesWhatAnEarlierRunLeftHalfDone() throws IOException {
        try (var clinic = new FakeClinic(3, START, new Random(1))) {
            clinic.shows(0, START.plus(Duration.ofHours(5)));
            clinic.becomesDue(2, START.plus(Duration.ofHours(3)));
            var target = START.plus(Duration.ofHours(6));

            assertThat(timeOf(clinic).now()).isEqualTo(START.plus(Duration.ofHours(5)));
            timeOf(clinic).advanceTo(target);

            assertThat(clinic.times()).containsOnly(target);
            assertThat(clinic.done()).hasSize(1);
            assertThat(clinic.done().getFirst().times().get(2)).isEqualTo(START.plus(Duration.ofHours(3)));
        }
    }

    @Test
    void neverGoesBack() throws IOException {
        try (var clinic = new FakeClinic(2, START, new Random(1))) {
            clinic.becomesDue(1, START);

            timeOf(clinic).advanceTo(START.minusSeconds(1));

            assertThat(clinic.done()).isNotEmpty();
            assertThat(clinic.times()).isEqualTo(Collections.nCopies(2, START));
        }
    }

    @Test
    void saysWhoKeepsTheTimeFromRunning() throws IOException {
        try (var clinic = new FakeClinic(2, START, new Random(1))) {
            clinic.becomesDue(1, START);
            clinic.getsStuck();
            var time = ClinicTime.of(clinic.addresses(), FakeClinic.SECRET, Duration.ofMillis(300));

            assertThatThrownBy(() -> time.advanceTo(START.plusSeconds(60)))
                    .isInstanceOf(ClinicTrouble.class)
                    .hasMessageContaining("service1: something to do");
        }
    }

    @Test
    void saysThatNobodyAnswers() throws IOException {
        try (var clinic = new FakeClinic(2, START, new Random(1))) {
            clinic.failsSometimes(1);
            var time = ClinicTime.of(clinic.addresses(), FakeClinic.SECRET, Duration.ofMillis(300));

            assertThatThrownBy(time::now).isInstanceOf(ClinicTrouble.class).hasMessageContaining("answered 503");
        }
    }

    @Test
    void passesToAMomentWithoutWaitingForWhatIsDue() throws IOException {
        try (var clinic = new FakeClinic(3, START, new Random(1))) {
            clinic.getsStuck();
            clinic.failsSometimes(0.2);
            clinic.becomesDue(1, START.plus(Duration.ofHours(1)));
            var later = START.plus(Duration.ofHours(9));
            clinic.shows(2, later);

            timeOf(clinic).passTo(START.plus(Duration.ofHours(2)));

            assertThat(clinic.times())
                    .containsExactly(START.plus(Duration.ofHours(2)), START.plus(Duration.ofHours(2)), later);
        }
    }
}
