/// Side effects as statistics see them: the log of each, and how often they come.
@NullMarked
package clinic.meridian.reporting.adverseevent;

import org.jspecify.annotations.NullMarked;
