/// Setting a clinic up by its pages.
@NullMarked
package clinic.meridian.booking.setup;

import org.jspecify.annotations.NullMarked;
