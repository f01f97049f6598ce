/// What the people of a clinic do, told once for all tests: opening a practice, and a client's course of treatments.
@NullMarked
package clinic.meridian.system.story;

import org.jspecify.annotations.NullMarked;
