package clinic.meridian.local.supervisor;

import clinic.meridian.local.ClinicTrouble;
import clinic.meridian.local.LocalClinic;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.stream.Collectors;

/// Looks at ports of this machine.
final class Ports {
    private static final int PATIENCE_MILLIS = 500;

    private Ports() {}

    private static InetSocketAddress local(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    /// Whether a server could listen there now.
    static boolean free(int port) {
        try (var socket = new ServerSocket()) {
            socket.bind(local(port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /// What to tell a person whose ports others have.
    static ClinicTrouble taken(LocalClinic clinic, List<Integer> ports) {
        var numbers = ports.stream().map(String::valueOf).collect(Collectors.joining(", "));
        return new ClinicTrouble((ports.size() == 1 ? "Port " + numbers + " is" : "Ports " + numbers + " are")
                + " taken by another program. Stop that one, or give this clinic other ports: CLINIC_PORT_BASE="
                + (clinic.portBase() + 1000) + " ./clinic up");
    }

    /// Whether somebody listens there.
    static boolean answers(int port) {
        try (var socket = new Socket()) {
            socket.connect(local(port), PATIENCE_MILLIS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
