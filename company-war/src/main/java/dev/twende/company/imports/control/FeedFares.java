package dev.twende.company.imports.control;

import dev.twende.company.fares.entity.Fare;
import dev.twende.company.fares.entity.FareTriangle;
import dev.twende.company.imports.control.CsvTable.Flaw;
import dev.twende.company.imports.control.CsvTable.Row;
import dev.twende.company.imports.control.FeedPlan.PlannedCall;
import dev.twende.company.imports.control.FeedPlan.PlannedRoute;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The prices of a feed: by the rules of Fares v2 where it has any, or else by those of fare_attributes.txt. What a feed can say and
 * a fare by pair of stops cannot, such as prices by time of the day or transfers, is reported and left out.
 */
public final class FeedFares {
    /** Who pays a price that names nobody. */
    private static final String ANYBODY = "ADULT";

    private static final Map<String, String> RIDERS =
            Map.of("adult", ANYBODY, "child", "CHILD", "student", "STUDENT", "senior", "SENIOR", "infant", "INFANT");
    private static final String ANY = "";

    private final Currency currency;
    private final Findings findings;
    private final Map<String, StopFacts> stops;
    private final Map<String, String> networks = new HashMap<>();
    private final Map<String, String> riders = new HashMap<>();
    private final Map<String, Map<String, Long>> products = new HashMap<>();
    private final Map<Rule, List<Priced>> legRules = new HashMap<>();
    private final Rules named = new Rules();
    private boolean byPriority;
    private final Map<String, Long> fares = new HashMap<>();
    private final Set<String> faresWithRules = new HashSet<>();
    private final Map<Rule, List<String>> fareRules = new HashMap<>();
    private final Map<Containing, Set<String>> containing = new HashMap<>();

    /**
     * What prices ask of a stop.
     *
     * @param id as in the feed's tables
     * @param parent as in the feed's tables; null for none
     * @param zone of fare_rules.txt; null for none
     * @param areas of stop_areas.txt, its own and those of its station
     */
    record StopFacts(String id, String parent, String zone, Set<String> areas) {}

    /** A key of rules: parts that are {@link #ANY} match by the words of the reference. */
    private record Rule(String where, String from, String to) {}

    /** What a rule of Fares v2 leads to. */
    private record Priced(int priority, String product) {}

    /** Rules of fare_rules.txt that name every zone the ride touches. */
    private record Containing(String fare, Rule rule) {}

    /** Which networks and areas some rule names: a rule that names none stands for all the others. */
    private static final class Rules {
        private final Set<String> where = new HashSet<>();
        private final Set<String> from = new HashSet<>();
        private final Set<String> to = new HashSet<>();
    }

    /** @param stops by the ids that planned stops have */
    FeedFares(String currency, Map<String, StopFacts> stops, Findings findings) {
        this.currency = Currency.getInstance(currency);
        this.stops = stops;
        this.findings = findings;
    }

    /** Reads the tables that have to do with prices. */
    void read(BoundedZip zip) throws IOException {
        table(zip, "routes.txt", row -> networks.putIfAbsent(row.get("route_id"), row.get("network_id")));
        table(zip, "route_networks.txt", row -> networks.put(row.require("route_id"), row.require("network_id")));
        Map<String, StopFacts> byId = new HashMap<>();
        stops.values().forEach(stop -> byId.put(stop.id(), stop));
        Map<String, List<String>> areas = new HashMap<>();
        table(
                zip,
                "stop_areas.txt",
                row -> areas.computeIfAbsent(row.require("stop_id"), id -> new ArrayList<>())
                        .add(row.require("area_id")));
        byId.values().forEach(stop -> {
            stop.areas().addAll(areas.getOrDefault(stop.id(), List.of()));
            stop.areas().addAll(areas.getOrDefault(stop.parent(), List.of()));
        });
        table(zip, "rider_categories.txt", this::readRider);
        table(zip, "fare_products.txt", this::readProduct);
        table(zip, "fare_leg_rules.txt", this::readLegRule);
        table(
                zip,
                "fare_attributes.txt",
                row -> amount("fare_attributes.txt", row, row.require("price"), row.get("currency_type"))
                        .ifPresent(amount -> fares.putIfAbsent(row.get("fare_id"), amount)));
        table(zip, "fare_rules.txt", this::readFareRule);
    }

    private void table(BoundedZip zip, String name, CsvTable.Reader reader) throws IOException {
        new CsvTable(zip, name).forEach(findings, reader);
    }

