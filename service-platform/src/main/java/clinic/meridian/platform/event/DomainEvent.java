package clinic.meridian.platform.event;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The name under which an event lives in the event store. Class names never reach the store, so a class can be
/// moved or renamed freely; a payload that changes incompatibly gets the next revision and an upcaster.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface DomainEvent {
    /// Logical name: the service, a dot, the fact in past tense in kebab-case, such as
    /// `booking.session-booked`.
    String name();

    /// Counts from 1.
    int revision() default 1;
}
