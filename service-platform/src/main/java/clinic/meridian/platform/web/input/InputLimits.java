package clinic.meridian.platform.web.input;

/// The outermost limits of what is read, whatever a field says itself.
public final class InputLimits {

    /// Bytes of a request's body.
    public static final int BODY_BYTES = 1 << 20;

    /// Characters of one text; fields set smaller limits.
    static final int TEXT = 20_000;

    /// Characters of a value in the path or the query.
    static final int PARAMETER = 2_000;

    /// Objects and lists within each other.
    static final int DEPTH = 32;

    /// Characters of a number, sign and point included.
    static final int NUMBER_LENGTH = 40;

    /// Powers of ten; keeps every number finite and exact decimals small.
    static final int NUMBER_EXPONENT = 30;

    private InputLimits() {}
}
