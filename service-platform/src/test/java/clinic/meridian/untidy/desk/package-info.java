/// Needs [clinic.meridian.untidy.till], which needs it.
@NullMarked
package clinic.meridian.untidy.desk;

import org.jspecify.annotations.NullMarked;
