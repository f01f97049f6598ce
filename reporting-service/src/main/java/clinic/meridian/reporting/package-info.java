/// What the clinic can see of itself: read models of everything that the other services publish, the side-effect log,
/// and
/// the mails that remind clients.
@NullMarked
package clinic.meridian.reporting;

import org.jspecify.annotations.NullMarked;
