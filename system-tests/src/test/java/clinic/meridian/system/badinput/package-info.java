/// What callers get wrong, by accident or on purpose, at every endpoint.
@NullMarked
package clinic.meridian.system.badinput;

import org.jspecify.annotations.NullMarked;
