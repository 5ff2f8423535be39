package dev.twende.payment.providers.control;

import dev.twende.launcher.stack.DataDir;
import dev.twende.launcher.stack.Ports;
import dev.twende.launcher.stack.RedisMasters;
import dev.twende.launcher.stack.Secrets;
import java.nio.file.Path;
import java.util.Optional;

/** One Redis master for all tests of a run. */
public final class TestRedis {
    private static final Path FOLDER = Path.of("target", "redis").toAbsolutePath();
    private static RedisMasters masters;
    private static Secrets secrets;

    private TestRedis() {}

    /** Notes as another instance of the house has them. */
    public static synchronized SharedNotes notes() {
        if (masters == null) {
            DataDir.delete(FOLDER);
            DataDir dir = DataDir.at(FOLDER);
            secrets = Secrets.in(dir);
            masters = new RedisMasters(dir, secrets, Ports.free(1));
            masters.start();
            Runtime.getRuntime().addShutdownHook(new Thread(masters::stop, "stop-redis"));
        }
        return new SharedNotes(masters.nodes(), Optional.of(secrets.redisPassword()));
    }

    /** Notes that nobody can read. */
    public static SharedNotes unreachable() {
        return new SharedNotes("127.0.0.1:" + Ports.free(1).get(0), Optional.empty());
    }
}
