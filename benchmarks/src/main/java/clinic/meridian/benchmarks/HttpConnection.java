package clinic.meridian.benchmarks;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// A kept-alive HTTP/1.1 connection that does just enough for JSON: a general client would cost as much processor
/// time as the service under test, on the same two cores. Made anew whenever the service says that it closes it, as
/// it does after so many requests. Not for several threads at once.
final class HttpConnection implements AutoCloseable {
    private static final int TIMEOUT_MILLIS = 30_000;

    private final String host;
    private final int port;
    private Socket socket;
    private InputStream in;
    private OutputStream out;
    private boolean closing;

    /// @param status 201 for something that was made
    record Answer(int status, String body) {}

    HttpConnection(URI service) throws IOException {
        host = service.getHost() + ":" + service.getPort();
        port = service.getPort();
        socket = connect(port);
        in = input(socket);
        out = socket.getOutputStream();
    }

    private static Socket connect(int port) throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(TIMEOUT_MILLIS);
        return socket;
    }

    private static InputStream input(Socket socket) throws IOException {
        return new BufferedInputStream(socket.getInputStream(), 1 << 14);
    }

    /// @param headers whole lines, each with its line end
    Answer send(String method, String path, String headers, String body) throws IOException {
        if (closing) {
            socket.close();
            socket = connect(port);
            in = input(socket);
            out = socket.getOutputStream();
            closing = false;
        }
        var content = body.getBytes(StandardCharsets.UTF_8);
        var head = method + " " + path + " HTTP/1.1\r\nHost: " + host + "\r\nAccept: application/json\r\n" + headers
                + "Content-Type: application/json\r\nContent-Length: " + content.length + "\r\n\r\n";
        var message = new ByteArrayOutputStream(head.length() + content.length);
        message.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
        message.writeBytes(content);
        message.writeTo(out);
        return answer();
    }

    private Answer answer() throws IOException {
        var statusLine = line();
        int status = Integer.parseInt(statusLine.substring(9, 12));
        int length = 0;
        boolean chunked = false;
        for (var header = line(); !header.isEmpty(); header = line()) {
            var lower = header.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Integer.parseInt(lower.substring(15).strip());
            } else if (lower.startsWith("transfer-encoding:")) {
                chunked = lower.contains("chunked");
            } else if (lower.startsWith("connection:")) {
                closing = lower.contains("close");
            }
        }
        var body = chunked ? chunks() : in.readNBytes(length);
        return new Answer(status, new String(body, StandardCharsets.UTF_8));
    }

    private byte[] chunks() throws IOException {
        var body = new ByteArrayOutputStream();
        for (int size = chunkSize(); size > 0; size = chunkSize()) {
            body.writeBytes(in.readNBytes(size));
            var _ = line(); // the line end after the chunk
        }
        while (!line().isEmpty()) {
            // trailers: nobody needs them
        }
        return body.toByteArray();
    }

    private int chunkSize() throws IOException {
        var line = line();
        int extension = line.indexOf(';');
        return Integer.parseInt(extension < 0 ? line : line.substring(0, extension), 16);
    }

    private String line() throws IOException {
        var line = new StringBuilder(64);
        for (int character = in.read(); character != '\n'; character = in.read()) {
            if (character < 0) {
                throw new EOFException("The service closed the connection");
            }
            if (character != '\r') {
                line.append((char) character);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
