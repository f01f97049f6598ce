/// Clients and visits that come from another system, when a clinic switches to this one.
@NullMarked
package clinic.meridian.booking.imports;

import org.jspecify.annotations.NullMarked;
