package clinic.meridian.platform.eventstore;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// How far this instance's processors have followed the event store.
@Component
public class EventPositions {

    /// @param claimed whether this instance has the processor's turn
    /// @param failing whether its last try ended in an error
    /// @param behind events between its position and the head; 0 when another instance has the turn
    public record ProcessorPosition(String name, boolean claimed, boolean failing, long behind) {}

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

    private static ProcessorPosition positionOf(String name, StreamingEventProcessor processor, long head) {
        Map<Integer, EventTrackerStatus> segments = processor.processingStatus();
        boolean failing = processor.isError()
                || !processor.isRunning()
                || segments.values().stream().anyMatch(EventTrackerStatus::isErrorState);
        long behind = segments.values().stream()
                .map(EventTrackerStatus::getCurrentPosition)
                .mapToLong(position -> position.isPresent() ? head - position.getAsLong() : head)
                .max()
                .orElse(0);
        return new ProcessorPosition(name, !segments.isEmpty(), failing, Math.max(0, behind));
    }
}
