package dev.twende.launcher.audits;

import dev.twende.launcher.JsonText;
import dev.twende.launcher.StepFailure;
import dev.twende.launcher.client.Api;
import dev.twende.launcher.imports.RunningPlatform;
import jakarta.json.JsonObject;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./twende audit verify [--known LINKS:HASH]}, while {@code ./twende run} runs. */
@Command(
        name = "audit",
        description =
                "Follows the hash chain of the audit trail and names the first row that was changed behind its back.")
public final class AuditCommand implements Callable<Integer> {

    enum Order {
        verify
    }

    @Parameters(index = "0", description = "${COMPLETION-CANDIDATES}")
    private Order order;

    @Option(
            names = "--known",
            paramLabel = "LINKS:HASH",
            description =
                    "what an earlier report said and was kept elsewhere: finds a trail that was cut or written anew")
    private String known;

    @Option(names = "--data-dir", defaultValue = "${sys:twende.root}/.twende", description = "of the running platform")
    private Path dataDir;

    /** 0 when the chain holds, 1 when it does not. */
    @Override
    public Integer call() {
        RunningPlatform platform = RunningPlatform.find(dataDir)
                .orElseThrow(() ->
                        new StepFailure("Find the platform", "nothing runs on " + dataDir + ": ./twende run first"));
        URI auth = platform.urls().auth();
        Api api = Api.of(auth, platform.superAdmin());
        JsonObject report = api.get(Api.with(
                auth.resolve("/auth/v1/audits/verification"), known == null ? Map.of() : Map.of("known", known)));
        System.out.println(JsonText.pretty(report));
        if (!report.getBoolean("is_intact")) {
            return 1;
        }
        System.out.println(
                "Keep this elsewhere, for --known: " + report.get("links") + ":" + report.getString("head_hash"));
        return 0;
    }
}
