/// Where needles go: points under their WHO codes, and zones for the lines and muscles that no point names.
@NullMarked
package clinic.meridian.session.point;

import org.jspecify.annotations.NullMarked;
