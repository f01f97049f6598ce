/// What a domain event is: its logical name and revision, and which of its fields are personal.
@NullMarked
package clinic.meridian.platform.event;

import org.jspecify.annotations.NullMarked;
