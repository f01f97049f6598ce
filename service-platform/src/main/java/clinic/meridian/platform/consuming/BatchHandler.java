package clinic.meridian.platform.consuming;

import clinic.meridian.platform.consuming.ConsumerTable.Line;
import clinic.meridian.platform.consuming.ParkedTable.Lane;
import clinic.meridian.platform.consuming.RecordReader.Ignored;
import clinic.meridian.platform.consuming.RecordReader.NotUnderstood;
import clinic.meridian.platform.consuming.RecordReader.Understood;
import clinic.meridian.platform.database.Retries;
import clinic.meridian.platform.database.SqlStates;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Handles what was polled in one database transaction together with the offsets reached and the high-water
/// marks, so that each record takes effect exactly once. When a record fails, the batch is done again record by
/// record and the failing one is parked with all later ones of its key; the others go on.
@Component
class BatchHandler {

    private static final Logger log = LoggerFactory.getLogger(BatchHandler.class);

    private final ConsumerTable positions;
    private final ParkedTable parked;
    private final RecordReader reader;
    private final InboundEvents inbound;
    private final Clock systemClock;
    private final TransactionTemplate transaction;

    BatchHandler(
            ConsumerTable positions,
            ParkedTable parked,
            RecordReader reader,
            InboundEvents inbound,
            Clock systemClock,
            PlatformTransactionManager transactions) {
        this.positions = positions;
        this.parked = parked;
        this.reader = reader;
        this.inbound = inbound;
        this.systemClock = systemClock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /// @throws Fenced when another consumer has the partition now
    /// @throws RuntimeException when the database cannot be used now; nothing of the batch took effect
    void handle(List<IncomingRecord> batch) {
        try {
            transaction.executeWithoutResult(status -> apply(batch));
        } catch (RuntimeException failure) {
            if (failure instanceof Fenced || mayPass(failure)) {
                throw failure;
            }
            if (batch.size() == 1) {
                park(batch.getFirst(), reasonOf(failure));
            } else {
                batch.forEach(record -> handle(List.of(record)));
            }
        }
    }

    /// Handles the parked records of a lane again, all of them in their order or none.
    ///
    /// @return how many were handled
    /// @throws RuntimeException when one still cannot be handled
    int retry(Lane lane) {
        return Objects.requireNonNull(transaction.execute(status -> {
            List<ParkedTable.Parked> waiting = parked.take(lane);
            take(waiting.stream().map(ParkedTable.Parked::record).toList());
            waiting.forEach(each -> parked.remove(each.id()));
            return waiting.size();
        }));
    }

    private void apply(List<IncomingRecord> batch) {
        advance(batch);
        Set<Lane> blocked = parked.lanes();
        List<IncomingRecord> free = new ArrayList<>();
        for (IncomingRecord record : batch) {
            if (blocked.contains(new Lane(record.topic(), record.lane()))) {
                parked.park(record, "an earlier record of its key is parked", OffsetDateTime.now(systemClock));
            } else {
                free.add(record);
            }
        }
        take(free);
    }

    /// Hands over what is new, in order, and remembers how far each line has come.
    private void take(List<IncomingRecord> records) {
        List<Arrived> arrived = new ArrayList<>();
        for (IncomingRecord record : records) {
            switch (reader.read(record)) {
                case Understood reading -> arrived.add(new Arrived(line(record, reading), reading));
                case Ignored() -> log.trace("Ignored by decision: {}", record.headers());
                case NotUnderstood(String reason) -> throw new Unhandled(reason);
            }
        }
        Map<Line, Long> highWaters =
                positions.highWaters(arrived.stream().map(Arrived::line).toList());
        Map<Line, Long> raised = new HashMap<>();
        for (Arrived each : arrived) {
            long sequence = each.reading().sequence();
            if (sequence <= highWaters.getOrDefault(each.line(), -1L)) {
                log.debug("Published twice: {} {}", each.line(), sequence);
                continue;
            }
            inbound.handle(each.reading().message());
            highWaters.put(each.line(), sequence);
            raised.put(each.line(), sequence);
        }
        positions.raise(raised);
    }

    private record Arrived(Line line, Understood reading) {}

    private static Line line(IncomingRecord record, Understood understood) {
        return new Line(record.topic(), record.lane(), understood.source(), understood.aggregateId());
    }

    private void advance(List<IncomingRecord> batch) {
        Map<TopicPartition, Long> first = new HashMap<>();
        Map<TopicPartition, Long> last = new HashMap<>();
        for (IncomingRecord record : batch) {
            TopicPartition partition = new TopicPartition(record.topic(), record.partition());
            first.putIfAbsent(partition, record.offset());
            last.put(partition, record.offset());
        }
        first.forEach((partition, from) -> {
            long to = last.getOrDefault(partition, from) + 1;
            if (!positions.advance(partition.topic(), partition.partition(), from, to)) {
                throw new Fenced(partition);
            }
        });
    }

    private void park(IncomingRecord record, String reason) {
        transaction.executeWithoutResult(status -> {
            advance(List.of(record));
            parked.park(record, reason, OffsetDateTime.now(systemClock));
        });
        log.error(
                "Parked {} of {} at {}-{}: {}",
                record.lane(),
                record.topic(),
                record.partition(),
                record.offset(),
                reason);
    }

    /// Failures that say nothing about the record.
    private static boolean mayPass(RuntimeException failure) {
        return failure instanceof CannotCreateTransactionException
                || failure instanceof DataAccessResourceFailureException
                || Retries.lostToRival(failure)
                || SqlStates.isConnectionGone(failure);
    }

    private static String reasonOf(RuntimeException failure) {
        return failure instanceof Unhandled
                ? String.valueOf(failure.getMessage())
                : failure.getClass().getSimpleName() + " while handling it";
    }

    /// This record cannot be handled.
    private static final class Unhandled extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unhandled(String reason) {
            super(reason, null, false, false);
        }
    }

    /// Another consumer has the partition now, and has read further.
    static final class Fenced extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Fenced(TopicPartition partition) {
            super("Another consumer has " + partition, null, false, false);
        }
    }
}
