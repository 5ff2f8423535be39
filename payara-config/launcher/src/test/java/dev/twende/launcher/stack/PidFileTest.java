package dev.twende.launcher.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PidFileTest {

    @TempDir
    Path directory;

    @Test
    void recognisesTheSameProcess() {
        Path file = directory.resolve("a.pid");
        PidFile.of(ProcessHandle.current()).write(file);
        assertThat(PidFile.read(file).flatMap(PidFile::process)).contains(ProcessHandle.current());
    }

    @Test
    void aStrangerWithTheSameNumberIsNobodyOfOurs() {
        PidFile ours = PidFile.of(ProcessHandle.current());
        assertThat(new PidFile(ours.pid(), ours.startedAt().minus(Duration.ofMinutes(1))).process())
                .isEmpty();
    }

    @Test
    void absentOrBrokenFilesNameNobody() throws IOException {
        assertThat(PidFile.read(directory.resolve("absent"))).isEmpty();
        assertThat(PidFile.read(Files.writeString(directory.resolve("broken"), "12")))
                .isEmpty();
    }
}
