/// Where the mails of a local clinic end: every mail is a file, and no mail leaves the machine.
@NullMarked
package clinic.meridian.local.home.inbox;

import org.jspecify.annotations.NullMarked;
