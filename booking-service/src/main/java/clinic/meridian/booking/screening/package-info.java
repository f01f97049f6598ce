/// What the treatment room says about whether a client may be needled.
@NullMarked
package clinic.meridian.booking.screening;

import org.jspecify.annotations.NullMarked;
