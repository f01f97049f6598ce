/// The embedded default: one machine's clinic, with everything that the three services need.
@NullMarked
package clinic.meridian.local;

import org.jspecify.annotations.NullMarked;
