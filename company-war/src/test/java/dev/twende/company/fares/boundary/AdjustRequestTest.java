package dev.twende.company.fares.boundary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.twende.company.fares.entity.Fare;
import dev.twende.kit.problem.Problem;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class AdjustRequestTest {
    private static AdjustRequest by(String percent, Long amount, Long rounding) {
        BigDecimal share = percent == null ? null : new BigDecimal(percent);
        return new AdjustRequest(share, amount, rounding, LocalDate.EPOCH, null, null, false);
    }

    @Test
    void roundsHalfUpToTheStepThatIsAskedFor() {
        assertThat(by("10", null, null).apply(5005)).isEqualTo(5506); // 5505.5
        assertThat(by("10", null, 100L).apply(5000)).isEqualTo(5500);
        assertThat(by("7.5", null, 100L).apply(5000)).isEqualTo(5400); // 5375
        assertThat(by("-50", null, 100L).apply(500)).isEqualTo(300); // 250
        assertThat(by(null, 250L, 100L).apply(5000)).isEqualTo(5300);
        assertThat(by(null, -1L, null).apply(5000)).isEqualTo(4999);
    }

    @Test
    void leavesWhatIsFreeAloneAndMakesNothingFree() {
        assertThat(by("10", null, null).apply(0)).isZero();
        for (AdjustRequest request : new AdjustRequest[] {by(null, -5000L, null), by("-99", null, 1000L)}) {
            assertThatThrownBy(() -> request.apply(5000)).isInstanceOf(Problem.class);
        }
        assertThatThrownBy(() -> by("1", null, null).apply(Fare.AMOUNT_MAX)).isInstanceOf(Problem.class);
    }

    @Test
    void isByPercentOrByAmount() {
        assertThatThrownBy(() -> by(null, null, null).mustSayHowMuch()).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> by("1", 1L, null).mustSayHowMuch()).isInstanceOf(Problem.class);
        by("1", null, null).mustSayHowMuch();
    }
}
