/// What can be asked of `./clinic`: a class per command.
@NullMarked
package clinic.meridian.local.command;

import org.jspecify.annotations.NullMarked;
