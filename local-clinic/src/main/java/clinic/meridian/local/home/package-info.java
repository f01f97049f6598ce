/// The clinic's front door on its first port: the entry page, and under it sign-in and the inbox.
@NullMarked
package clinic.meridian.local.home;

import org.jspecify.annotations.NullMarked;
