package dev.twende.payment.fiscalreceipts.entity;

import static dev.twende.payment.fiscalreceipts.entity.ReceiptStatus.ISSUED;
import static dev.twende.payment.fiscalreceipts.entity.ReceiptStatus.PENDING;
import static dev.twende.payment.fiscalreceipts.entity.ReceiptStatus.REFUSED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.twende.kit.money.Money;
import dev.twende.kit.problem.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FiscalReceiptTest {
    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");
    private static final Duration WEEK = Duration.ofDays(7);
    private static final SignedReceipt SIGNED = new SignedReceipt("SDC010000001", "57", "TE68SLA2", "V249J39C", NOW);
    private static final Set<String> LEGAL = Set.of("PENDING>ISSUED", "PENDING>REFUSED", "REFUSED>PENDING");

    private final FiscalReceipt receipt = new FiscalReceipt(
            UUID.randomUUID(),
            new Taxpayer(UUID.randomUUID(), "102030405", "00", TaxType.A),
            new FiscalReceipt.Movement(
                    UUID.randomUUID(), Optional.empty(), "ABCD2345", new Money(5000, "RWF"), "MPESA", NOW),
            NOW);

    @Test
    void movesOnlyWhereTheTableSays() {
        for (ReceiptStatus from : ReceiptStatus.values()) {
            for (ReceiptStatus to : ReceiptStatus.values()) {
                assertThat(from.canBecome(to)).as(from + ">" + to).isEqualTo(LEGAL.contains(from + ">" + to));
            }
        }
    }

    @Test
    void keepsTheNumberThatTheDeviceWasToldFirst() {
        receipt.attempted(7, NOW, Duration.ofSeconds(15));
        receipt.missed("no answer in time", WEEK);
        receipt.attempted(8, NOW, Duration.ofSeconds(45));

        assertThat(receipt.invoiceNumber()).contains(7L);
        assertThat(receipt.attempts()).isEqualTo(2);
        assertThat(receipt.status()).isEqualTo(PENDING);
        assertThat(receipt.nextAttemptAt()).contains(NOW.plusSeconds(45));
    }

    @Test
    void isIssuedOnceAndSaysWhatMustBePrinted() {
        receipt.attempted(7, NOW, Duration.ZERO);

        assertThat(receipt.issued(SIGNED)).isTrue();
        assertThat(receipt.issued(SIGNED)).isFalse();
        receipt.refused("too late");
        assertThat(receipt.status()).isEqualTo(ISSUED);
        assertThat(receipt.signed()).contains(SIGNED);
        assertThat(SIGNED.number()).isEqualTo("SDC010000001/57");
        assertThat(SIGNED.qr()).isEqualTo("01032026#100000#SDC010000001#57#TE68SLA2#V249J39C");
        assertThatThrownBy(() -> receipt.tryAgain(NOW)).isInstanceOf(Problem.class);
    }

    @Test
    void isAPersonsCaseWhenItIsRefusedOrTheDeviceStaysAway() {
        receipt.attempted(7, NOW.plus(WEEK), Duration.ofSeconds(1));
        receipt.missed("no answer in time", WEEK);
        assertThat(receipt.status()).isEqualTo(REFUSED);
        assertThat(receipt.nextAttemptAt()).isEmpty();

        receipt.tryAgain(NOW.plus(WEEK));
        receipt.refused("901 It is not a valid device");
        assertThat(receipt.lastError()).contains("901 It is not a valid device");
        assertThat(receipt.issued(SIGNED)).as("the signature counts").isTrue();
    }

    @Test
    void taxIsPartOfThePrice() {
        assertThat(TaxType.A.taxIn(new Money(5000, "RWF"))).isEqualTo(new Money(0, "RWF"));
        assertThat(TaxType.B.taxIn(new Money(1180, "RWF"))).isEqualTo(new Money(180, "RWF"));
        assertThat(TaxType.B.taxIn(new Money(5000, "RWF"))).as("762.71").isEqualTo(new Money(763, "RWF"));
        assertThat(TaxType.B.taxIn(new Money(3, "RWF"))).as("0.46").isEqualTo(new Money(0, "RWF"));
        assertThat(TaxType.B.taxIn(new Money(1_000_000_000_000_000L, "RWF")).amount())
                .isEqualTo(152_542_372_881_356L);
    }
}
