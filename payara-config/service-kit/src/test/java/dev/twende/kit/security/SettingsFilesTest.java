package dev.twende.kit.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsFilesTest {

    @TempDir
    Path directory;

    @Test
    void whatOthersCanReadOrChangeIsNamed() throws IOException {
        Path kept = file("kept", "rw-------");
        Path shown = file("shown", "rw-r-----");
        Path changed = file("changed", "rw-----w-");

        assertThat(SettingsFiles.openToOthers("payara-micro.jar --nocluster --systemproperties " + kept
                        + " --SystemProperties=" + shown + " --systemproperties " + changed
                        + " --systemproperties /no/such/file --port 8080"))
                .containsExactly(shown, changed);
        assertThat(SettingsFiles.openToOthers("payara-micro.jar --port 8080")).isEmpty();
    }

    private Path file(String name, String rights) throws IOException {
        Path file = Files.createFile(directory.resolve(name));
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(rights));
    }
}
