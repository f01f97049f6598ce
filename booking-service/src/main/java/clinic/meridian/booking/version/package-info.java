/// Whether a change was asked for by somebody who saw the latest state.
@NullMarked
package clinic.meridian.booking.version;

import org.jspecify.annotations.NullMarked;
