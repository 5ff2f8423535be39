package dev.twende.launcher.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BootLogTest {

    private static final String SUCCESS =
            "2026-11-23T02:53:06.018Z INFO    [javax.enterprise.system.core] auth was successfully deployed in 1,361 milliseconds.\n";
    private static final String FAILURE =
            "2026-11-23T02:53:07.018Z SEVERE  [javax.enterprise.system.core] Exception while loading the app : company\n";

    @TempDir
    Path directory;

    private final List<String> deployed = new ArrayList<>();

    @Test
    void aBootWithoutErrorsHasNotFailed() throws IOException {
        BootLog log = follow(write(SUCCESS));
        log.follow();
        assertThat(deployed).containsExactly("auth");
        assertThat(log.failure()).isEmpty();
    }

    @Test
    void knowsWhenTheServerHasBooted() throws IOException {
        Path file = write(SUCCESS);
        BootLog log = follow(file);
        log.follow();
        assertThat(log.hasBooted()).isFalse();
        Files.writeString(
                file,
                "2026-11-23T02:53:06.047Z INFO    [PayaraMicro] Payara Micro 6.2025.10 (build 42) ready in 4,111 (ms)\n",
                StandardOpenOption.APPEND);
        log.follow();
        assertThat(log.hasBooted()).isTrue();
    }

    @Test
    void namesTheArchiveAndTheDeepestCause() throws IOException {
        Path file =
                write(SUCCESS + FAILURE + "java.lang.IllegalStateException: start\n\tat somewhere\nCaused by: first\n");
        BootLog log = follow(file);
        log.follow();
        Files.writeString(file, "Caused by: no schema\n", StandardOpenOption.APPEND);
        log.follow();
        assertThat(log.failure()).contains("Exception while loading the app : company <- no schema");
    }

    @Test
    void aHalfWrittenLineIsReadWhenItIsWhole() throws IOException {
        Path file = write(FAILURE.substring(0, 70));
        BootLog log = follow(file);
        log.follow();
        assertThat(log.failure()).isEmpty();
        Files.writeString(file, FAILURE.substring(70), StandardOpenOption.APPEND);
        log.follow();
        assertThat(log.failure()).contains("Exception while loading the app : company");
    }

    @Test
    void wordsOfAFailureInAnInformationAreNoFailure() throws IOException {
        BootLog log = follow(write(FAILURE.replace("SEVERE", "INFO")));
        log.follow();
        assertThat(log.failure()).isEmpty();
    }

    @Test
    void aLogThatIsNotThereYetIsEmpty() {
        BootLog log = follow(directory.resolve("absent.log"));
        log.follow();
        assertThat(log.failure()).isEmpty();
    }

    private BootLog follow(Path file) {
        return new BootLog(file, deployed::add);
    }

    private Path write(String text) throws IOException {
        return Files.writeString(directory.resolve("payara.log"), text);
    }
}
