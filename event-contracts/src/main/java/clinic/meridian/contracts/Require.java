package clinic.meridian.contracts;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Refuses nonsense in a message with [IllegalArgumentException] that names the field: a payload read from the wire
/// may lack anything.
final class Require {

    private static final Pattern ID = Pattern.compile("\\S{1,100}");

    private Require() {}

    static void present(@Nullable Object value, String field) {
        if (value == null) {
            throw new IllegalArgumentException(field + " is missing");
        }
    }

    static void text(@Nullable String value, String field) {
        present(value, field);
        if (Objects.requireNonNull(value).isBlank()) {
            throw new IllegalArgumentException(field + " is empty");
        }
    }

    /// Ids are opaque, but never a sentence.
    static void id(@Nullable String value, String field) {
        text(value, field);
        if (!ID.matcher(Objects.requireNonNull(value)).matches()) {
            throw new IllegalArgumentException(field + " is not an id (no spaces, at most 100 characters)");
        }
    }

    static void ids(Collection<String> values, String field) {
        values.forEach(value -> id(value, field));
    }

    static void idIfPresent(@Nullable String value, String field) {
        if (value != null) {
            id(value, field);
        }
    }

    static void code(@Nullable String value, String field) {
        text(value, field);
        if (!Codes.isCode(Objects.requireNonNull(value))) {
            throw new IllegalArgumentException(field + " is not a code (letters, digits, . _ -, at most 64)");
        }
    }

    static void codeIfPresent(@Nullable String value, String field) {
        if (value != null) {
            code(value, field);
        }
    }

    static void codes(Collection<String> values, String field) {
        values.forEach(value -> code(value, field));
    }

    static void zone(@Nullable String value, String field) {
        text(value, field);
        try {
            ZoneId.of(Objects.requireNonNull(value));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(field + " is not a time zone: " + value, e);
        }
    }

    static void atLeast(int least, int value, String field) {
        if (value < least) {
            throw new IllegalArgumentException(field + " is " + value + ", less than " + least);
        }
    }

    static void within(int least, int most, int value, String field) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(field + " is " + value + ", not within " + least + " to " + most);
        }
    }

    static <T extends Comparable<? super T>> void ordered(T from, T to, String fields) {
        if (from.compareTo(to) > 0) {
            throw new IllegalArgumentException(fields + ": " + from + " is after " + to);
        }
    }
}