    private void readRider(Row row) throws Flaw {
        String id = row.require("rider_category_id");
        String known = row.get("is_default_fare_category").equals("1")
                ? ANYBODY
                : Optional.ofNullable(RIDERS.get(id.toLowerCase(Locale.ROOT)))
                        .orElseGet(
                                () -> RIDERS.get(row.get("rider_category_name").toLowerCase(Locale.ROOT)));
        if (known == null) {
            throw new Flaw("unknown-rider", "There are no such riders here; their prices were skipped.");
        }
        riders.put(id, known);
    }

    private void readProduct(Row row) throws Flaw {
        String category = row.get("rider_category_id");
        String rider = category.isEmpty() ? ANYBODY : riders.get(category);
        if (rider == null) {
            return; // told where the category is
        }
        Map<String, Long> prices = products.computeIfAbsent(row.require("fare_product_id"), id -> new TreeMap<>());
        Optional<Long> amount = amount("fare_products.txt", row, row.require("amount"), row.get("currency"));
        if (amount.isPresent() && prices.putIfAbsent(rider, amount.get()) != null) {
            throw new Flaw("several-media", "The price by another way to pay is not known here; the first one counts.");
        }
    }

    private void readLegRule(Row row) throws Flaw {
        if (!row.get("from_timeframe_group_id").isEmpty()
                || !row.get("to_timeframe_group_id").isEmpty()) {
            throw new Flaw("timed-fare", "Prices by time of the day are not known here; the rule was skipped.");
        }
        byPriority |= row.column("rule_priority") >= 0;
        Rule rule = new Rule(row.get("network_id"), row.get("from_area_id"), row.get("to_area_id"));
        named.where.add(rule.where());
        named.from.add(rule.from());
        named.to.add(rule.to());
        String priority = row.get("rule_priority");
        if (!priority.matches("\\d{0,9}")) {
            throw new Flaw("invalid-row", "The row cannot be read; it was skipped.");
        }
        legRules.computeIfAbsent(rule, key -> new ArrayList<>())
                .add(new Priced(priority.isEmpty() ? 0 : Integer.parseInt(priority), row.require("fare_product_id")));
    }

    private void readFareRule(Row row) throws Flaw {
        String fare = row.require("fare_id");
        faresWithRules.add(fare);
        Rule rule = new Rule(row.get("route_id"), row.get("origin_id"), row.get("destination_id"));
        String contains = row.get("contains_id");
        if (contains.isEmpty()) {
            fareRules.computeIfAbsent(rule, key -> new ArrayList<>()).add(fare);
        } else {
            containing
                    .computeIfAbsent(new Containing(fare, rule), key -> new HashSet<>())
                    .add(contains);
        }
    }

    private Optional<Long> amount(String file, Row row, String text, String code) throws Flaw {
        if (!code.equals(currency.getCurrencyCode())) {
            findings.add(
                    file,
                    "other-currency",
                    "The price is not in the company's currency, " + currency.getCurrencyCode() + "; it was skipped.",
                    row.toString());
            return Optional.empty();
        }
        try {
            long amount = new BigDecimal(text)
                    .movePointRight(currency.getDefaultFractionDigits())
                    .setScale(0, RoundingMode.HALF_UP)
                    .longValueExact();
            if (amount <= 0 || amount > Fare.AMOUNT_MAX) {
                throw new Flaw(
                        "price-out-of-range", "The price is nothing, or more than any ride costs; it was skipped.");
            }
            return Optional.of(amount);
        } catch (ArithmeticException | NumberFormatException e) {
            throw new Flaw("invalid-row", "The row cannot be read; it was skipped.");
        }
    }

    /** Whether the feed has prices at all. */
    public boolean isEmpty() {
        return legRules.isEmpty() && fares.isEmpty();
    }

    /** The prices of a route by category of riders; none where the feed has none. */
    public Map<String, FareTriangle> prices(PlannedRoute route) {
        return triangles(route, (from, to) -> prices(route, from, to));
    }

    /** One price for adults between all stops of a route. */
    public static Map<String, FareTriangle> flat(PlannedRoute route, long price) {
        Map<String, Long> everywhere = Map.of(ANYBODY, price);
        return triangles(route, (from, to) -> everywhere);
    }

    /** Prices between two stops by category of riders. */
    private interface Pricing {
        Map<String, Long> between(int from, int to);
    }

