package dev.twende.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;

/** W8: searches on a market of 100,000 schedules, each for another journey and day, 20 departures an answer. */
final class SearchLoad {
    private final Market market;
    private String script;

    SearchLoad(Market market) {
        this.market = market;
    }

    /**
     * What a run gave.
     *
     * @param micros processor time of all of the platform's processes for a search
     * @param limitMicros processor time of PostgreSQL for the same statement from pgbench
     */
    record Result(ClosedLoop.Result searches, PgBench.Result limit, double micros, double limitMicros) {
        double ratio() {
            return searches.perSecond() / limit.perSecond();
        }
    }

    Result run(int clients, Duration each) throws Exception {
        if (script == null) {
            script = script();
        }
        URI server = market.platform().url("/ticketing/v1/schedules");
        ServerCost cost = new ServerCost(market.platform());
        long begun = cost.micros();
        ClosedLoop.Result searches =
                ClosedLoop.run(server, clients, each, 200, () -> Wire.get(market.search(ThreadLocalRandom.current())));
        long searched = cost.micros();
        PgBench.Result limit = PgBench.run(market.platform(), "search", script, 1, 0, clients, each);
        return new Result(
                searches,
                limit,
                (double) (searched - begun) / searches.latencies().getTotalCount(),
                (cost.micros() - searched) / (limit.perSecond() * each.toSeconds()));
    }

    /** The very statement of a search, as PostgreSQL logged it, for journeys and days drawn the same way. */
    private String script() throws IOException, InterruptedException, SQLException {
        LoggedStatements.Logged search = LoggedStatements.during(market.platform(), this::searchOnce).stream()
                .filter(statement -> statement.sql().contains("may_split"))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no search in PostgreSQL's log"));
        List<String> values = search.values();
        return """
                \\set line random(0, %d - 1)
                \\set from random(0, %d - 2)
                \\set to random(:from + 1, %d - 1)
                \\set day random(0, %d - 1)
                """.formatted(Market.LINES, Market.STOPS, Market.STOPS, Market.DAYS)
                + search.with(place -> switch (place) {
                    case 1 -> Market.stop(":line::int", ":from::int");
                    case 2 -> Market.stop(":line::int", ":to::int");
                    case 3 -> "('" + market.firstDay() + "'::date + :day::int)";
                    default -> values.get(place - 1) == null ? "null" : LoggedStatements.literal(values.get(place - 1));
                })
                + ";\n";
    }

    private void searchOnce() throws IOException {
        URI uri = market.search(new Random(1));
        try (Wire wire = new Wire(uri)) {
            int status = wire.call(Wire.get(uri));
            int found = BenchPlatform.parse(wire.body()).getJsonArray("items").size();
            if (status != 200 || found != Market.DEPARTURES) {
                throw new IllegalStateException(
                        "the watched search was answered " + status + " with " + found + " departures");
            }
        }
    }
}
