/// Kafka to the service's event handlers, with exactly-once effect.
@NullMarked
package clinic.meridian.platform.consuming;

import org.jspecify.annotations.NullMarked;
