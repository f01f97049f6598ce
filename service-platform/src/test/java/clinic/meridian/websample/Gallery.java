package clinic.meridian.websample;

import clinic.meridian.platform.security.Role;
import java.util.List;

/// Shows the gallery at http://127.0.0.1:8099/gallery/day until it is stopped; signs in by itself.
public final class Gallery {

    private Gallery() {}

    public static void main(String[] arguments) {
        SampleServer server = new SampleServer(List.of("server.port=8099"), "local");
        server.issuer().signInNextAs("anna", Role.FRONT_DESK, Role.PRACTITIONER);
        Runtime.getRuntime().addShutdownHook(new Thread(server::close));
    }
}
