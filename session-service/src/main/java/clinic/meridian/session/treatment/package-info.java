/// The treatment session and its needle ledger: from the client's first step into the room to the last needle
/// out.
@NullMarked
package clinic.meridian.session.treatment;

import org.jspecify.annotations.NullMarked;
