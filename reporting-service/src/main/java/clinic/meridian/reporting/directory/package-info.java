/// Where, with whom and under which names the clinic works, as booking-service publishes it.
@NullMarked
package clinic.meridian.reporting.directory;

import org.jspecify.annotations.NullMarked;
