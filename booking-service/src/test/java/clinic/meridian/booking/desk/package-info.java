@NullMarked
package clinic.meridian.booking.desk;

import org.jspecify.annotations.NullMarked;
