package clinic.meridian.booking.email;

import java.util.regex.Pattern;

/// What can be an e-mail address; whether it exists, only a mail can tell.
public final class EmailAddress {

    /// One `@` between something and a domain with a dot; at most 254 characters (RFC 5321).
    public static final String PATTERN = "(?=.{1,254}$)[^@\\s<>,;\"]{1,64}@[^@\\s<>,;\"]{1,189}\\.[^@\\s<>,;\".]{2,63}";

    private static final Pattern SHAPE = Pattern.compile(PATTERN);

    private EmailAddress() {}

    public static boolean isOne(String text) {
        return SHAPE.matcher(text).matches();
    }
}
