package clinic.meridian.system.harness;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/// Finds room for a clinic of its own beside whatever runs on this machine.
final class Ports {
    /// Distances from the first port: the four HTTP servers, SMTP, PostgreSQL, Kafka and its controller.
    private static final List<Integer> OFFSETS = List.of(0, 1, 2, 3, 2945, 7352, 11012, 11013);
    private static final int LOWEST_BASE = 12_000;
    /// Kafka's ports then lie below 32768, where Linux starts to hand out ports to outgoing connections.
    private static final int HIGHEST_BASE = 21_700;

    private static final int STEP = 10;

    private Ports() {}

    static int freeBase() {
        for (int attempt = 0; attempt < 200; attempt++) {
            int base = LOWEST_BASE + ThreadLocalRandom.current().nextInt((HIGHEST_BASE - LOWEST_BASE) / STEP) * STEP;
            if (OFFSETS.stream().allMatch(offset -> free(base + offset))) {
                return base;
            }
        }
        throw new IllegalStateException("No room for another clinic between " + LOWEST_BASE + " and " + HIGHEST_BASE);
    }

    private static boolean free(int port) {
        try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
