package clinic.meridian.platform.links;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;

/// What a link in a mail stands for. Whoever holds it may do this one thing without signing in.
///
/// @param kind what may be done, such as `UNSUBSCRIBE`; a link of one kind is none of another
/// @param subject id of what it is about: the visit, the mail
/// @param clientId whose link it is
/// @param expires clinic time after which it does nothing any more, to the second
/// @param version of the subject that the link was made for; a service that counts may refuse older ones
public record Link(String kind, String subject, String clientId, Instant expires, long version) {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:-]{0,127}");

    public Link {
        for (String part : new String[] {kind, subject, clientId}) {
            if (!PLAIN.matcher(part).matches()) {
                throw new IllegalArgumentException("Not a plain name for a link: " + part);
            }
        }
        expires = expires.truncatedTo(ChronoUnit.SECONDS);
    }
}
