/// Why somebody did something: a code for everybody, a note for the treatment room.
@NullMarked
package clinic.meridian.session.reason;

import org.jspecify.annotations.NullMarked;
