package dev.twende.payment.ledgers.entity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twende.kit.money.Money;
import dev.twende.payment.terms.entity.Bearer;
import dev.twende.payment.terms.entity.Split;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PostingsTest {
    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");
    private static final UUID COMPANY = UUID.randomUUID();
    private static final UUID AGENT = UUID.randomUUID();
    private static final UUID PAYMENT = UUID.randomUUID();

    @Test
    void givesTheCompanyThePriceAndTakesFeeAndCommissionOutOfIt() {
        Posting posting = Postings.sale(sale(5000, Optional.of(AGENT)), new Split(rwf(125), rwf(250)));

        assertThat(lines(posting))
                .containsExactly(
                        "CASH_AT_PROVIDER MPESA 5000",
                        "COMPANY_PAYABLE GROSS -5000",
                        "COMPANY_PAYABLE PLATFORM_FEE 125",
                        "PLATFORM_FEE -125",
                        "COMPANY_PAYABLE AGENT_COMMISSION 250",
                        "AGENT_COMMISSION " + AGENT + " -250");
        assertThat(total(posting)).isZero();
        assertThat(posting.sourceId()).isEqualTo(PAYMENT);
    }

    @Test
    void writesNoLineForNothing() {
        assertThat(lines(Postings.sale(sale(5000, Optional.empty()), new Split(rwf(0), rwf(0)))))
                .containsExactly("CASH_AT_PROVIDER MPESA 5000", "COMPANY_PAYABLE GROSS -5000");
    }

    @Test
    void letsTheOneWhoAgreedToBearTheProvidersCharge() {
        assertThat(lines(Postings.charge(sold(5000, 0, 0, 0), rwf(27), Bearer.COMPANY, NOW)))
                .containsExactly("COMPANY_PAYABLE PROVIDER_CHARGE 27", "CASH_AT_PROVIDER MPESA -27");
        assertThat(lines(Postings.charge(sold(5000, 0, 0, 0), rwf(27), Bearer.PLATFORM, NOW)))
                .containsExactly("PROVIDER_CHARGE MPESA 27", "CASH_AT_PROVIDER MPESA -27");
    }

    @Test
    void owesTheWholePriceBackWithFeeAndCommissionReturned() {
        assertThat(lines(Postings.refundDue(sold(5000, 125, 250, 0), UUID.randomUUID(), rwf(5000), NOW)))
                .containsExactly(
                        "COMPANY_PAYABLE REFUND 5000",
                        "REFUNDS -5000",
                        "PLATFORM_FEE 125",
                        "COMPANY_PAYABLE PLATFORM_FEE -125",
                        "AGENT_COMMISSION " + AGENT + " 250",
                        "COMPANY_PAYABLE AGENT_COMMISSION -250");
    }

    @Test
    void paysBackFromWhereItIsTaken() {
        UUID shift = UUID.randomUUID();

        assertThat(lines(Postings.refunded(
                        sold(5000, 0, 0, 5000), UUID.randomUUID(), rwf(5000), Place.inDrawer(shift), NOW)))
                .containsExactly("REFUNDS 5000", "CASH_DRAWER " + shift + " -5000");
    }

    @Test
    void returnsExactlyTheFeeOverAnyPartsInWhichThePriceGoesBack() {
        Random random = new Random(20261123);
        for (int i = 0; i < 2_000; i++) {
            long price = 1 + random.nextInt(1_000_000);
            long fee = random.nextLong(price + 1);
            long commission = random.nextLong(price - fee + 1);
            long back = 0;
            long feeBack = 0;
            long commissionBack = 0;
            while (back < price) {
                Money part = rwf(1 + random.nextLong(price - back));
                Sold sold = sold(price, fee, commission, back);
                assertThat(total(Postings.refundDue(sold, UUID.randomUUID(), part, NOW)))
                        .isZero();
                feeBack += Postings.proportion(rwf(fee), sold, part).amount();
                commissionBack +=
                        Postings.proportion(rwf(commission), sold, part).amount();
                back += part.amount();
                assertThat(feeBack).isBetween(0L, fee);
            }
            assertThat(feeBack).isEqualTo(fee);
            assertThat(commissionBack).isEqualTo(commission);
        }
    }

    @Test
    void doesNotOverflowOnTheWay() {
        long most = Long.MAX_VALUE;
        assertThat(Postings.proportion(rwf(most), sold(most, most, 0, most - 1), rwf(1))
                        .amount())
                .isEqualTo(1);
    }

    private static Sale sale(long price, Optional<UUID> agent) {
        return new Sale(PAYMENT, "ABCD2345", COMPANY, rwf(price), "MPESA", Place.atProvider("MPESA"), agent, NOW);
    }

    private static Sold sold(long price, long fee, long commission, long owedBack) {
        return new Sold(
                PAYMENT,
                "ABCD2345",
                COMPANY,
                rwf(price),
                Place.atProvider("MPESA"),
                rwf(fee),
                rwf(commission),
                AGENT.toString(),
                rwf(owedBack));
    }

    private static Money rwf(long amount) {
        return new Money(amount, "RWF");
    }

    private static long total(Posting posting) {
        return posting.entries().stream()
                .mapToLong(entry -> entry.amount().amount())
                .sum();
    }

    private static List<String> lines(Posting posting) {
        return posting.entries().stream()
                .map(entry -> (entry.account() + " " + entry.part() + " " + (entry.item() == null ? "" : entry.item())
                                + " " + entry.amount().amount())
                        .replaceAll(" +", " "))
                .toList();
    }
}
