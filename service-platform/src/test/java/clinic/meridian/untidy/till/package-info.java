/// Needs [clinic.meridian.untidy.desk], which needs it.
@NullMarked
package clinic.meridian.untidy.till;

import org.jspecify.annotations.NullMarked;
