package dev.twende.company.fares.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.twende.company.routes.entity.Route;
import dev.twende.company.routes.entity.RouteStop;
import dev.twende.kit.problem.Problem;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FareTableTest {
    private static final UUID KIGALI = new UUID(0, 1);
    private static final UUID MUHANGA = new UUID(0, 2);
    private static final UUID HUYE = new UUID(0, 3);
    private static final UUID RUSIZI = new UUID(0, 4);
    /** Nobody boards in Muhanga. */
    private static final Route ROUTE = new Route(
            new UUID(0, 9),
            new UUID(0, 8),
            "Kigali - Rusizi",
            null,
            List.of(
                    new RouteStop(KIGALI, 0, 0, null, true, true),
                    new RouteStop(MUHANGA, 3600, 3600, null, false, true),
                    new RouteStop(HUYE, 7200, 7200, null, true, true),
                    new RouteStop(RUSIZI, 14400, 14400, null, true, true)));

    private final FareTable table = new FareTable(ROUTE.id(), "RWF");

    @Test
    void aPairWithoutPriceIsNotSellable() {
        table.replace(ROUTE, List.of(new Fare(KIGALI, HUYE, 5000), new Fare(HUYE, RUSIZI, 4000)));
        assertThat(table.triangle(ROUTE))
                .containsExactly(Arrays.asList(null, 5000L, null), Arrays.asList(null, null), Arrays.asList(4000L));
    }

    @Test
    void anEmptyTableSellsNothing() {
        assertThat(table.triangle(ROUTE))
                .containsExactly(
                        Arrays.asList(null, null, null), Arrays.asList(null, null), Arrays.asList((Long) null));
    }

    @Test
    void replacesAllEarlierPrices() {
        table.replace(ROUTE, List.of(new Fare(KIGALI, HUYE, 5000)));
        table.replace(ROUTE, List.of(new Fare(KIGALI, RUSIZI, 9000)));
        assertThat(table.fares()).containsExactly(new Fare(KIGALI, RUSIZI, 9000));
    }

    @Test
    void refusesPricesForRidesThatNobodyCanTake() {
        assertRefused(new Fare(HUYE, KIGALI, 5000)); // backwards
        assertRefused(new Fare(KIGALI, KIGALI, 5000));
        assertRefused(new Fare(KIGALI, new UUID(7, 7), 5000)); // not on the route
        assertRefused(new Fare(MUHANGA, HUYE, 5000)); // no boarding there
        assertRefused(new Fare(KIGALI, HUYE, 5000), new Fare(KIGALI, HUYE, 6000)); // twice
    }

    private void assertRefused(Fare... fares) {
        assertThatThrownBy(() -> table.replace(ROUTE, List.of(fares))).isInstanceOf(Problem.class);
        assertThat(table.fares()).isEmpty();
    }

    @Test
    void noticesThatAShorterRideCostsMore() {
        table.replace(
                ROUTE,
                List.of(
                        new Fare(KIGALI, MUHANGA, 6000),
                        new Fare(KIGALI, HUYE, 5000),
                        new Fare(KIGALI, RUSIZI, 9000),
                        new Fare(HUYE, RUSIZI, 4000)));
        assertThat(table.dearerThanLonger(ROUTE)).containsExactly(new Fare(KIGALI, MUHANGA, 6000));
    }
}
