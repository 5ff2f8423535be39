package dev.twende.ticketing.vouchers.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.twende.kit.money.Money;
import dev.twende.kit.problem.Problem;
import dev.twende.ticketing.vouchers.entity.VoucherScope.StopPair;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class VoucherTest {
    private static final Instant NOW = Instant.parse("2026-12-01T08:00:00Z");
    private static final UUID COMPANY = UUID.randomUUID();
    private static final UUID ROUTE = UUID.randomUUID();
    private static final UUID KIGALI = UUID.randomUUID();
    private static final UUID HUYE = UUID.randomUUID();

    private static VoucherValue amount(long amount) {
        return new VoucherValue(VoucherKind.AMOUNT, new Money(amount, "RWF"), null, null);
    }

    private static VoucherValue percent(int percent, Long cap, String currency) {
        return new VoucherValue(VoucherKind.PERCENT, null, percent, cap == null ? null : new Money(cap, currency));
    }

    private static VoucherConditions conditions(int maxUses, Integer maxUsesPerPhone, VoucherScope scope) {
        return new VoucherConditions(
                "Christmas", NOW, NOW.plus(Duration.ofDays(30)), maxUses, maxUsesPerPhone, null, scope);
    }

    private static Voucher voucher(VoucherValue value, VoucherConditions conditions) {
        return new Voucher(UUID.randomUUID(), COMPANY, UUID.randomUUID(), "ABCDEFGHJKMN", value, conditions, NOW);
    }

    private static Voucher voucher(VoucherValue value) {
        return voucher(value, conditions(1, null, VoucherScope.EVERYTHING));
    }

    private static Purchase purchase(long total, String currency) {
        return new Purchase(COMPANY, ROUTE, KIGALI, HUYE, "WEB", new Money(total, currency), "250788123456");
    }

    private static long off(Voucher voucher, long total, String currency, long spent) {
        Usage usage = new Usage(0, 0, spent);
        assertThat(voucher.refusal(purchase(total, currency), usage, NOW)).isEmpty();
        return voucher.off(purchase(total, currency), usage).amount();
    }

    @Test
    void takesItsAmountOffButNeverMoreThanThePrice() {
        assertThat(off(voucher(amount(1_500)), 4_000, "RWF", 0)).isEqualTo(1_500);
        assertThat(off(voucher(amount(1_500)), 1_500, "RWF", 0)).isEqualTo(1_500);
        assertThat(off(voucher(amount(1_500)), 1_000, "RWF", 0)).isEqualTo(1_000);
    }

    @Test
    void takesAPartOffUpToItsCapInWholeUnitsThatCanBeCollected() {
        assertThat(off(voucher(percent(15, null, null)), 3_333, "RWF", 0)).isEqualTo(499);
        assertThat(off(voucher(percent(15, 400L, "RWF")), 3_333, "RWF", 0)).isEqualTo(400);
        assertThat(off(voucher(percent(15, null, null)), 125_000, "KES", 0)).isEqualTo(18_700); // KES 187.50
        assertThat(off(voucher(percent(100, null, null)), 125_050, "KES", 0)).isEqualTo(125_050);
    }

    @Test
    void takesWhatIsLeftOfABalance() {
        Voucher balance = voucher(
                new VoucherValue(VoucherKind.BALANCE, new Money(5_000, "RWF"), null, null),
                conditions(100, null, VoucherScope.EVERYTHING));
        assertThat(off(balance, 2_000, "RWF", 0)).isEqualTo(2_000);
        assertThat(off(balance, 2_000, "RWF", 4_000)).isEqualTo(1_000);
        assertThat(balance.refusal(purchase(2_000, "RWF"), new Usage(3, 3, 5_000), NOW))
                .contains(Refusal.USED_UP);
        assertThat(balance.hasRoomFor(1_000, new Usage(2, 2, 4_000))).isTrue();
        assertThat(balance.hasRoomFor(1_001, new Usage(2, 2, 4_000))).isFalse();
    }

    @Test
    void isRefusedForEachThingItIsNotGoodFor() {
        Purchase purchase = purchase(2_000, "RWF");
        Voucher plain = voucher(amount(500), conditions(3, 2, VoucherScope.EVERYTHING));
        assertThat(plain.refusal(purchase, Usage.NONE, NOW)).isEmpty();
        assertThat(plain.refusal(purchase, Usage.NONE, NOW.minusMillis(1))).contains(Refusal.NOT_YET_VALID);
        assertThat(plain.refusal(purchase, Usage.NONE, NOW.plus(Duration.ofDays(30))))
                .contains(Refusal.EXPIRED);
        assertThat(plain.refusal(purchase, new Usage(3, 0, 0), NOW)).contains(Refusal.USED_UP);
        assertThat(plain.refusal(purchase, new Usage(2, 2, 0), NOW)).contains(Refusal.USED_UP_BY_PHONE);
        assertThat(plain.refusal(purchase(2_000, "KES"), Usage.NONE, NOW)).contains(Refusal.OTHER_CURRENCY);
        assertThat(voucher(amount(500), conditions(1, null, new VoucherScope(Set.of(KIGALI), Set.of(), Set.of())))
                        .refusal(purchase, Usage.NONE, NOW))
                .contains(Refusal.OTHER_ROUTE);
        assertThat(voucher(
                                amount(500),
                                conditions(
                                        1,
                                        null,
                                        new VoucherScope(Set.of(ROUTE), Set.of(new StopPair(HUYE, KIGALI)), Set.of())))
                        .refusal(purchase, Usage.NONE, NOW))
                .contains(Refusal.OTHER_STOPS);
        assertThat(voucher(amount(500), conditions(1, null, new VoucherScope(Set.of(), Set.of(), Set.of("COUNTER"))))
                        .refusal(purchase, Usage.NONE, NOW))
                .contains(Refusal.OTHER_CHANNEL);
        assertThat(voucher(
                                amount(500),
                                new VoucherConditions(
                                        "Big",
                                        NOW,
                                        NOW.plusSeconds(60),
                                        1,
                                        null,
                                        new Money(2_001, "RWF"),
                                        VoucherScope.EVERYTHING))
                        .refusal(purchase, Usage.NONE, NOW))
                .contains(Refusal.BELOW_MINIMUM);
        assertThat(voucher(percent(1, null, null)).refusal(purchase(99, "RWF"), Usage.NONE, NOW))
                .contains(Refusal.TOO_LITTLE);
        plain.withdraw(NOW);
        plain.withdraw(NOW.plusSeconds(9));
        assertThat(plain.withdrawnAt()).contains(NOW);
        assertThat(plain.refusal(purchase, Usage.NONE, NOW)).contains(Refusal.WITHDRAWN);
    }

    @Test
    void cannotBeIssuedWithoutTheValueOfItsKind() {
        assertThatThrownBy(() -> new VoucherValue(VoucherKind.AMOUNT, null, null, null))
                .isInstanceOf(Problem.class);
        assertThatThrownBy(() -> new VoucherValue(VoucherKind.PERCENT, null, null, null))
                .isInstanceOf(Problem.class);
        assertThatThrownBy(() -> new VoucherValue(VoucherKind.BALANCE, new Money(1, "RWF"), 5, null))
                .isInstanceOf(Problem.class);
        assertThatThrownBy(() -> new VoucherValue(VoucherKind.AMOUNT, new Money(1, "RWF"), null, new Money(1, "RWF")))
                .isInstanceOf(Problem.class);
        assertThatThrownBy(() -> new VoucherConditions("Never", NOW, NOW, 1, null, null, VoucherScope.EVERYTHING))
                .isInstanceOf(Problem.class);
        assertThatThrownBy(() -> voucher(
                        amount(5),
                        new VoucherConditions(
                                "Mixed",
                                NOW,
                                NOW.plusSeconds(1),
                                1,
                                null,
                                new Money(5, "KES"),
                                VoucherScope.EVERYTHING)))
                .isInstanceOf(Problem.class);
    }

    @Test
    void scopesAreReadAsTheyWereWritten() {
        VoucherScope scope =
                new VoucherScope(Set.of(ROUTE, KIGALI), Set.of(new StopPair(KIGALI, HUYE)), Set.of("WEB", "COUNTER"));
        assertThat(VoucherScope.parse(scope.toString())).isEqualTo(scope);
        assertThat(VoucherScope.parse(VoucherScope.EVERYTHING.toString())).isEqualTo(VoucherScope.EVERYTHING);
    }

    @Test
    void codesAreReadHoweverTheyAreTypedAndNotMetTwice() {
        assertThat(VoucherCode.written("ABCDEFGHJKMN")).isEqualTo("ABCD-EFGH-JKMN");
        assertThat(VoucherCode.normalized(" abcd-efgh jkmn")).isEqualTo("ABCDEFGHJKMN");
        SecureRandom random = new SecureRandom();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 10_000; i++) {
            String code = VoucherCode.next(random);
            assertThat(code).matches("[2-9A-HJ-NP-Z]{12}");
            assertThat(seen.add(code)).isTrue();
        }
    }
}
