package dev.twende.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a newcomer does first, with all houses in one server: run, run again, and what happens when things go wrong. */
class LauncherST {
    private static final Duration LIMIT = Duration.ofMinutes(5);

    @TempDir
    Path dir;

    @Test
    void sellsASeatLeavesNothingRunningAndKeepsWhatWasSold() throws Exception {
        Run first = run("--once", "--port", port());
        assertThat(first.waitFor()).as(first.output()).isZero();
        assertThat(first.output()).contains("Kigali").contains("Huye").contains("Rusizi");
        assertThat(leftovers()).isEmpty();

        // the second run, on what the first one kept
        Run killed = run("--port", port());
        await("platform")
                .atMost(LIMIT)
                .until(() -> Files.exists(dir.resolve("run/platform.json")) || !killed.isAlive());
        assertThat(killed.isAlive()).as(killed.output()).isTrue();
        killed.kill();
        assertThat(leftovers()).as("what a killed launcher leaves").isNotEmpty();
        Run takesOver = run("--once", "--port", port());
        assertThat(takesOver.waitFor()).as(takesOver.output()).isZero();
        assertThat(takesOver.output()).contains("Stopped what a killed run had left");
        assertThat(leftovers()).isEmpty();
        System.out.println(takesOver.output());
    }

    @Test
    void aPortInUseIsOneClearLineAndNothingIsStarted() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Run run = run("--once", "--port", String.valueOf(taken.getLocalPort()));

            assertThat(run.waitFor()).isNotZero();
            assertThat(run.output()).contains("Port " + taken.getLocalPort() + " is in use");
            assertThat(run.output()).doesNotContain("\tat ");
            assertThat(leftovers()).isEmpty();
        }
    }

    private static String port() throws IOException {
        return String.valueOf(Platform.freePorts());
    }

    private Run run(String... arguments) throws IOException {
        List<String> command = Platform.launcherCommand("run", "--data-dir", dir.toString());
        command.addAll(List.of(arguments));
        Path output = Files.createTempFile(Path.of("target"), "run", ".log");
        return new Run(
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start(),
                output);
    }

    /** Processes that work in this test's directory. */
    private List<String> leftovers() {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info().commandLine().orElse("").contains(dir.toString()))
                .map(process -> process.info().commandLine().orElse(""))
                .toList();
    }

    private record Run(Process process, Path log) {
        int waitFor() throws InterruptedException {
            if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return -1;
            }
            return process.exitValue();
        }

        boolean isAlive() {
            return process.isAlive();
        }

        void kill() throws InterruptedException {
            process.destroyForcibly();
            process.waitFor();
        }

        String output() throws IOException {
            return Files.readString(log);
        }
    }
}
