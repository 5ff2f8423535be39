package dev.twende.payment.paybills.entity;

import static dev.twende.payment.paybills.entity.PaybillStatus.HEARD;
import static dev.twende.payment.paybills.entity.PaybillStatus.MATCHED;
import static dev.twende.payment.paybills.entity.PaybillStatus.RETURNED;
import static dev.twende.payment.paybills.entity.PaybillStatus.RETURNING;
import static dev.twende.payment.paybills.entity.PaybillStatus.UNCONFIRMED;
import static dev.twende.payment.paybills.entity.PaybillStatus.UNMATCHED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.twende.kit.money.Money;
import dev.twende.kit.problem.Problem;
import dev.twende.payment.providers.entity.ProviderIds;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PaybillPaymentTest {
    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");
    private static final Set<String> LEGAL = Set.of(
            "HEARD>MATCHED",
            "HEARD>UNMATCHED",
            "HEARD>UNCONFIRMED",
            "UNMATCHED>MATCHED",
            "UNMATCHED>RETURNED",
            "UNMATCHED>RETURNING",
            "RETURNING>RETURNED",
            "RETURNING>UNMATCHED",
            "UNCONFIRMED>HEARD");

    private final PaybillPayment payment = new PaybillPayment(
            UUID.randomUUID(), "RKTQDM7W6S", " abcd 2345", new BigDecimal("50.50"), "KES", "{}", NOW);

    @Test
    void movesOnlyWhereTheTableSays() {
        for (PaybillStatus from : PaybillStatus.values()) {
            for (PaybillStatus to : PaybillStatus.values()) {
                assertThat(from.canBecome(to)).as("%s>%s", from, to).isEqualTo(LEGAL.contains(from + ">" + to));
            }
        }
    }

    @Test
    void countsInMinorUnitsOfItsCurrency() {
        assertThat(payment.amount()).isEqualTo(new Money(5050, "KES"));
        assertThat(new PaybillPayment(UUID.randomUUID(), "A", "B", new BigDecimal("5000.00"), "RWF", null, NOW)
                        .amount())
                .isEqualTo(new Money(5000, "RWF"));
    }

    @Test
    void forgivesWhatPeopleAddToAReference() {
        assertThat(payment.bookingReference()).isEqualTo("ABCD2345");
    }

    @Test
    void isWhatTheStatementSaysOnceThatShowsIt() {
        payment.confirmed("EFGH2345", new BigDecimal("60"));
        payment.matched(UUID.randomUUID(), NOW);

        assertThat(payment.amount()).isEqualTo(new Money(6000, "KES"));
        assertThat(payment.bookingReference()).isEqualTo("EFGH2345");
        assertThat(payment.status()).isEqualTo(MATCHED);
    }

    @Test
    void isAPersonsCaseOnlyWhileItFitsNothing() {
        assertThatThrownBy(() -> payment.mustBeUnmatched(RETURNED)).isInstanceOf(Problem.class);

        payment.unmatched(MismatchReason.UNKNOWN_REFERENCE, Optional.empty(), NOW);
        payment.mustBeUnmatched(RETURNED);
        payment.returned("RKT0000001: to the sender", UUID.randomUUID(), NOW);

        assertThat(payment.status()).isEqualTo(RETURNED);
        assertThatThrownBy(() -> payment.mustBeUnmatched(MATCHED)).isInstanceOf(Problem.class);
    }

    @Test
    void turnsUpAfterItWasGivenUp() {
        payment.unconfirmed(NOW);
        assertThat(payment.status()).isEqualTo(UNCONFIRMED);

        payment.turnedUp(NOW);
        assertThat(payment.status()).isEqualTo(HEARD);

        payment.unmatched(MismatchReason.AMOUNT_DIFFERS, Optional.empty(), NOW);
        payment.turnedUp(NOW);
        assertThat(payment.status()).isEqualTo(UNMATCHED);
    }

    @Test
    void goesBackByItselfWhenNobodyFoundItsBooking() {
        unmatchedUntil(NOW.plusSeconds(60));
        assertThat(payment.returnAt()).contains(NOW.plusSeconds(60));

        payment.sendingBack("5ec7e7", NOW.plusSeconds(60));
        payment.returnAcknowledged(ProviderIds.of("ours", "theirs"));
        assertThat(payment.status()).isEqualTo(RETURNING);
        assertThat(payment.returnIds()).contains(ProviderIds.of("ours", "theirs"));
        assertThatThrownBy(() -> payment.mustBeUnmatched(MATCHED)).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> payment.mustBeUnmatched(RETURNED)).isInstanceOf(Problem.class);

        assertThat(payment.wentBack(Optional.of("RKT9"), NOW)).isTrue();
        assertThat(payment.wentBack(Optional.of("RKT9"), NOW)).isFalse();
        assertThat(payment.status()).isEqualTo(RETURNED);
        assertThat(payment.note()).contains("RKT9: reversed");
        assertThat(payment.returnAt()).isEmpty();
    }

    @Test
    void isAPersonsCaseAgainWhenTheProviderRefuses() {
        unmatchedUntil(NOW);
        payment.sendingBack("5ec7e7", NOW);

        payment.returnRefused("2001", "wrong initiator", NOW);

        assertThat(payment.status()).isEqualTo(UNMATCHED);
        assertThat(payment.returnAt()).as("not tried again by itself").isEmpty();
        assertThat(payment.note()).hasValueSatisfying(note -> assertThat(note).contains("2001"));
        payment.mustBeUnmatched(MATCHED);
        assertThat(payment.wentBack(Optional.empty(), NOW)).isFalse();
    }

    @Test
    void canOnlyBeNotedAsReturnedWhenNobodyKnowsWhetherItWentBack() {
        unmatchedUntil(NOW);
        payment.sendingBack("5ec7e7", NOW);
        payment.askAboutReturnAt(null);

        assertThatThrownBy(() -> payment.mustBeUnmatched(MATCHED)).isInstanceOf(Problem.class);
        payment.mustBeUnmatched(RETURNED);
    }

    private void unmatchedUntil(Instant backAt) {
        payment.unmatched(MismatchReason.UNKNOWN_REFERENCE, Optional.of(backAt), NOW);
    }
}
