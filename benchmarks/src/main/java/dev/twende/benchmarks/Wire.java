package dev.twende.benchmarks;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * One kept-alive HTTP/1.1 connection that sends prepared bytes and reads the answer, and nothing more: generator and server share the
 * machine, and what the generator burns the server does not get.
 */
final class Wire implements AutoCloseable {
    private static final int NOT_MODIFIED = 304;
    private static final int TIMEOUT_MILLIS = 60_000;

    private final URI server;
    private Socket socket;
    private InputStream in;
    private String body = "";
    private String tag;

    Wire(URI server) {
        this.server = server;
    }

    /** A request as it goes over the wire. */
    static byte[] get(URI uri) {
        return bytes("GET " + path(uri) + " HTTP/1.1\r\nHost: " + uri.getAuthority() + "\r\n\r\n");
    }

    /** As {@link #get(URI)}, from somebody who has this version of it. */
    static byte[] get(URI uri, String tag) {
        return bytes("GET " + path(uri) + " HTTP/1.1\r\nHost: " + uri.getAuthority() + "\r\nIf-None-Match: " + tag
                + "\r\n\r\n");
    }

    /** A request with a JSON body as it goes over the wire. */
    static byte[] post(URI uri, String json) {
        return bytes("POST " + path(uri) + " HTTP/1.1\r\nHost: " + uri.getAuthority()
                + "\r\nContent-Type: application/json\r\nContent-Length: "
                + json.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + json);
    }

    private static String path(URI uri) {
        return uri.getRawQuery() == null ? uri.getRawPath() : uri.getRawPath() + "?" + uri.getRawQuery();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Sends the request and reads the whole answer. */
    int call(byte[] request) throws IOException {
        if (socket == null) {
            socket = new Socket(server.getHost(), server.getPort());
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(TIMEOUT_MILLIS);
            in = new BufferedInputStream(socket.getInputStream());
        }
        try {
            socket.getOutputStream().write(request);
            return answer();
        } catch (IOException | NumberFormatException e) {
            close();
            throw new IOException("no answer", e);
        }
    }

    private int answer() throws IOException {
        int status = Integer.parseInt(line().substring(9, 12));
        int length = 0;
        boolean chunked = false;
        boolean closes = false;
        tag = null;
        for (String header = line(); !header.isEmpty(); header = line()) {
            String lower = header.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Integer.parseInt(lower.substring(15).strip());
            }
            if (lower.startsWith("etag:")) {
                tag = header.substring(5).strip();
            }
            chunked |= lower.startsWith("transfer-encoding:") && lower.contains("chunked");
            closes |= lower.startsWith("connection:") && lower.contains("close");
        }
        chunked &= status != NOT_MODIFIED;
        length = status == NOT_MODIFIED ? 0 : length; // of what is not sent
        body = chunked ? chunks() : new String(in.readNBytes(length), StandardCharsets.UTF_8);
        if (closes) {
            close();
        }
        return status;
    }

    private String chunks() throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        while (true) {
            int size = Integer.parseInt(line(), 16);
            all.write(in.readNBytes(size));
            line();
            if (size == 0) {
                return all.toString(StandardCharsets.UTF_8);
            }
        }
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new IOException("the server hung up");
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }

    /** The body of the last answer. */
    String body() {
        return body;
    }

    /** The ETag of the last answer; null when it had none. */
    String tag() {
        return tag;
    }

    @Override
    public void close() {
        try {
            if (socket != null) {
                socket.close();
            }
        } catch (IOException e) {
            // it is of no more use either way
        }
        socket = null;
    }
}
