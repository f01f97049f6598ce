/// Links in mails: what they stand for, and the signature without which nobody can make one up.
@NullMarked
package clinic.meridian.platform.links;

import org.jspecify.annotations.NullMarked;
