/// Clinic time, and the things that fall due in it.
@NullMarked
package clinic.meridian.platform.time;

import org.jspecify.annotations.NullMarked;
