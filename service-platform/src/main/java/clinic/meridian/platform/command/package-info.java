/// Who asks for a change, and how a command reaches its aggregate.
@NullMarked
package clinic.meridian.platform.command;

import org.jspecify.annotations.NullMarked;
