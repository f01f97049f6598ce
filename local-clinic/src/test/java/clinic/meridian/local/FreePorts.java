package clinic.meridian.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/// Finds a first port at which a whole clinic fits.
public final class FreePorts {
    private FreePorts() {}

    /// Below the range from which the system takes the ports of outgoing connections, as far as PostgreSQL and
    /// Kafka go.
    public static int base() {
        return ThreadLocalRandom.current()
                .ints(10_000, 20_000)
                .filter(base ->
                        IntStream.of(0, 1, 2, 3, 2945, 7352, 11012, 11013).allMatch(offset -> free(base + offset)))
                .findFirst()
                .orElseThrow();
    }

    private static boolean free(int port) {
        try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
