/// Who may come in: the issuer of the local clinic, its demo users and its sign-in page.
@NullMarked
package clinic.meridian.local.home.identity;

import org.jspecify.annotations.NullMarked;
