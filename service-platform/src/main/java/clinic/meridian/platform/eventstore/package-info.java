/// Axon on PostgreSQL, wired by hand and checked at start.
@NullMarked
package clinic.meridian.platform.eventstore;

import org.jspecify.annotations.NullMarked;
