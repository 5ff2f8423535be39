package dev.twende.benchmarks;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;

/** What this machine can do at most, one client at a time: disk, lock node, database round trip. */
final class Limits {
    private static final Duration EACH = Duration.ofSeconds(5);
    private static final int BLOCK = 8192;

    private final BenchPlatform platform;
    private final Path data;

    Limits(BenchPlatform platform, Path data) {
        this.platform = platform;
        this.data = data;
    }

    /** Writes of one 8 kB block that are on disk when the call returns, as a commit needs. */
    double fdatasyncsPerSecond() throws IOException {
        Path file = data.resolve("fdatasync");
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            ByteBuffer block = ByteBuffer.allocateDirect(BLOCK);
            return perSecond(() -> {
                channel.write(block.clear(), 0);
                channel.force(false);
            });
        } finally {
            Files.deleteIfExists(file);
        }
    }

    /** {@code SET key value NX PX} against one lock node. */
    double redisLocksPerSecond() throws IOException {
        JsonObject node = platform.redisNodes().get(0);
        try (Socket socket = new Socket(node.getString("host"), node.getInt("port"))) {
            socket.setTcpNoDelay(true);
            ask(socket, "AUTH " + platform.secret("redis.password"));
            long[] count = {0};
            return perSecond(() -> ask(socket, "SET bench-" + count[0]++ + " 1 NX PX 1000"));
        }
    }

    private static void ask(Socket socket, String command) throws IOException {
        socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.US_ASCII));
        InputStream answers = socket.getInputStream();
        int next;
        do {
            next = answers.read();
        } while (next != '\n' && next >= 0);
    }

    /** {@code select 1}, prepared. */
    double selectsPerSecond() throws IOException, SQLException {
        try (Connection connection = platform.sql("ticketing", "ticketing.db.password");
                PreparedStatement select = connection.prepareStatement("select 1")) {
            return perSecond(() -> {
                try {
                    select.execute();
                } catch (SQLException e) {
                    throw new IOException(e);
                }
            });
        }
    }

    private interface Act {
        void run() throws IOException;
    }

    private static double perSecond(Act act) throws IOException {
        long begun = System.nanoTime();
        long end = begun + EACH.toNanos();
        long done = 0;
        while (System.nanoTime() < end) {
            act.run();
            done++;
        }
        return done * 1e9 / (System.nanoTime() - begun);
    }
}
