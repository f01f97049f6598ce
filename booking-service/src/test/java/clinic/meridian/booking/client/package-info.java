/// Who is treated: clients, how to reach them and what they agreed to.
@NullMarked
package clinic.meridian.booking.client;

import org.jspecify.annotations.NullMarked;
