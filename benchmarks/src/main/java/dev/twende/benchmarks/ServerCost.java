package dev.twende.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Processor time that the platform's processes have used, from {@code /proc}: of all figures the one that others on the same machine
 * disturb least.
 */
final class ServerCost {
    /** Clock ticks of {@code /proc}: USER_HZ, which is 100 on every Linux that matters. */
    private static final long MICROS_PER_TICK = 10_000;

    private static final int UTIME = 11;

    private final BenchPlatform platform;

    ServerCost(BenchPlatform platform) {
        this.platform = platform;
    }

    /** Microseconds so far, of all living processes of the platform and of those they have waited for; 0 where there is no {@code /proc}. */
    long micros() {
        return platform.processes()
                        .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
                        .distinct()
                        .mapToLong(process -> ticks(Path.of("/proc", String.valueOf(process.pid()), "stat")))
                        .sum()
                * MICROS_PER_TICK;
    }

    private static long ticks(Path stat) {
        try {
            if (!Files.exists(stat)) {
                return 0;
            }
            String text = Files.readString(stat);
            // the name before the closing parenthesis may hold anything; the state comes next
            String[] fields = text.substring(text.lastIndexOf(')') + 2).split(" ");
            long own = Long.parseLong(fields[UTIME]) + Long.parseLong(fields[UTIME + 1]);
            long ofTheGone = Long.parseLong(fields[UTIME + 2]) + Long.parseLong(fields[UTIME + 3]);
            return own + ofTheGone;
        } catch (IOException gone) {
            return 0;
        }
    }
}
