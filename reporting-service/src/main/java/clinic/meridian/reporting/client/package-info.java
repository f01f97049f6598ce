/// Who the clients are and how they may be written to: the only place here that holds personal data.
@NullMarked
package clinic.meridian.reporting.client;

import org.jspecify.annotations.NullMarked;
