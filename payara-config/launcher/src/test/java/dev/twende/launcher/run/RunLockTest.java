package dev.twende.launcher.run;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.twende.launcher.stack.ComponentFailure;
import dev.twende.launcher.stack.DataDir;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunLockTest {

    @TempDir
    Path directory;

    @Test
    void oneRunPerDirectory() {
        DataDir dir = DataDir.at(directory);
        RunLock held = RunLock.take(dir);
        assertThatThrownBy(() -> RunLock.take(dir))
                .isInstanceOf(ComponentFailure.class)
                .hasMessageContaining("process " + ProcessHandle.current().pid());
        held.close();
        RunLock.take(dir).close();
    }

    @Test
    void aFullDiskIsSaidInOneLine() {
        DataDir dir = DataDir.at(directory);
        DiskSpace.require(dir);
        assertThatThrownBy(() -> DiskSpace.check(10L * 1024 * 1024, dir))
                .isInstanceOf(ComponentFailure.class)
                .hasMessageContaining("10 MB left");
    }
}