    private static Map<String, FareTriangle> triangles(PlannedRoute route, Pricing pricing) {
        List<PlannedCall> calls = route.stops();
        int pairs = calls.size() * (calls.size() - 1) / 2;
        Map<String, Long[]> amounts = new TreeMap<>();
        int pair = 0;
        for (int from = 0; from < calls.size() - 1; from++) {
            for (int to = from + 1; to < calls.size(); to++) {
                if (calls.get(from).pickup() && calls.get(to).dropOff()) {
                    for (Map.Entry<String, Long> price :
                            pricing.between(from, to).entrySet()) {
                        amounts.computeIfAbsent(price.getKey(), rider -> new Long[pairs])[pair] = price.getValue();
                    }
                }
                pair++;
            }
        }
        Map<String, FareTriangle> triangles = new TreeMap<>();
        amounts.forEach((rider, prices) -> triangles.put(rider, new FareTriangle(calls.size(), Arrays.asList(prices))));
        return triangles;
    }

    private Map<String, Long> prices(PlannedRoute route, int from, int to) {
        return legRules.isEmpty() ? byAttributes(route, from, to) : byLegRules(route, from, to);
    }

    private Map<String, Long> byLegRules(PlannedRoute route, int from, int to) {
        Set<String> origin = stops.get(route.stops().get(from).stop()).areas();
        Set<String> destination = stops.get(route.stops().get(to).stop()).areas();
        String network = networks.getOrDefault(route.feedRoute(), ANY);
        List<Priced> matching = new ArrayList<>();
        for (String where : candidates(Set.of(network), named.where)) {
            for (String out : candidates(origin, named.from)) {
                for (String in : candidates(destination, named.to)) {
                    matching.addAll(legRules.getOrDefault(new Rule(where, out, in), List.of()));
                }
            }
        }
        int highest = matching.stream().mapToInt(Priced::priority).max().orElse(0);
        Map<String, Long> cheapest = new TreeMap<>();
        matching.stream()
                .filter(priced -> priced.priority() == highest)
                .flatMap(priced -> products.getOrDefault(priced.product(), Map.of()).entrySet().stream())
                .forEach(price -> cheapest.merge(price.getKey(), price.getValue(), Math::min));
        return cheapest;
    }

    /**
     * What a rule may say to match: with priorities an empty field matches everything, without them only what no rule names (see
     * fare_leg_rules.txt in the reference).
     */
    private Collection<String> candidates(Set<String> own, Set<String> namedByRules) {
        Set<String> candidates = new LinkedHashSet<>(own);
        if (byPriority || own.stream().noneMatch(each -> !each.isEmpty() && namedByRules.contains(each))) {
            candidates.add(ANY);
        } else {
            candidates.remove(ANY);
        }
        return candidates;
    }

    private Map<String, Long> byAttributes(PlannedRoute route, int from, int to) {
        String origin = zone(route, from);
        String destination = zone(route, to);
        Set<String> matching = new HashSet<>(fares.keySet());
        matching.removeAll(faresWithRules);
        for (String where : List.of(route.feedRoute(), ANY)) {
            for (String out : List.of(origin, ANY)) {
                for (String in : List.of(destination, ANY)) {
                    matching.addAll(fareRules.getOrDefault(new Rule(where, out, in), List.of()));
                }
            }
        }
        if (!containing.isEmpty()) {
            matching.addAll(byZonesTouched(route, from, to, origin, destination));
        }
        return matching.stream()
                .map(fares::get)
                .filter(amount -> amount != null)
                .min(Long::compare)
                .map(amount -> Map.of(ANYBODY, amount))
                .orElseGet(Map::of);
    }

    private List<String> byZonesTouched(PlannedRoute route, int from, int to, String origin, String destination) {
        Set<String> touched = new HashSet<>();
        for (int stop = from; stop <= to; stop++) {
            touched.add(zone(route, stop));
        }
        List<String> matching = new ArrayList<>();
        containing.forEach((key, zones) -> {
            boolean here = matches(key.rule().where(), route.feedRoute())
                    && matches(key.rule().from(), origin)
                    && matches(key.rule().to(), destination);
            if (here && zones.equals(touched)) {
                matching.add(key.fare());
            }
        });
        return matching;
    }

    private static boolean matches(String rule, String own) {
        return rule.isEmpty() || rule.equals(own);
    }

    private String zone(PlannedRoute route, int stop) {
        String zone = stops.get(route.stops().get(stop).stop()).zone();
        return zone == null ? ANY : zone;
    }
}
