package clinic.meridian.platform.links;

import static java.nio.charset.StandardCharsets.UTF_8;

import clinic.meridian.platform.time.ClinicClock;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/// Makes and reads the tokens of links in mails: `base64url(kind, subject, client, expires, version)`, a dot, and
/// `base64url(HMAC-SHA256)` of what stands before the dot. A token says what it stands for to anyone who decodes it, so
/// it holds ids only.
@Component
@EnableConfigurationProperties(LinkProperties.class)
public class Links {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEY_BYTES = 32;
    private static final int LONGEST_TOKEN = 800;
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    private final List<SecretKeySpec> keys = new ArrayList<>();
    private final ClinicClock clock;

    Links(LinkProperties properties, ClinicClock clock) {
        keys.add(key(properties.linkKey()));
        if (properties.previousLinkKey() != null
                && !properties.previousLinkKey().isBlank()) {
            keys.add(key(properties.previousLinkKey()));
        }
        this.clock = clock;
    }

    /// The token for a link: letters, digits, `-`, `_` and one dot.
    public String token(Link link) {
        String fields = String.join(
                "|",
                link.kind(),
                link.subject(),
                link.clientId(),
                Long.toString(link.expires().getEpochSecond()),
                Long.toString(link.version()));
        String body = ENCODER.encodeToString(fields.getBytes(UTF_8));
        return body + "." + ENCODER.encodeToString(signature(keys.getFirst(), body));
    }

    /// What a token stands for, if one of our keys signed it for this kind of link and it has not expired. Why it is
    /// none is not told: whoever asks with a wrong token has no right to know.
    public Optional<Link> read(String token, String kind) {
        int dot = token.indexOf('.');
        if (dot < 0 || token.length() > LONGEST_TOKEN) {
            return Optional.empty();
        }
        String body = token.substring(0, dot);
        try {
            byte[] given = Base64.getUrlDecoder().decode(token.substring(dot + 1));
            if (keys.stream().noneMatch(key -> MessageDigest.isEqual(signature(key, body), given))) {
                return Optional.empty();
            }
            return Optional.of(parse(body))
                    .filter(link -> link.kind().equals(kind))
                    .filter(link -> clock.now().isBefore(link.expires()));
        } catch (IllegalArgumentException | DateTimeException notOurs) {
            return Optional.empty();
        }
    }

    private static Link parse(String body) {
        String[] fields = new String(Base64.getUrlDecoder().decode(body), UTF_8).split("\\|", -1);
        if (fields.length != 5) {
            throw new IllegalArgumentException("A link of " + fields.length + " fields");
        }
        return new Link(
                fields[0],
                fields[1],
                fields[2],
                Instant.ofEpochSecond(Long.parseLong(fields[3])),
                Long.parseLong(fields[4]));
    }

    private static byte[] signature(SecretKeySpec key, String body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(body.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static SecretKeySpec key(String base64) {
        byte[] bytes = Base64.getDecoder().decode(base64);
        if (bytes.length != KEY_BYTES) {
            throw new IllegalArgumentException("A link key has " + KEY_BYTES + " bytes, not " + bytes.length);
        }
        return new SecretKeySpec(bytes, ALGORITHM);
    }
}
