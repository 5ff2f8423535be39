package dev.twende.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The drivers against a server that does nothing. */
class DriverTest {
    private static Process process;
    private static URI server;

    @BeforeAll
    static void start() throws IOException {
        process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        Path.of("target", "test-classes").toString(),
                        TinyServer.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader output = new BufferedReader(new InputStreamReader(process.getInputStream()));
        server = URI.create("http://127.0.0.1:" + output.readLine() + "/");
    }

    @AfterAll
    static void stop() {
        process.destroyForcibly();
    }

    /**
     * 1 s of 6 s: one in six of those who come meanwhile waits, so that the open loop's 99th percentile is nearly the pause; the closed
     * loop has one such call among thousands.
     */
    @Test
    void theOpenLoopDoesNotHideThatTheServerPaused() throws Exception {
        StallLoad.Result seen = new StallLoad(server, process.pid()).run();
        double pause = StallLoad.STALL.toMillis();
        assertThat(seen.open().responseMillis(99)).as("open loop").isGreaterThan(0.8 * pause);
        assertThat(seen.open().responseMillis(50)).as("open loop").isLessThan(0.5 * pause);
        assertThat(seen.closed().millis(100)).as("the pause was there").isGreaterThan(0.8 * pause);
        assertThat(seen.closed().millis(99)).as("closed loop").isLessThan(0.5 * pause);
    }

    @Test
    void sendsEachRequestOnceAndTellsItsAnswer() throws Exception {
        byte[] yes = Wire.get(server);
        byte[] no = Wire.post(server.resolve("/no"), "{\"seat\":\"1é\"}");
        long[] moments = OpenLoop.poisson(500, Duration.ofSeconds(1), 7);
        OpenLoop.Result result = OpenLoop.run(server, moments, 8, number -> number % 5 == 0 ? no : yes);
        assertThat(moments).hasSize(500).isSorted();
        assertThat(result.count(409)).isEqualTo(100);
        assertThat(result.count(200)).isEqualTo(400);
        assertThat(result.response().getTotalCount()).isEqualTo(500);
        assertThat(Arrays.stream(result.answered()).min().orElseThrow()).isPositive();
    }
}
