/// What leaves this service: ids, codes and counts, never a name or a note.
@NullMarked
package clinic.meridian.session.publishing;

import org.jspecify.annotations.NullMarked;
