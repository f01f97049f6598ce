/// The room board: who is in which room, how far, and who is expected today.
@NullMarked
package clinic.meridian.session.board;

import org.jspecify.annotations.NullMarked;
