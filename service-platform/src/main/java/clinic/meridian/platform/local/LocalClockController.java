package clinic.meridian.platform.local;

import clinic.meridian.platform.ServiceDefinition;
import clinic.meridian.platform.consuming.TopicConsumer;
import clinic.meridian.platform.consuming.TopicConsumer.ConsumerState;
import clinic.meridian.platform.eventstore.EventPositions;
import clinic.meridian.platform.security.LocalOperator;
import clinic.meridian.platform.time.DueTasks;
import clinic.meridian.platform.time.ShiftedClinicClock;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Lets `./clinic clock` move clinic time, step by step, and see when everything that a step caused is done.
@RestController
@Profile("local")
@LocalOperator
@RequestMapping("/local/clock")
class LocalClockController {

    /// @param idle nothing is due, and everything recorded has been published, consumed and projected as far as
    /// this instance can tell
    /// @param progress grows with every event stored and every record consumed
    record ClockState(Instant now, @Nullable Instant nextDue, boolean idle, long progress, List<String> waitingFor) {}

    record Move(@NotNull Instant now) {}

    private final ShiftedClinicClock clock;
    private final DueTasks dueTasks;
    private final EventPositions positions;
    private final TopicConsumer consumer;
    private final ServiceDefinition service;

    LocalClockController(
            ShiftedClinicClock clock,
            DueTasks dueTasks,
            EventPositions positions,
            TopicConsumer consumer,
            ServiceDefinition service) {
        this.clock = clock;
        this.dueTasks = dueTasks;
        this.positions = positions;
        this.consumer = consumer;
        this.service = service;
    }

    @GetMapping
    ClockState state() {
        clock.reread();
        Instant now = clock.now();
        Instant nextDue = dueTasks.nextDue().orElse(null);
        List<String> waitingFor = new ArrayList<>();
        if (nextDue != null && !nextDue.isAfter(now)) {
            waitingFor.add("something due at " + nextDue);
        }
        positions.processors().stream()
                .filter(processor -> processor.behind() > 0 || !processor.claimed())
                .forEach(processor -> waitingFor.add(processor.name() + ": " + processor.behind() + " events behind"));
        ConsumerState consuming = consumer.state();
        Set<String> missing = new TreeSet<>(service.consumedTopics());
        missing.removeAll(consuming.topics());
        if (consuming.behind() < 0) {
            waitingFor.add("consumer: does not say how far it is");
        } else if (!missing.isEmpty()) {
            waitingFor.add("consumer: no partition yet of " + String.join(", ", missing));
        } else if (consuming.behind() > 0) {
            waitingFor.add("consumer: " + consuming.behind() + " records behind");
        }
        return new ClockState(now, nextDue, waitingFor.isEmpty(), positions.head() + consumer.consumed(), waitingFor);
    }

    /// Returns when what has become due is done: 204, or 409 when it is later already.
    @PutMapping
    ResponseEntity<Void> move(@Valid @RequestBody Move move) {
        if (!clock.moveTo(move.now())) {
            return ResponseEntity.status(HttpStatus.CONFLICT).build();
        }
        dueTasks.runDue();
        return ResponseEntity.noContent().build();
    }
}
