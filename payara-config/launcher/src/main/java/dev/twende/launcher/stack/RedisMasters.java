package dev.twende.launcher.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import redis.embedded.core.ExecutableProvider;

/** The Redis masters of the seat guard: independent of each other, so that a majority decides when one is lost. */
public final class RedisMasters {

    public static final int COUNT = 3;

    private final List<RedisMaster> masters = new ArrayList<>();

    public RedisMasters(DataDir dir, Secrets secrets, List<Integer> ports) {
        Path executable = extract(dir);
        for (int i = 0; i < ports.size(); i++) {
            masters.add(new RedisMaster("redis-" + (i + 1), dir, executable, ports.get(i), secrets.redisPassword()));
        }
    }

    public List<RedisMaster> masters() {
        return List.copyOf(masters);
    }

    /** {@code host:port} of every master, separated by commas. */
    public String nodes() {
        return masters.stream().map(master -> "127.0.0.1:" + master.port()).collect(Collectors.joining(","));
    }

    public void start() {
        masters.forEach(RedisMaster::start);
    }

    public void stop() {
        masters.forEach(RedisMaster::stop);
    }

    private static Path extract(DataDir dir) {
        Path directory = DataDir.createPrivate(dir.run().resolve("redis-binaries"));
        try {
            Path executable = ExecutableProvider.newJarResourceProvider(directory.toFile())
                    .get()
                    .toPath();
            if (!Files.isExecutable(executable)) {
                throw new ComponentFailure("Redis cannot be executed in " + directory + " (is it mounted noexec?)");
            }
            return executable;
        } catch (IOException e) {
            throw new ComponentFailure("Redis cannot be unpacked into " + directory + ": " + e.getMessage(), e);
        }
    }
}
