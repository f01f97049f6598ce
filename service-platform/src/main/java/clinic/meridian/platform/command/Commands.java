package clinic.meridian.platform.command;

import clinic.meridian.platform.database.Retries;
import clinic.meridian.platform.time.ClinicClock;
import java.util.concurrent.atomic.AtomicReference;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The way to every aggregate. A command runs in the caller's database transaction or in one of its own, and
/// what it refuses or breaks is thrown to the caller, never swallowed.
@Component
@SuppressWarnings(
        "TypeParameterUnusedInFormals") // a command's result type is known to its sender only, as in Axon's gateway
public class Commands {

    private final CommandBus bus;
    private final ClinicClock clock;
    private final Retries retries;

    Commands(CommandBus bus, ClinicClock clock, Retries retries) {
        this.bus = bus;
        this.clock = clock;
        this.retries = retries;
    }

    /// Sends a command and waits for its handler's result. Where no transaction is open, rivals' conflicts are
    /// retried.
    ///
    /// @param <R> what the command's handler returns
    /// @throws clinic.meridian.platform.refusal.Refused when the domain says no
    /// @throws clinic.meridian.platform.database.Busy when rivals won every try
    public <R> @Nullable R send(Object command, Actor actor) {
        return retries.outermost(() -> this.<R>dispatch(command, actor));
    }

    private <R> @Nullable R dispatch(Object command, Actor actor) {
        CommandMessage<Object> message = new GenericCommandMessage<>(command, ActorMetadata.of(actor, clock.now()));
        AtomicReference<@Nullable CommandResultMessage<?>> answer = new AtomicReference<>();
        bus.<Object, R>dispatch(message, (sent, result) -> answer.set(result));
        CommandResultMessage<?> result = answer.get();
        if (result == null) {
            throw new IllegalStateException("No answer to " + command.getClass().getName());
        }
        if (result.isExceptional()) {
            throw asUnchecked(result.exceptionResult());
        }
        @SuppressWarnings("unchecked")
        R payload = (R) result.getPayload();
        return payload;
    }

    private static RuntimeException asUnchecked(Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        }
        return failure instanceof RuntimeException unchecked ? unchecked : new IllegalStateException(failure);
    }
}
