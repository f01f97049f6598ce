/// What the pages of all services have in common: top bar, look, notices, problem pages, ways to write dates.
@NullMarked
package clinic.meridian.platform.shell;

import org.jspecify.annotations.NullMarked;
