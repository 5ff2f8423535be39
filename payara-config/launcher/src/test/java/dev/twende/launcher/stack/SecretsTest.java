package dev.twende.launcher.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {

    @TempDir
    Path directory;

    @Test
    void madeOnceAndKept() {
        DataDir dir = DataDir.at(directory);
        String first = Secrets.in(dir).databasePassword(House.AUTH);
        assertThat(first).hasSize(32).matches("[A-Za-z0-9]+");
        assertThat(Secrets.in(dir).databasePassword(House.AUTH)).isEqualTo(first);
        assertThat(Secrets.in(dir).databasePassword(House.COMPANY)).isNotEqualTo(first);
    }

    @Test
    void aKeyHas256Bits() {
        assertThat(Base64.getDecoder().decode(Secrets.in(DataDir.at(directory)).key("k")))
                .hasSize(32);
    }

    @Test
    void onlyTheOwnerMayReadThem() throws IOException {
        DataDir dir = DataDir.at(directory.resolve("new"));
        Secrets.in(dir).redisPassword();
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(dir.conf().resolve("secrets.properties"))))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(dir.conf())))
                .isEqualTo("rwx------");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----", "rw-rw-rw-"})
    void areNotUsedWhenOthersMayHaveReadOrChangedThem(String rights) throws IOException {
        DataDir dir = DataDir.at(directory.resolve("new"));
        Secrets.in(dir).redisPassword();
        Path file = dir.conf().resolve("secrets.properties");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(rights));

        assertThatThrownBy(() -> Secrets.in(dir))
                .isInstanceOf(ComponentFailure.class)
                .hasMessageContaining("secrets.properties")
                .hasMessageContaining(rights)
                .hasMessageContaining("chmod 600");

        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        assertThat(Secrets.in(dir).redisPassword()).hasSize(32);
    }
}
