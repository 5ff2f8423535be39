package dev.twende.launcher.imports;

import static dev.twende.launcher.client.HttpFixture.ok;
import static dev.twende.launcher.client.HttpFixture.problem;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.twende.launcher.Progress;
import dev.twende.launcher.StepFailure;
import dev.twende.launcher.client.Api;
import dev.twende.launcher.client.HttpFixture;
import dev.twende.launcher.imports.GtfsImport.Order;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GtfsImportTest {
    private static final LocalDate DAY = LocalDate.parse("2026-11-24");
    private static final String ENDED = """
            {"import_id": "i1", "status": "%s", "stage": "DONE", "done": 4, "total": 4, "failure": "No trip runs then.",
             "counts": {"stops": 4284, "routes": 136, "timetables": 272, "schedules": 1904},
             "findings": [{"file": "stop_times.txt", "code": "zero-length-hop", "message": "Two stops at the same minute",
                           "count": 12, "examples": ["line 17", "line 204"]}]}
            """;

    private final HttpFixture platform = new HttpFixture();
    private final ByteArrayOutputStream terminal = new ByteArrayOutputStream();
    private final GtfsImport imports =
            new GtfsImport(platform.platform(), Api.guest(), new Progress(new PrintStream(terminal, true, UTF_8)));

    @TempDir
    Path directory;

    private Path feed;

    @BeforeEach
    void aCompanyAndAFeed() throws IOException {
        feed = Files.writeString(directory.resolve("nairobi.zip"), "PK");
        platform.on(
                        "GET /company/v1/companies",
                        ok("{\"items\": [{\"company_id\": \"c1\", \"name\": \"Matatu Ways\"},"
                                + "{\"company_id\": \"c2\", \"name\": \"Akagera\"}]}"))
                .on("POST /company/v1/imports", ok("{\"import_id\": \"i1\", \"status\": \"RUNNING\"}"));
    }

    @AfterEach
    void stop() {
        platform.close();
    }

    @Test
    void sendsTheFeedAndShowsTheReport() {
        platform.on(
                "GET /company/v1/imports/i1",
                ok("{\"status\": \"RUNNING\", \"stage\": \"STOPS\", \"done\": 2100, \"total\": 4284}"),
                ok(ENDED.formatted("SUCCEEDED")));

        GtfsImport.Imported imported = imports.run(order("matatu ways", OptionalLong.of(100)));

        assertThat(imported.companyId()).isEqualTo("c1");
        assertThat(platform.calls("POST /company/v1/imports")).singleElement().satisfies(call -> {
            assertThat(call.query()).isEqualTo("company_id=c1&days=7&flat_fare=100&from=2026-11-24");
            assertThat(call.header("Content-Type")).isEqualTo("application/zip");
            assertThat(call.body()).isEqualTo("PK");
        });
        assertThat(terminal.toString(UTF_8))
                .contains("STOPS 40 %")
                .contains("4284 stops, 136 routes, 272 timetables, 1904 schedules")
                .contains("12 x stop_times.txt")
                .contains("Two stops at the same minute")
                .contains("zero-length-hop, e.g. line 17; line 204");
    }

    @Test
    void aFailedImportShowsItsFindingsAndFails() {
        platform.on("GET /company/v1/imports/i1", ok(ENDED.formatted("FAILED")));

        assertThatThrownBy(() -> imports.run(order("Matatu Ways", OptionalLong.empty())))
                .isInstanceOf(StepFailure.class)
                .hasMessage("Import: No trip runs then.");
        assertThat(terminal.toString(UTF_8)).contains("zero-length-hop");
    }

    @Test
    void namesTheCompaniesThereAre() {
        assertThatThrownBy(() -> imports.run(order("Nobody", OptionalLong.empty())))
                .isInstanceOf(StepFailure.class)
                .hasMessage("Find Nobody: no company is called so; there are: Akagera, Matatu Ways");
    }

    @Test
    void saysThatTheFileIsMissing() {
        Order order = new Order(directory.resolve("missing.zip"), "Matatu Ways", DAY, 7, OptionalLong.empty());

        assertThatThrownBy(() -> imports.run(order))
                .isInstanceOf(StepFailure.class)
                .hasMessageContaining("missing.zip: there is no such file");
        assertThat(platform.calls("GET /company/v1/companies")).isEmpty();
    }

    @Test
    void showsWhyTheFeedWasRefused() {
        platform.on("POST /company/v1/imports", problem(422, "feed-unreadable"));

        assertThatThrownBy(() -> imports.run(order("Matatu Ways", OptionalLong.empty())))
                .hasMessageStartingWith("Send nairobi.zip: ")
                .hasMessageContaining("feed-unreadable");
    }

    @Test
    void putsADayOnSale() {
        platform.on("POST /company/v1/publications", ok("{\"publication_id\": \"p1\", \"status\": \"RUNNING\"}"))
                .on(
                        "GET /company/v1/publications/p1",
                        ok("{\"status\": \"SUCCEEDED\", \"total\": 9, \"published\": 7, \"refused\": 2,"
                                + "\"refusals\": [{\"code\": \"schedule-in-past\", \"count\": 2}]}"));

        imports.publish("c1", DAY);

        assertThat(platform.calls("POST /company/v1/publications").get(0).body())
                .isEqualTo("{\"company_id\":\"c1\",\"from\":\"2026-11-24\",\"to\":\"2026-11-24\"}");
        assertThat(terminal.toString(UTF_8)).contains("7 schedules on sale, 2 refused", "2 x schedule-in-past");
    }

    private Order order(String company, OptionalLong flatFare) {
        return new Order(feed, company, DAY, 7, flatFare);
    }
}
