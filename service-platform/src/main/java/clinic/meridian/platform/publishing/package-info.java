/// Domain events to Kafka.
@NullMarked
package clinic.meridian.platform.publishing;

import org.jspecify.annotations.NullMarked;
