/// What the clinic offers: services and the phases that each of them is made of.
@NullMarked
package clinic.meridian.booking.catalogue;

import org.jspecify.annotations.NullMarked;
