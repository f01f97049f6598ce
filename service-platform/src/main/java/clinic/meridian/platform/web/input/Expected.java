package clinic.meridian.platform.web.input;

import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What a value of a Java type looks like to a caller, in words that read on from the field's name.
final class Expected {

    private Expected() {}

    static String of(@Nullable Class<?> type) {
        if (type == null) {
            return "is not of the right type";
        }
        if (type.isEnum()) {
            return "must be one of "
                    + Arrays.stream(type.getEnumConstants())
                            .map(constant -> ((Enum<?>) constant).name())
                            .collect(Collectors.joining(", "));
        }
        return "must be " + noun(type);
    }

    private static String noun(Class<?> type) {
        if (type == String.class || CharSequence.class.isAssignableFrom(type)) {
            return "text";
        }
        if (type == Boolean.class || type == boolean.class) {
            return "true or false";
        }
        if (isWhole(type)) {
            return "a whole number of ordinary size";
        }
        if (Number.class.isAssignableFrom(type) || type.isPrimitive()) {
            return "a number";
        }
        if (type == LocalDate.class) {
            return "a date such as 2026-11-24";
        }
        if (type == LocalTime.class) {
            return "a time of day such as 09:30";
        }
        if (type == LocalDateTime.class || type == StatedTime.class) {
            return "a date and time such as 2026-11-24T09:30";
        }
        if (type == OffsetDateTime.class || type == Instant.class) {
            return "a date and time with offset such as 2026-11-24T09:30:00+01:00";
        }
        if (type == ZoneId.class) {
            return "a time zone such as Europe/Berlin";
        }
        if (type == UUID.class) {
            return "an id such as 0f8fad5b-d9cb-469f-a165-70867728950e";
        }
        if (type.isArray() || Collection.class.isAssignableFrom(type)) {
            return "a list";
        }
        return type.isRecord() || type.isInterface() || Map.class.isAssignableFrom(type)
                ? "an object"
                : "a known value";
    }

    private static boolean isWhole(Type type) {
        return type == Integer.class
                || type == int.class
                || type == Long.class
                || type == long.class
                || type == Short.class
                || type == short.class
                || type == Byte.class
                || type == byte.class
                || type == java.math.BigInteger.class;
    }
}
