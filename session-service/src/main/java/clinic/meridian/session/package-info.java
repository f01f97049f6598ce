/// Screening, consent, treatment sessions with their needle ledger, and side effects: the treatment room's
/// service.
@NullMarked
package clinic.meridian.session;

import org.jspecify.annotations.NullMarked;
