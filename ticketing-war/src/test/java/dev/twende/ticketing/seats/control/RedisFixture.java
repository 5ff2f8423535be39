package dev.twende.ticketing.seats.control;

import dev.twende.launcher.stack.DataDir;
import dev.twende.launcher.stack.Ports;
import dev.twende.launcher.stack.RedisMaster;
import dev.twende.launcher.stack.RedisMasters;
import dev.twende.launcher.stack.Secrets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** Three real masters under {@code target}, and times short enough to watch a lock end. */
public final class RedisFixture implements AutoCloseable {
    public static final RedlockTimes TIMES = new RedlockTimes(
            Duration.ofMillis(1500), Duration.ofMillis(200), Duration.ofMillis(300), Duration.ofMillis(300));

    private final RedisMasters masters;
    private final String password;

    public RedisFixture(String name) {
        DataDir dir = DataDir.at(Path.of("target", "redis", name).toAbsolutePath());
        DataDir.delete(dir.root());
        DataDir fresh = DataDir.at(dir.root());
        Secrets secrets = Secrets.in(fresh);
        this.masters = new RedisMasters(fresh, secrets, Ports.free(3));
        this.password = secrets.redisPassword();
        masters.start();
    }

    public RedisMaster master(int index) {
        return masters.masters().get(index);
    }

    public void startAll() {
        masters.start();
    }

    public List<String> nodes() {
        return Arrays.asList(masters.nodes().split(","));
    }

    public String password() {
        return password;
    }

    Redlock newRedlock() {
        return new Redlock(nodes(), password, TIMES);
    }

    @Override
    public void close() {
        masters.stop();
    }
}
