package dev.twende.company.routes.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.twende.kit.problem.Problem;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RouteTest {
    @Test
    void derivesItsSegments() {
        Route route = route(stop(1, 0, 0), stop(2, 3600, 3900), stop(3, 9000, 9000));
        assertThat(route.segments())
                .containsExactly(
                        new Segment(0, id(1), id(2), Duration.ofMinutes(60)),
                        new Segment(1, id(2), id(3), Duration.ofMinutes(85)));
    }

    @Test
    void nobodyAlightsAtTheFirstStopOrBoardsAtTheLast() {
        Route route = route(stop(1, 0, 0), stop(2, 60, 60), stop(3, 120, 120));
        assertThat(route.stops()).extracting(RouteStop::dropOff).containsExactly(false, true, true);
        assertThat(route.stops()).extracting(RouteStop::pickup).containsExactly(true, true, false);
        assertThat(route.serves(0, 2)).isTrue();
        assertThat(route.serves(1, 1)).isFalse();
        assertThat(route.serves(2, 0)).isFalse();
    }

    @Test
    void servesOnlyWhatItsStopsAllow() {
        RouteStop noPickup = new RouteStop(id(2), 60, 60, null, false, true);
        Route route = route(stop(1, 0, 0), noPickup, stop(3, 120, 120));
        assertThat(route.serves(0, 1)).isTrue();
        assertThat(route.serves(1, 2)).isFalse();
    }

    @Test
    void refusesBadOrder() {
        assertRefused(List.of());
        assertRefused(List.of(stop(1, 0, 0)));
        assertRefused(List.of(stop(1, 60, 60), stop(2, 120, 120))); // does not start at 0
        assertRefused(List.of(stop(1, 0, 0), stop(2, 120, 120), stop(3, 60, 60))); // time runs backwards
        assertRefused(List.of(stop(1, 0, 0), stop(2, 120, 60))); // leaves before it comes
        assertRefused(List.of(stop(1, 0, 0), stop(2, 60, 60), stop(2, 120, 120))); // stays where it is
        assertRefused(List.of(stop(1, 0, 0), far(2, 60, 9000), far(3, 120, 8000))); // distance runs backwards
        assertRefused(IntStream.rangeClosed(0, Route.STOPS_MAX)
                .mapToObj(i -> stop(i, i, i))
                .toList());
    }

    @Test
    void mayComeBackAndAPairMeansTheFirstBoardingAndTheFirstArrivalBehindIt() {
        Route loop = route(stop(1, 0, 0), stop(2, 60, 60), stop(1, 120, 120), stop(3, 180, 180), stop(2, 240, 240));
        assertThat(loop.stretch(id(1), id(3))).contains(new Stretch(0, 3));
        assertThat(loop.stretch(id(1), id(2))).contains(new Stretch(0, 1));
        assertThat(loop.stretch(id(1), id(1))).contains(new Stretch(0, 2));
        assertThat(loop.stretch(id(2), id(1))).contains(new Stretch(1, 2));
        assertThat(loop.stretch(id(3), id(2))).contains(new Stretch(3, 4));
        assertThat(loop.stretch(id(3), id(1))).isEmpty();
        assertThat(loop.stretch(id(9), id(1))).isEmpty();
    }

    @Test
    void itsWayBackIsMirrored() {
        RouteStop onlyAlight = new RouteStop(id(2), 3600, 3900, 40_000, false, true);
        Route there = new Route(
                id(9),
                id(8),
                "Kigali - Muhanga - Huye",
                null,
                List.of(far(1, 0, 0), onlyAlight, far(3, 9000, 100_000)));
        Route back = there.reversed(id(10), null);
        assertThat(back.name()).isEqualTo("Huye - Muhanga - Kigali");
        assertThat(back.stops())
                .containsExactly(
                        new RouteStop(id(3), 0, 0, 0, true, false),
                        new RouteStop(id(2), 5100, 5400, 60_000, true, false),
                        new RouteStop(id(1), 9000, 9000, 100_000, false, true));
        assertThat(back.reversed(id(9), "There").stops()).isEqualTo(there.stops());
        assertThat(there.reversed(id(9), " ").name()).isEqualTo("Huye - Muhanga - Kigali");
    }

    @Test
    void archivedItTakesNothingNew() {
        Route route = route(stop(1, 0, 0), stop(2, 60, 60));
        route.archive();
        assertThatThrownBy(route::mustBeActive).isInstanceOf(Problem.class);
        route.reactivate();
        route.mustBeActive();
    }

    private static RouteStop far(int id, int seconds, int metres) {
        return new RouteStop(id(id), seconds, seconds, metres, true, true);
    }

    private static void assertRefused(List<RouteStop> stops) {
        assertThatThrownBy(() -> new Route(id(9), id(8), "R", null, stops)).isInstanceOf(Problem.class);
    }

    private static Route route(RouteStop... stops) {
        return new Route(id(9), id(8), "R", null, Stream.of(stops).toList());
    }

    private static RouteStop stop(int id, int arrival, int departure) {
        return new RouteStop(id(id), arrival, departure, null, true, true);
    }

    private static UUID id(int number) {
        return new UUID(0, number);
    }
}
