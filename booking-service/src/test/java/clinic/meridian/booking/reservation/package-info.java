/// Who has which room, client and practitioner when: the rule that no aggregate can see, kept by the database.
@NullMarked
package clinic.meridian.booking.reservation;

import org.jspecify.annotations.NullMarked;
