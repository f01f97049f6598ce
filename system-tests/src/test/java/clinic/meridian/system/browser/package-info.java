/// The pages in a real browser.
@NullMarked
package clinic.meridian.system.browser;

import org.jspecify.annotations.NullMarked;
