package dev.twende.launcher.imports;

import static dev.twende.launcher.client.HttpFixture.ok;
import static org.assertj.core.api.Assertions.assertThat;

import dev.twende.launcher.StepFailure;
import dev.twende.launcher.client.HttpFixture;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class ImportGtfsCommandTest {
    @TempDir
    Path dataDir;

    private final StringWriter errors = new StringWriter();
    private final CommandLine command = new CommandLine(new ImportGtfsCommand())
            .setErr(new PrintWriter(errors, true))
            .setExecutionExceptionHandler((failure, line, parsed) -> {
                line.getErr().println(failure.getClass().getSimpleName() + " " + failure.getMessage());
                return 1;
            });

    @BeforeEach
    void aFeed() throws IOException {
        Files.writeString(dataDir.resolve("feed.zip"), "PK");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--days 0 | --days must be at least 1",
                "--days 7 --flat-fare 0 | --flat-fare must be at least 1",
                "--days 7 --publish 2026-12-08 | --publish must be one of the imported days",
                "--flat-fare 100 | Missing required option: '--days=N'"
            })
    void saysWhatIsWrongWithTheOptions(String options, String message) {
        assertThat(run(options.split(" "))).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(errors.toString()).contains(message);
    }

    @Test
    void saysThatThePlatformIsNotRunning() {
        assertThat(run("--days", "7")).isEqualTo(1);
        assertThat(errors.toString())
                .contains(StepFailure.class.getSimpleName())
                .contains("nothing runs on " + dataDir + ": ./twende run first");
    }

    @Test
    void takesThePlatformOfAKilledLauncherForNotRunning() throws IOException {
        try (HttpFixture platform = new HttpFixture()) {
            writePlatform(platform, noSuchProcess());

            assertThat(run("--days", "7")).isEqualTo(1);
            assertThat(errors.toString()).contains("./twende run first");
        }
    }

    @Test
    void importsIntoTheRunningPlatformAndPublishes() throws IOException {
        try (HttpFixture platform = new HttpFixture()) {
            writePlatform(platform, ProcessHandle.current().pid());
            platform.on(
                            "GET /company/v1/companies",
                            ok("{\"items\": [{\"company_id\": \"c1\", \"name\": \"Matatu\"}]}"))
                    .on("POST /company/v1/imports", ok("{\"import_id\": \"i1\", \"status\": \"RUNNING\"}"))
                    .on(
                            "GET /company/v1/imports/i1",
                            ok("{\"status\": \"SUCCEEDED\", \"counts\": {}, \"findings\": []}"))
                    .on("POST /company/v1/publications", ok("{\"publication_id\": \"p1\", \"status\": \"RUNNING\"}"))
                    .on(
                            "GET /company/v1/publications/p1",
                            ok("{\"status\": \"SUCCEEDED\", \"published\": 3, \"refused\": 0, \"refusals\": []}"));

            assertThat(run("--days", "7", "--flat-fare", "50", "--publish", "2026-12-02"))
                    .isZero();

            assertThat(platform.calls("POST /auth/v1/sessions").get(0).body()).contains("admin@twende.example");
            assertThat(platform.calls("POST /company/v1/imports").get(0).query())
                    .isEqualTo("company_id=c1&days=7&flat_fare=50&from=2026-12-01");
            assertThat(platform.calls("POST /company/v1/publications")).hasSize(1);
        }
    }

    private int run(String... options) {
        String[] fixed = {
            dataDir.resolve("feed.zip").toString(),
            "--company",
            "Matatu",
            "--from",
            "2026-12-01",
            "--data-dir",
            dataDir.toString()
        };
        String[] all =
                Stream.concat(Arrays.stream(fixed), Arrays.stream(options)).toArray(String[]::new);
        return command.execute(all);
    }

    private void writePlatform(HttpFixture platform, long pid) throws IOException {
        Path logins = Files.writeString(
                dataDir.resolve("logins.json"),
                "{\"logins\": [{\"role\": \"SUPER_ADMIN\", \"email\": \"admin@twende.example\", \"password\": \"x\"}]}");
        Files.createDirectories(dataDir.resolve("run"));
        String url = platform.url().toString();
        Files.writeString(dataDir.resolve("run/platform.json"), """
                {"pid": %d, "logins_file": "%s",
                 "urls": {"auth": "%s", "company": "%s", "ticketing": "%s", "payment": "%s", "reporting": "%s"}}""".formatted(pid, logins, url, url, url, url, url));
    }

    private static long noSuchProcess() {
        return Integer.MAX_VALUE - 1L;
    }
}
