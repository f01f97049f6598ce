/// Mails that the clinic sends of its own accord: when they are due, whether they go, and why.
@NullMarked
package clinic.meridian.reporting.reminder;

import org.jspecify.annotations.NullMarked;
