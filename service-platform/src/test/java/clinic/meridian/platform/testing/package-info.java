/// Surroundings for integration tests of any service: a real PostgreSQL, a real Kafka, a clinic clock that can be set.
@NullMarked
package clinic.meridian.platform.testing;

import org.jspecify.annotations.NullMarked;
