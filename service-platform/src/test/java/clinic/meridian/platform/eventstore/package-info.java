/// How processors are fed from the event store.
@NullMarked
package clinic.meridian.platform.eventstore;

import org.jspecify.annotations.NullMarked;
