/// Side effects (adverse events in statistics) and their course; they outlive the session in which they began.
@NullMarked
package clinic.meridian.session.sideeffect;

import org.jspecify.annotations.NullMarked;
