package clinic.meridian.platform.eventstore;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// How far this instance's processors have followed the event store.
@Component
public class EventPositions {

    /// @param claimed whether this instance has the processor's turn
    /// @param failing whether its last try ended in an error
    /// @param position index of the last event handled; 0 where there is none
    /// @param behind events between its position and the head; 0 when another instance has the turn
    /// @param waitingSince system time of the oldest event behind its position; null when there is none
    public record ProcessorPosition(
            String name,
            boolean claimed,
            boolean failing,
            long position,
            long behind,
            @Nullable Instant waitingSince) {}

    private final Configuration axon;
    private final JdbcClient jdbc;

    EventPositions(Configuration axon, JdbcClient jdbc) {
        this.axon = axon;
        this.jdbc = jdbc;
    }

    /// The index of the newest event; 0 in an empty store.
    public long head() {
        return jdbc.sql("SELECT coalesce(max(global_index), 0) FROM event")
                .query(Long.class)
                .single();
    }

    public List<ProcessorPosition> processors() {
        long head = head();
        List<ProcessorPosition> positions = new ArrayList<>();
        axon.eventProcessingConfiguration().eventProcessors().forEach((name, processor) -> {
            if (processor instanceof StreamingEventProcessor streaming) {
                positions.add(positionOf(name, streaming, head));
            }
        });
        return positions;
    }

    private ProcessorPosition positionOf(String name, StreamingEventProcessor processor, long head) {
        Map<Integer, EventTrackerStatus> segments = processor.processingStatus();
        boolean failing = processor.isError()
                || !processor.isRunning()
                || segments.values().stream().anyMatch(EventTrackerStatus::isErrorState);
        long position = segments.values().stream()
                .mapToLong(segment -> segment.getCurrentPosition().orElse(0))
                .min()
                .orElse(head);
        boolean behind = position < head;
        return new ProcessorPosition(
                name,
                !segments.isEmpty(),
                failing,
                position,
                behind ? head - position : 0,
                behind ? timeAfter(position) : null);
    }

    private @Nullable Instant timeAfter(long position) {
        return jdbc.sql("SELECT system_time FROM event WHERE global_index > :position ORDER BY global_index LIMIT 1")
                .param("position", position)
                .query(String.class)
                .optional()
                .map(Instant::parse)
                .orElse(null);
    }
}
