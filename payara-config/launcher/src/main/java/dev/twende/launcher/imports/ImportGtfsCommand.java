package dev.twende.launcher.imports;

import dev.twende.launcher.Progress;
import dev.twende.launcher.StepFailure;
import dev.twende.launcher.client.Api;
import dev.twende.launcher.imports.GtfsImport.Imported;
import dev.twende.launcher.imports.GtfsImport.Order;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./twende import-gtfs FILE.zip --company NAME --from DATE --days N}, while {@code ./twende run} runs. */
@Command(
        name = "import-gtfs",
        description =
                "Imports a GTFS feed into a company of the running platform and reports what was skipped and why.")
public final class ImportGtfsCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "FILE.zip", description = "the feed")
    private Path feed;

    @Option(
            names = "--company",
            required = true,
            paramLabel = "NAME",
            description = "the operator that drives these trips")
    private String company;

    @Option(
            names = "--from",
            required = true,
            paramLabel = "DATE",
            description = "first day with schedules, e.g. 2026-12-01")
    private LocalDate from;

    @Option(names = "--days", required = true, paramLabel = "N", description = "number of days with schedules")
    private int days;

    @Option(
            names = "--flat-fare",
            paramLabel = "AMOUNT",
            description = "price of every pair of stops, in the minor unit of the company's currency")
    private Long flatFare;

    @Option(names = "--publish", paramLabel = "DATE", description = "puts the schedules of this day on sale at once")
    private LocalDate publish;

    @Option(names = "--data-dir", defaultValue = "${sys:twende.root}/.twende", description = "of the running platform")
    private Path dataDir;

    @Override
    public Integer call() {
        check();
        RunningPlatform platform = RunningPlatform.find(dataDir)
                .orElseThrow(() ->
                        new StepFailure("Find the platform", "nothing runs on " + dataDir + ": ./twende run first"));
        Progress progress = new Progress(System.out);
        Api api = progress.step(
                "Log in as " + platform.superAdmin(),
                () -> Api.of(platform.urls().auth(), platform.superAdmin()));
        GtfsImport imports = new GtfsImport(platform.urls(), api, progress);
        OptionalLong fare = flatFare == null ? OptionalLong.empty() : OptionalLong.of(flatFare);
        Imported imported = imports.run(new Order(feed, company, from, days, fare));
        if (publish != null) {
            imports.publish(imported.companyId(), publish);
        }
        return 0;
    }

    private void check() {
        if (days < 1) {
            throw new ParameterException(spec.commandLine(), "--days must be at least 1");
        }
        if (flatFare != null && flatFare < 1) {
            throw new ParameterException(spec.commandLine(), "--flat-fare must be at least 1");
        }
        if (publish != null && (publish.isBefore(from) || !publish.isBefore(from.plusDays(days)))) {
            throw new ParameterException(spec.commandLine(), "--publish must be one of the imported days");
        }
    }
}
