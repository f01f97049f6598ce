/// A whole clinic for a test, reached only in the ways that people and other programs have: its script, HTTP, Kafka,
/// mail,
/// and SQL that looks and never writes.
@NullMarked
package clinic.meridian.system.harness;

import org.jspecify.annotations.NullMarked;
