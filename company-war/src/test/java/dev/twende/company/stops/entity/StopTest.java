package dev.twende.company.stops.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.twende.kit.problem.Problem;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class StopTest {
    @Test
    void isPartOfAStationThatIsPartOfNone() {
        Stop station = stop(1);
        Stop bay = stop(2);
        bay.belongTo(station, false);
        assertThat(bay.parentStationId()).contains(station.id());
        bay.belongTo(null, false);
        assertThat(bay.parentStationId()).isEmpty();

        bay.belongTo(station, false);
        mustRefuse(() -> stop(3).belongTo(bay, false)); // too deep
        mustRefuse(() -> station.belongTo(stop(3), true)); // too deep from the other side
        mustRefuse(() -> station.belongTo(bay, true)); // a circle
        mustRefuse(() -> station.belongTo(station, false));
    }

    @Test
    void isFoundWithAndWithoutAccents() {
        assertThat(Stop.searchable("Gare Routière KÉHÉ")).isEqualTo("gare routiere kehe");
    }

    @Test
    void nearIsACircleOnTheEarth() {
        assertThat(Nearness.of(null, null, null)).isNull();
        assertThat(Nearness.of(-1.9, 30.1, null)).isEqualTo(new Nearness(-1.9, 30.1, 50_000));
        mustRefuse(() -> Nearness.of(-1.9, null, null));
        mustRefuse(() -> Nearness.of(null, 30.1, 5.0));
        mustRefuse(() -> Nearness.of(-91.0, 30.1, 5.0));
        mustRefuse(() -> Nearness.of(-1.9, 181.0, 5.0));
        mustRefuse(() -> Nearness.of(-1.9, 30.1, 0.0));
        mustRefuse(() -> Nearness.of(-1.9, 30.1, 501.0));
        mustRefuse(() -> Nearness.of(Double.NaN, 30.1, 5.0));
    }

    private static void mustRefuse(Runnable bad) {
        assertThatThrownBy(bad::run).isInstanceOf(Problem.class);
    }

    private static Stop stop(int number) {
        return new Stop(new UUID(0, number), null, "S" + number, "Stop", "RW", -1.9, 30.1, "Africa/Kigali");
    }
}
