/// What clients agreed to: per procedure, in the words of a form's version.
@NullMarked
package clinic.meridian.session.consent;

import org.jspecify.annotations.NullMarked;
