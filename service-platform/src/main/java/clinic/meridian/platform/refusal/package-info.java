/// A decision of the domain not to do what was asked. Never a bug.
@NullMarked
package clinic.meridian.platform.refusal;

import org.jspecify.annotations.NullMarked;
