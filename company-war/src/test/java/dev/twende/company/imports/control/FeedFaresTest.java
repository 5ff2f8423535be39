package dev.twende.company.imports.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twende.company.fares.entity.FareTriangle;
import dev.twende.company.imports.control.FeedFares.StopFacts;
import dev.twende.company.imports.control.FeedPlan.PlannedCall;
import dev.twende.company.imports.control.FeedPlan.PlannedRoute;
import dev.twende.company.imports.entity.Finding;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A line of three stops, A, B and C, in the zones 1, 2 and 2. */
class FeedFaresTest {
    private static final PlannedRoute LINE = new PlannedRoute(
            "ref",
            "Line",
            "R",
            List.of(
                    new PlannedCall("X_A", 0, 0, true, false),
                    new PlannedCall("X_B", 60, 60, true, true),
                    new PlannedCall("X_C", 120, 120, false, true)));

    private final Findings findings = new Findings();
    private final Map<String, String> feed = new LinkedHashMap<>();

    @TempDir
    private Path folder;

    FeedFaresTest() {
        for (String table : List.of("agency.txt", "stops.txt", "trips.txt", "stop_times.txt", "calendar.txt")) {
            feed.put(table, "a\n");
        }
        feed.put("routes.txt", "route_id,network_id\nR,N\n");
    }

    @Test
    void pricesByZone() throws IOException {
        feed.put(
                "fare_attributes.txt",
                "fare_id,price,currency_type\nNEAR,500,RWF\nFAR,1200.4,RWF\nODD,3,USD\nALL,5000,RWF\n");
        feed.put(
                "fare_rules.txt",
                "fare_id,route_id,origin_id,destination_id\nNEAR,R,2,2\nFAR,,1,2\nODD,R,1,2\nALL,OTHER,,\n");
        assertThat(prices()).isEqualTo(Map.of("ADULT", prices(1200L, 1200L, 500L)));
        assertThat(codes()).containsExactly("other-currency");
    }

    @Test
    void aFareWithoutRulesIsForAll() throws IOException {
        feed.put("fare_attributes.txt", "fare_id,price,currency_type\nALL,700,RWF\nFREE,0,RWF\n");
        assertThat(prices()).isEqualTo(Map.of("ADULT", prices(700L, 700L, 700L)));
        assertThat(codes()).containsExactly("price-out-of-range");
    }

    @Test
    void pricesByTheZonesARideTouches() throws IOException {
        feed.put("fare_attributes.txt", "fare_id,price,currency_type\nONE,100,RWF\nTWO,200,RWF\n");
        feed.put("fare_rules.txt", "fare_id,contains_id\nONE,2\nTWO,1\nTWO,2\n");
        assertThat(prices()).isEqualTo(Map.of("ADULT", prices(200L, 200L, 100L)));
    }

    @Test
    void pricesByAreaAndRider() throws IOException {
        products();
        feed.put("stop_areas.txt", "area_id,stop_id\na,A\nb,B\nc,C\n");
        feed.put("fare_leg_rules.txt", "from_area_id,to_area_id,fare_product_id\na,b,short\na,c,long\n");
        assertThat(prices()).isEqualTo(Map.of("ADULT", prices(1000L, 3000L, null), "CHILD", prices(500L, null, null)));
        assertThat(codes()).containsExactly("unknown-rider");
    }

    @Test
    void anEmptyFieldStandsForWhatNoRuleNames() throws IOException {
        products();
        feed.put("stop_areas.txt", "area_id,stop_id\na,A\n");
        feed.put("fare_leg_rules.txt", "from_area_id,to_area_id,fare_product_id\na,,long\n,,short\n");
        assertThat(prices().get("ADULT")).isEqualTo(prices(3000L, 3000L, 1000L));
    }

    @Test
    void theHighestPriorityWins() throws IOException {
        products();
        feed.put("stop_areas.txt", "area_id,stop_id\na,A\n");
        feed.put(
                "fare_leg_rules.txt",
                "network_id,from_area_id,fare_product_id,rule_priority\n,,short,0\nN,a,long,5\nOTHER,,short,9\n");
        assertThat(prices().get("ADULT")).isEqualTo(prices(3000L, 3000L, 1000L));
    }

    @Test
    void leavesOutWhatDependsOnTheHour() throws IOException {
        products();
        feed.put("fare_leg_rules.txt", "fare_product_id,from_timeframe_group_id\nshort,\nlong,peak\n");
        assertThat(prices().get("ADULT")).isEqualTo(prices(1000L, 1000L, 1000L));
        assertThat(codes()).contains("timed-fare");
    }

    private void products() {
        feed.put("rider_categories.txt", """
                rider_category_id,rider_category_name,is_default_fare_category
                full,Everybody,1
                kid,Child,0
                dog,Dog,0
                """);
        feed.put("fare_products.txt", """
                fare_product_id,rider_category_id,amount,currency
                short,full,1000,RWF
                short,kid,500,RWF
                short,dog,100,RWF
                long,,3000,RWF
                """);
    }

    private static FareTriangle prices(Long ab, Long ac, Long bc) {
        return new FareTriangle(3, Arrays.asList(ab, ac, bc));
    }

    private Map<String, FareTriangle> prices() throws IOException {
        Path file = folder.resolve("feed.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (Map.Entry<String, String> entry : feed.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        Map<String, StopFacts> stops = Map.of(
                "X_A", new StopFacts("A", null, "1", new HashSet<>()),
                "X_B", new StopFacts("B", null, "2", new HashSet<>()),
                "X_C", new StopFacts("C", null, "2", new HashSet<>()));
        FeedFares fares = new FeedFares("RWF", stops, findings);
        try (BoundedZip zip = BoundedZip.open(file, 1_000_000, findings)) {
            fares.read(zip);
        }
        assertThat(fares.isEmpty()).isFalse();
        return fares.prices(LINE);
    }

    private List<String> codes() {
        return findings.list().stream().map(Finding::code).toList();
    }
}
