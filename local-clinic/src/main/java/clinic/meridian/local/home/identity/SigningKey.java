package clinic.meridian.local.home.identity;

import clinic.meridian.local.DurableFile;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.UUID;

/// The key that signs tokens. It is kept in a file, so that tokens outlive a restart.
final class SigningKey {
    private static final int BITS = 2048;

    private SigningKey() {}

    static JWKSet keptIn(Path file) throws IOException, ParseException, JOSEException {
        if (!Files.exists(file)) {
            var key = new RSAKeyGenerator(BITS)
                    .keyUse(KeyUse.SIGNATURE)
                    .keyID(UUID.randomUUID().toString())
                    .generate();
            DurableFile.write(file, key.toJSONString().getBytes(StandardCharsets.UTF_8));
        }
        return new JWKSet(RSAKey.parse(Files.readString(file)));
    }
}
