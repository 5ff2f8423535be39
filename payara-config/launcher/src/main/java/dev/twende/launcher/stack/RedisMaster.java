package dev.twende.launcher.stack;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** One independent Redis master that votes on seat locks: it forgets nothing it has answered and evicts nothing. */
public final class RedisMaster implements Component {

    private static final Duration START_LIMIT = Duration.ofSeconds(20);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(10);
    private static final int CONNECT_TIMEOUT_MILLIS = 500;

    private final String name;
    private final DataDir dir;
    private final Path executable;
    private final int port;
    private final String password;
    private ChildProcess process;

    RedisMaster(String name, DataDir dir, Path executable, int port, String password) {
        this.name = name;
        this.dir = dir;
        this.executable = executable;
        this.port = port;
        this.password = password;
    }

    @Override
    public String name() {
        return name;
    }

    public int port() {
        return port;
    }

    public Optional<Long> pid() {
        return isAlive() ? Optional.of(process.pid()) : Optional.empty();
    }

    @Override
    public synchronized void start() {
        if (isAlive()) {
            return;
        }
        if (!Ports.isFree(port)) {
            throw new ComponentFailure(name + " cannot start: port " + port + " is in use.");
        }
        Path home = DataDir.createPrivate(dir.data().resolve(name));
        Path configuration = home.resolve("redis.conf");
        DataDir.writePrivate(configuration, configuration(home));
        process = ChildProcess.start(dir, name, home, List.of(executable.toString(), configuration.toString()));
        boolean up = Waiting.until(START_LIMIT, () -> !process.isAlive() || answers());
        if (!up || !process.isAlive()) {
            stop();
            throw new ComponentFailure(name + " did not start; see " + dir.log(name));
        }
    }

    /** In a file and not in arguments, which every user of the machine can read. */
    private String configuration(Path home) {
        return """
                bind 127.0.0.1
                port %d
                protected-mode yes
                requirepass %s
                dir "%s"
                daemonize no
                save ""
                appendonly yes
                appendfsync everysec
                maxmemory-policy noeviction
                rename-command FLUSHALL ""
                rename-command FLUSHDB ""
                rename-command DEBUG ""
                rename-command CONFIG ""
                """.formatted(port, password, home);
    }

    @Override
    public synchronized void stop() {
        if (process != null) {
            process.stop(STOP_LIMIT);
            process = null;
        }
    }

    @Override
    public boolean isAlive() {
        return process != null && process.isAlive();
    }

    private boolean answers() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_TIMEOUT_MILLIS);
            socket.setSoTimeout(CONNECT_TIMEOUT_MILLIS);
            socket.getOutputStream().write(("AUTH " + password + "\r\nPING\r\n").getBytes(StandardCharsets.UTF_8));
            BufferedReader replies =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            return "+OK".equals(replies.readLine()) && "+PONG".equals(replies.readLine());
        } catch (IOException e) {
            return false;
        }
    }
}
