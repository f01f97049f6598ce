package clinic.meridian.contracts;

import java.util.Optional;
import java.util.regex.Pattern;

/// A CloudEvents type in its two parts: `booking.session-booked.v1` is the name `booking.session-booked` in version
/// 1.
public record WireType(String name, int version) {

    private static final Pattern SHAPE =
            Pattern.compile("(?<name>[a-z][a-z0-9]*\\.[a-z][a-z0-9]*(?:-[a-z0-9]+)*)\\.v(?<version>[1-9][0-9]{0,3})");

    public WireType {
        if (!SHAPE.matcher(name + ".v" + version).matches()) {
            throw new IllegalArgumentException("Not a wire name and version: " + name + ", " + version);
        }
    }

    /// Empty when the text has not the shape `namespace.what-happened.vN`.
    public static Optional<WireType> parse(String ceType) {
        var shape = SHAPE.matcher(ceType);
        return shape.matches()
                ? Optional.of(new WireType(shape.group("name"), Integer.parseInt(shape.group("version"))))
                : Optional.empty();
    }

    /// As it stands in the header `ce_type`.
    @Override
    public String toString() {
        return name + ".v" + version;
    }
}
