package clinic.meridian.platform.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import clinic.meridian.platform.database.SqlStates;
import clinic.meridian.platform.database.WriteBehind;
import clinic.meridian.platform.testing.ClinicTest;
import clinic.meridian.platform.testing.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

@ClinicTest
class WriteBehindIT {

    private final String topic = "topic " + UUID.randomUUID();

    @Autowired
    WriteBehind writeBehind;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    private TransactionTemplate aside;

    @BeforeEach
    void setUp() {
        aside = new TransactionTemplate(Objects.requireNonNull(transaction.getTransactionManager()));
        aside.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    private static final class Taken extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Taken(String what) {
            super(what);
        }
    }

    @Test
    void aStatementSeesWhatWasWrittenBeforeIt() {
        transaction.executeWithoutResult(status -> {
            add(1);
            add(2);
            assertThat(stored()).containsExactly(1, 2);
        });
        assertThat(stored()).containsExactly(1, 2);
    }

    @Test
    void theCommitTellsWhatAFailureMeansAndUndoesAll() {
        add(1);

        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                    add(2);
                    add(1);
                }))
                .isInstanceOf(Taken.class)
                .hasMessage("1")
                .satisfies(taken -> assertThat(taken.getSuppressed()).hasSize(1));
        assertThat(stored()).containsExactly(1);
    }

    @Test
    void theNextStatementTellsWhatAFailureMeans() {
        add(1);
        List<String> after = new ArrayList<>();

        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                    add(1);
                    after.add("the update");
                    stored();
                    after.add("the next statement");
                }))
                .isInstanceOf(Taken.class);
        assertThat(after).containsExactly("the update");
    }

    @Test
    void aFailureThatNobodyExpectedIsToldAsItIs() {
        assertThatThrownBy(() -> transaction.executeWithoutResult(
                        status -> writeBehind.update("INSERT INTO consumer_offset (topic) VALUES (?)", List.of(topic))))
                .hasStackTraceContaining("null value in column \"partition\"");
    }

    @Test
    void aDatabaseThatGoesAwayBeforeTheCommitIsKnownToBeGone() {
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                    int backend = jdbc.sql("SELECT pg_backend_pid()")
                            .query(Integer.class)
                            .single();
                    aside.executeWithoutResult(other -> jdbc.sql("SELECT pg_terminate_backend(?, 10000)")
                            .param(backend)
                            .query(Boolean.class)
                            .single());
                    add(1);
                }))
                .matches(SqlStates::isConnectionGone);
        assertThat(stored()).isEmpty();
    }

    @Test
    void whatWaitsIsForgottenWithItsTransaction() {
        transaction.executeWithoutResult(status -> {
            add(1);
            status.setRollbackOnly();
        });
        transaction.executeWithoutResult(status -> {
            add(2);
            Object savepoint = status.createSavepoint();
            add(3);
            status.rollbackToSavepoint(savepoint);
        });

        assertThat(stored()).containsExactly(2);
    }

    @Test
    void nothingWaitsOutsideATransaction() {
        add(1);

        assertThat(stored()).containsExactly(1);
        assertThatThrownBy(() -> add(1)).isInstanceOf(Taken.class);
    }

    /// Against a set on paper: random transactions of updates, questions and ends.
    @ParameterizedTest
    @Seeds({1, 2, 3, 4, 5})
    void agreesWithPaper(long seed) {
        Random random = new Random(seed);
        Set<Integer> paper = new TreeSet<>();
        for (int i = 0; i < 60; i++) {
            Draft draft = new Draft(paper);
            boolean givenUp = random.nextInt(5) == 0;
            Runnable change = () -> transaction.executeWithoutResult(status -> {
                for (int step = random.nextInt(25); step > 0; step--) {
                    step(random, draft);
                }
                if (givenUp) {
                    status.setRollbackOnly();
                }
            });
            if (impossible(change)) {
                assertThat(draft.clash).as("transaction %s", i).isTrue();
            } else if (!givenUp) {
                assertThat(draft.clash).as("transaction %s", i).isFalse();
                paper = draft.numbers;
            }
            assertThat(stored()).as("after transaction %s", i).containsExactlyElementsOf(paper);
        }
    }

    private void step(Random random, Draft draft) {
        int what = random.nextInt(12);
        int number = random.nextInt(400);
        if (what == 0) {
            assertThat(stored()).containsExactlyElementsOf(draft.numbers);
        } else if (what < 4) {
            remove(number);
            draft.numbers.remove(number);
        } else {
            add(number);
            draft.clash |= !draft.numbers.add(number);
        }
    }

    private static final class Draft {
        private final Set<Integer> numbers;
        private boolean clash;

        Draft(Set<Integer> numbers) {
            this.numbers = new TreeSet<>(numbers);
        }
    }

    private static boolean impossible(Runnable change) {
        try {
            change.run();
            return false;
        } catch (Taken taken) {
            return true;
        }
    }

    private void add(int number) {
        writeBehind.update(
                "INSERT INTO consumer_offset VALUES (?, ?, 'id', 7)",
                List.of(topic, number),
                "consumer_offset_pkey",
                () -> new Taken(Integer.toString(number)));
    }

    private void remove(int number) {
        writeBehind.update("DELETE FROM consumer_offset WHERE topic = ? AND partition = ?", List.of(topic, number));
    }

    private List<Integer> stored() {
        return jdbc.sql("SELECT partition FROM consumer_offset WHERE topic = ? ORDER BY partition")
                .param(topic)
                .query((row, n) -> row.getInt(1))
                .list();
    }
}
