/// Files of another system, read, judged line by line and brought to booking-service.
@NullMarked
package clinic.meridian.local.importing;

import org.jspecify.annotations.NullMarked;
