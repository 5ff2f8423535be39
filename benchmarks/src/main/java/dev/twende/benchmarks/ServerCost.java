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

    /** Microseconds so far of the threads that compile in the platform's Java processes; 0 where there is no {@code /proc}. */
    long compilerMicros() {
        return platform.processes()
                        .flatMap(process -> threads(process.pid()))
                        .filter(ServerCost::isCompiler)
                        .mapToLong(thread -> ticks(thread.resolve("stat")))
                        .sum()
                * MICROS_PER_TICK;
    }

    private static Stream<Path> threads(long pid) {
        try (Stream<Path> threads = Files.list(Path.of("/proc", String.valueOf(pid), "task"))) {
            return threads.toList().stream();
        } catch (IOException gone) {
            return Stream.empty();
        }
    }

    /** {@code C1 CompilerThread0} and its like; Linux keeps 15 characters of a thread's name. */
    private static boolean isCompiler(Path thread) {
        try {
            return Files.readString(thread.resolve("comm")).matches("C[12] CompilerThre.*\\s*");
        } catch (IOException gone) {
            return false;
        }
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
