/// How the tables write what is more than a column.
@NullMarked
package clinic.meridian.booking.database;

import org.jspecify.annotations.NullMarked;
