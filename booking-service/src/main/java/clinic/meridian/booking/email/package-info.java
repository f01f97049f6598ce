/// E-mail addresses.
@NullMarked
package clinic.meridian.booking.email;

import org.jspecify.annotations.NullMarked;
