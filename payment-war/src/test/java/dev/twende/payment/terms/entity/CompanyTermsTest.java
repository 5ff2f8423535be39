package dev.twende.payment.terms.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.twende.kit.money.Money;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompanyTermsTest {
    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");
    private static final UUID AGENT = UUID.randomUUID();
    private static final UUID STAR_AGENT = UUID.randomUUID();

    private static CompanyTerms terms(int feeBp, Money fixed, int commissionBp) {
        return new CompanyTerms(
                UUID.randomUUID(),
                UUID.randomUUID(),
                1,
                NOW,
                feeBp,
                Optional.ofNullable(fixed),
                commissionBp,
                List.of(new AgentCommission(STAR_AGENT, 900)),
                Bearer.COMPANY,
                UUID.randomUUID(),
                NOW);
    }

    /** KES has cents and TND three decimals, RWF has none: all are minor units here. */
    @ParameterizedTest
    @CsvSource({
        "5000, RWF, 250, 125",
        "4990, RWF, 250, 125", // 124.75
        "4980, RWF, 250, 125", // 124.5 is rounded up
        "4979, RWF, 250, 124", // 124.475
        "150000, KES, 250, 3750",
        "12345, TND, 333, 411", // 411.0885 millimes
        "1, RWF, 4999, 0",
        "1, RWF, 5000, 1",
        "5000, RWF, 10000, 5000",
        "5000, RWF, 0, 0",
        "9223372036854775807, RWF, 10000, 9223372036854775807",
        "9223372036854775807, RWF, 1, 922337203685478"
    })
    void roundsTheFeeHalfUpToTheMinorUnit(long price, String currency, int basisPoints, long fee) {
        Split split = terms(basisPoints, null, 0).split(new Money(price, currency), Optional.empty());

        assertThat(split.platformFee()).isEqualTo(new Money(fee, currency));
        assertThat(split.agentCommission()).isEqualTo(new Money(0, currency));
    }

    @Test
    void addsTheFixedFeeOnlyInItsOwnCurrency() {
        CompanyTerms terms = terms(100, new Money(50, "RWF"), 0);

        assertThat(terms.split(new Money(5000, "RWF"), Optional.empty()).platformFee())
                .isEqualTo(new Money(100, "RWF"));
        assertThat(terms.split(new Money(5000, "KES"), Optional.empty()).platformFee())
                .isEqualTo(new Money(50, "KES"));
    }

    @Test
    void givesACommissionOnlyWhereAnAgentSoldAndTheAgentsOwnRateFirst() {
        CompanyTerms terms = terms(0, null, 500);
        Money price = new Money(5000, "RWF");

        assertThat(terms.split(price, Optional.empty()).agentCommission().amount())
                .isZero();
        assertThat(terms.split(price, Optional.of(AGENT)).agentCommission().amount())
                .isEqualTo(250);
        assertThat(terms.split(price, Optional.of(STAR_AGENT)).agentCommission().amount())
                .isEqualTo(450);
    }

    @Test
    void neverTakesMoreThanThePriceWhateverTheTerms() {
        Random random = new Random(20261123);
        for (int i = 0; i < 10_000; i++) {
            Money price = new Money(1 + (random.nextLong() >>> random.nextInt(1, 63)), "KES");
            CompanyTerms terms = terms(
                    random.nextInt(10_001),
                    new Money(1 + (random.nextLong() >>> 1) / 2, "KES"),
                    random.nextInt(10_001));

            Split split = terms.split(price, Optional.of(AGENT));

            assertThat(split.platformFee().amount()).isBetween(0L, price.amount());
            assertThat(split.agentCommission().amount())
                    .isBetween(0L, price.amount() - split.platformFee().amount());
        }
    }

    @Test
    void takesNothingWhereNothingWasAgreed() {
        Split split = CompanyTerms.none(UUID.randomUUID()).split(new Money(5000, "RWF"), Optional.of(AGENT));

        assertThat(split).isEqualTo(new Split(new Money(0, "RWF"), new Money(0, "RWF")));
    }

    @Test
    void cannotReachIntoThePast() {
        assertThatThrownBy(() -> new CompanyTerms(
                        UUID.randomUUID(),
                        UUID.randomUUID(),
                        1,
                        NOW.minusMillis(1),
                        0,
                        Optional.empty(),
                        0,
                        List.of(),
                        Bearer.COMPANY,
                        UUID.randomUUID(),
                        NOW))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
