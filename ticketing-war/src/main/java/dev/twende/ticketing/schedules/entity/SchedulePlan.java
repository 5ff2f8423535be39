package dev.twende.ticketing.schedules.entity;

import dev.twende.kit.money.Money;
import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import dev.twende.ticketing.seats.entity.SeatPlace;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * One dated run of a route, as company published it: which stops at what times, which seats, and what each pair of stops costs.
 *
 * <p>An edition of a plan never changes, so it may be remembered; the schedule's next edition takes its place, with other times,
 * another bus or other fares. Whether the remembered edition is still the schedule's, and whether it is on sale, is never remembered
 * but asked of the database, in the very statement that writes a booking: a schedule comes as SCHEDULED, leaves its stops one by one,
 * and ends as COMPLETED or CANCELLED.
 *
 * @param stops in the order of travel; segment i leads from stop i to stop i + 1
 * @param seats in the order of the bus
 * @param layout where each seat stands; empty when only the numbers are known
 * @param features of the bus, such as AC or WIFI
 * @param fares the standard class for adults
 * @param terms what else it is sold on
 */
public record SchedulePlan(
        UUID scheduleId,
        UUID companyId,
        String companyName,
        UUID routeId,
        String routeName,
        UUID busId,
        String plateNumber,
        LocalDate serviceDate,
        Instant departureTime,
        List<PlannedStop> stops,
        List<String> seats,
        List<PlannedSeat> layout,
        List<String> features,
        String currency,
        FareTable fares,
        SalesTerms terms,
        Edition edition) {
    private static final int NOT_DRAWN = -1;

    public SchedulePlan {
        stops = List.copyOf(stops);
        seats = List.copyOf(seats);
        layout = List.copyOf(layout);
        features = List.copyOf(features);
        if (stops.size() < 2 || fares.stops() != stops.size()) {
            throw new IllegalArgumentException(
                    "schedule " + scheduleId + " has " + stops.size() + " stops and fares for " + fares.stops());
        }
    }

    /**
     * The journey from one stop to another. When the bus passes a stop twice, the first boarding from which the other stop
     * is still ahead is meant, and the first arrival there.
     *
     * @throws Problem {@link ProblemType#NO_SUCH_SEGMENT} when the bus does not go there from here, or does not let people on or off
     */
    public Journey journey(UUID fromStopId, UUID toStopId) {
        for (int from = 0; from < stops.size() - 1; from++) {
            if (stops.get(from).pickup() && stops.get(from).stopId().equals(fromStopId)) {
                return new Journey(from, arrival(from, toStopId));
            }
        }
        throw noSuchSegment();
    }

    private int arrival(int from, UUID toStopId) {
        for (int to = from + 1; to < stops.size(); to++) {
            if (stops.get(to).dropOff() && stops.get(to).stopId().equals(toStopId)) {
                return to;
            }
        }
        throw noSuchSegment();
    }

    /**
     * What one rider pays.
     *
     * @throws Problem {@link ProblemType#NOT_SELLABLE} when no fare is set: there is no fallback to another class or category
     */
    public Money fare(Journey journey, String fareClass, String riderCategory) {
        OptionalLong price = products()
                .filter(product -> product.is(fareClass, riderCategory))
                .findFirst()
                .map(product -> product.fares().price(journey.from(), journey.to()))
                .orElseGet(OptionalLong::empty);
        return new Money(
                price.orElseThrow(() -> Problem.of(
                                ProblemType.NOT_SELLABLE, "No fare is set for this pair of stops, class and category.")
                        .with("fare_class", fareClass)
                        .with("rider_category", riderCategory)),
                currency);
    }

    /** What the journey costs in each class that is sold on it, the standard class first. */
    public List<FareOffer> offers(Journey journey) {
        FareOffer.Collector offers = new FareOffer.Collector(terms.classes());
        products()
                .forEach(product -> product.fares()
                        .price(journey.from(), journey.to())
                        .ifPresent(amount ->
                                offers.add(product.fareClass(), product.riderCategory(), new Money(amount, currency))));
        return offers.offers();
    }

    private Stream<FareProduct> products() {
        FareProduct standard = new FareProduct(FareProduct.STANDARD, FareProduct.ADULT, fares);
        return Stream.concat(Stream.of(standard), terms.others().stream());
    }

    /** Whether anybody is sold this class on any journey. */
    public boolean knowsClass(String fareClass) {
        return products().anyMatch(product -> product.fareClass().equals(fareClass));
    }

    /** Whether riders of this category are sold any journey in any class. */
    public boolean knowsCategory(String riderCategory) {
        return products().anyMatch(product -> product.riderCategory().equals(riderCategory));
    }

    /** The conditions of a class, as company told them. */
    public Optional<FareClass> conditions(String fareClass) {
        return terms.classes().stream()
                .filter(known -> known.code().equals(fareClass))
                .findFirst();
    }

    /**
     * From the first visit of one stop to the next visit of another, whether people board there or not.
     *
     * @param fromStopId null for the first stop
     * @param toStopId null for the last stop
     * @throws Problem {@link ProblemType#NO_SUCH_SEGMENT}
     */
    public Journey stretch(UUID fromStopId, UUID toStopId) {
        int from = fromStopId == null ? 0 : visit(fromStopId, 0);
        int to = toStopId == null ? stops.size() - 1 : visit(toStopId, from + 1);
        if (to <= from) {
            throw noSuchSegment();
        }
        return new Journey(from, to);
    }

    private int visit(UUID stopId, int first) {
        for (int i = first; i < stops.size(); i++) {
            if (stops.get(i).stopId().equals(stopId)) {
                return i;
            }
        }
        throw noSuchSegment();
    }

    private static Problem noSuchSegment() {
        return Problem.of(
                ProblemType.NO_SUCH_SEGMENT, "This schedule takes nobody from the first of these stops to the second.");
    }

    /** Where the seats stand; those of which only the numbers are known as if in one row, on a deck of their own. */
    public List<SeatPlace> places() {
        Map<String, SeatPlace> drawn = layout.stream()
                .map(seat -> new SeatPlace(seat.seatNumber(), seat.deck(), seat.row(), seat.column()))
                .collect(Collectors.toMap(SeatPlace::seatNumber, Function.identity()));
        return IntStream.range(0, seats.size())
                .mapToObj(i -> drawn.getOrDefault(seats.get(i), new SeatPlace(seats.get(i), NOT_DRAWN, 0, i)))
                .toList();
    }

    /**
     * Makes sure that the bus has these seats.
     *
     * @throws Problem {@link ProblemType#SEAT_UNKNOWN}
     */
    public void mustHave(Collection<String> seatNumbers) {
        for (String seat : seatNumbers) {
            if (!seats.contains(seat)) {
                throw Problem.of(ProblemType.SEAT_UNKNOWN, "This bus has no seat " + seat + ".")
                        .with("seat_number", seat);
            }
        }
    }
}
