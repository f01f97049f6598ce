package clinic.meridian.platform.consuming;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.function.Consumer;
import org.axonframework.common.Registration;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.SubscribableMessageSource;
import org.springframework.stereotype.Component;

/// Hands what came from Kafka to the service's inbound `@EventHandler`s, in the caller's thread and
/// transaction.
@Component
public class InboundEvents implements SubscribableMessageSource<EventMessage<?>> {

    private final Set<Consumer<List<? extends EventMessage<?>>>> processors = new CopyOnWriteArraySet<>();

    @Override
    public Registration subscribe(Consumer<List<? extends EventMessage<?>>> processor) {
        processors.add(processor);
        return () -> processors.remove(processor);
    }

    /// @throws RuntimeException what a handler threw
    void handle(EventMessage<?> message) {
        processors.forEach(processor -> processor.accept(List.of(message)));
    }
}
