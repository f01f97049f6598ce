/// Whether a client may be treated: questions, rules, answers and what follows from them. Answers and reasons
/// stay here.
@NullMarked
package clinic.meridian.session.screening;

import org.jspecify.annotations.NullMarked;
