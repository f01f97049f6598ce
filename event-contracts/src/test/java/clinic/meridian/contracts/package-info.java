@NullMarked
package clinic.meridian.contracts;

import org.jspecify.annotations.NullMarked;
