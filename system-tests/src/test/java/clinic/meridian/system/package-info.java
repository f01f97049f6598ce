/// The whole system from outside: what must hold whatever happens inside of it.
@NullMarked
package clinic.meridian.system;

import org.jspecify.annotations.NullMarked;
