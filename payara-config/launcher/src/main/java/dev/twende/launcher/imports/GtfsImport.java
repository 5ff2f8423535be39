package dev.twende.launcher.imports;

import dev.twende.launcher.PlatformUrls;
import dev.twende.launcher.Progress;
import dev.twende.launcher.StepFailure;
import dev.twende.launcher.client.Api;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.FileNotFoundException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Sends one feed to a company of the platform, follows the import to its end and prints its report. */
final class GtfsImport {
    private static final Duration PATIENCE = Duration.ofMinutes(30);

    private final PlatformUrls urls;
    private final Api api;
    private final Progress progress;
    private String stageShown = "";

    GtfsImport(PlatformUrls urls, Api api, Progress progress) {
        this.urls = urls;
        this.api = api;
        this.progress = progress;
    }

    /**
     * What to import, and for whom.
     *
     * @param from the first day that gets schedules
     * @param flatFare the price of every pair of stops in minor units, when the feed names none
     */
    record Order(Path feed, String company, LocalDate from, int days, OptionalLong flatFare) {}

    /** Ids by which the import is continued. */
    record Imported(String companyId, String importId) {}

    /** Returns when the feed is in. */
    Imported run(Order order) {
        if (!Files.isReadable(order.feed())) {
            throw new StepFailure("Read " + order.feed(), "there is no such file, or it may not be read");
        }
        String companyId = progress.step("Find " + order.company(), () -> companyId(order.company()));
        String importId = progress.step("Send " + order.feed().getFileName(), () -> upload(order, companyId));
        JsonObject ended = progress.step("Import", () -> follow(importId));
        report(ended);
        if (!ended.getString("status").equals("SUCCEEDED")) {
            throw new StepFailure(
                    "Import", ended.getString("failure", "the feed was not imported, and nobody knows why"));
        }
        return new Imported(companyId, importId);
    }

    /** Puts the schedules of one day on sale. */
    void publish(String companyId, LocalDate day) {
        JsonObject done = progress.step("Publish " + day, () -> {
            JsonObject started = api.post(
                    company("publications"),
                    Json.createObjectBuilder()
                            .add("company_id", companyId)
                            .add("from", day.toString())
                            .add("to", day.toString())
                            .build());
            URI job = company("publications/" + started.getString("publication_id"));
            return api.await(job, PATIENCE, GtfsImport::ended);
        });
        progress.say("  %d schedules on sale, %d refused".formatted(done.getInt("published"), done.getInt("refused")));
        done.getJsonArray("refusals")
                .getValuesAs(JsonObject.class)
                .forEach(refusal ->
                        progress.say("    %6d x %s".formatted(refusal.getInt("count"), refusal.getString("code"))));
    }

    private String companyId(String name) {
        List<JsonObject> companies = api.list(company("companies"), Map.of());
        return companies.stream()
                .filter(company -> company.getString("name").equalsIgnoreCase(name))
                .map(company -> company.getString("company_id"))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no company is called so; there are: "
                        + companies.stream()
                                .map(company -> company.getString("name"))
                                .sorted()
                                .collect(Collectors.joining(", "))));
    }

    private String upload(Order order, String companyId) {
        Map<String, String> parameters = new TreeMap<>(Map.of(
                "company_id", companyId,
                "from", order.from().toString(),
                "days", String.valueOf(order.days())));
        order.flatFare().ifPresent(amount -> parameters.put("flat_fare", String.valueOf(amount)));
        try {
            return api.upload(Api.with(company("imports"), parameters), order.feed(), "application/zip")
                    .getString("import_id");
        } catch (FileNotFoundException vanished) {
            throw new IllegalArgumentException("the file has vanished", vanished);
        }
    }

    private JsonObject follow(String importId) {
        return api.await(company("imports/" + importId), PATIENCE, state -> {
            showStage(state);
            return ended(state);
        });
    }

    private static boolean ended(JsonObject job) {
        return !job.getString("status").equals("RUNNING");
    }

    /** A line when the stage changes, and one each tenth of it. */
    private void showStage(JsonObject state) {
        int total = state.getInt("total", 0);
        String tenth = total == 0 ? "" : " %d %%".formatted(state.getInt("done", 0) * 10L / total * 10);
        String stage = state.getString("stage", "") + tenth;
        if (!ended(state) && !stage.equals(stageShown)) {
            stageShown = stage;
            progress.say("    " + stage);
        }
    }

    private void report(JsonObject ended) {
        progress.say("  Taken: "
                + ended.getJsonObject("counts").entrySet().stream()
                        .map(count -> count.getValue() + " " + count.getKey())
                        .collect(Collectors.joining(", ")));
        List<JsonObject> findings = ended.getJsonArray("findings").getValuesAs(JsonObject.class);
        progress.say(findings.isEmpty() ? "  Nothing was skipped." : "  Skipped or mended, and why:");
        findings.forEach(finding -> {
            progress.say("    %6d x %-22s %s"
                    .formatted(finding.getInt("count"), finding.getString("file", ""), finding.getString("message")));
            progress.say("             %s, e.g. %s".formatted(finding.getString("code"), examples(finding)));
        });
    }

    private static String examples(JsonObject finding) {
        return finding.getJsonArray("examples").stream().map(GtfsImport::text).collect(Collectors.joining("; "));
    }

    private static String text(JsonValue value) {
        return value instanceof JsonString string ? string.getString() : value.toString();
    }

    private URI company(String path) {
        return urls.company().resolve("/company/v1/" + path);
    }
}
