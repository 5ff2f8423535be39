package dev.twende.ticketing.vouchers.entity;

import dev.twende.kit.id.NullableIdConverter;
import dev.twende.kit.money.Money;
import dev.twende.kit.problem.Problem;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A company's promise to take something off a price, for whoever knows the code.
 *
 * <p>A company issues it, alone or in a batch of equals with a code each, or a refund does, instead of money. From then on bookings of
 * that company use it: a use is reserved with the hold and counts at once, is final when the booking is paid, and counts no longer when
 * the hold ends, the booking is given up, or its bus does not run. The company may change when and for what it is used from now on,
 * never its value, and may withdraw it for good; uses that were reserved before are honoured.
 */
@Entity
@Table(name = "voucher")
public class Voucher {
    @Id
    @Column(name = "voucher_id")
    private UUID id;

    @Column(name = "company_id")
    private UUID companyId;

    @Column(name = "batch_id")
    private UUID batchId;

    private String code;

    @Enumerated(EnumType.STRING)
    private VoucherKind kind;

    private Long amount;
    private Integer percent;
    private Long cap;
    private String currency;
    private String name;

    @Column(name = "valid_from")
    private Instant validFrom;

    @Column(name = "valid_until")
    private Instant validUntil;

    @Column(name = "max_uses")
    private int maxUses;

    @Column(name = "max_uses_per_phone")
    private Integer maxUsesPerPhone;

    @Column(name = "minimum_spend")
    private Long minimumSpend;

    private VoucherScope scope;

    @Column(name = "refund_id")
    @Convert(converter = NullableIdConverter.class)
    private UUID refundId;

    @Column(name = "issued_at")
    private Instant issuedAt;

    @Column(name = "withdrawn_at")
    private Instant withdrawnAt;

    @Version
    private int version;

    protected Voucher() {} // for JPA

    /** @param code as {@link VoucherCode} makes it */
    public Voucher(
            UUID id,
            UUID companyId,
            UUID batchId,
            String code,
            VoucherValue value,
            VoucherConditions conditions,
            Instant now) {
        this.id = id;
        this.companyId = companyId;
        this.batchId = batchId;
        this.code = code;
        this.kind = value.kind();
        this.amount = value.amount() == null ? null : value.amount().amount();
        this.percent = value.percent();
        this.cap = value.cap() == null ? null : value.cap().amount();
        this.currency = oneCurrency(value.amount(), value.cap(), conditions.minimumSpend());
        this.issuedAt = now;
        this.version = 1;
        keep(conditions);
    }

    /** Issued instead of the money of a refund. */
    public static Voucher ofRefund(
            UUID refundId, UUID companyId, String code, Money value, VoucherConditions conditions, Instant now) {
        Voucher voucher = new Voucher(
                refundId,
                companyId,
                refundId,
                code,
                new VoucherValue(VoucherKind.BALANCE, value, null, null),
                conditions,
                now);
        voucher.refundId = refundId;
        return voucher;
    }

    /** Changes when and for what it is used from now on. */
    public void change(VoucherConditions conditions) {
        currency = oneCurrency(value().amount(), value().cap(), conditions.minimumSpend());
        keep(conditions);
    }

    private void keep(VoucherConditions conditions) {
        name = conditions.name();
        validFrom = conditions.validFrom();
        validUntil = conditions.validUntil();
        maxUses = conditions.maxUses();
        maxUsesPerPhone = conditions.maxUsesPerPhone();
        minimumSpend = conditions.minimumSpend() == null
                ? null
                : conditions.minimumSpend().amount();
        scope = conditions.scope();
    }

    private static String oneCurrency(Money... amounts) {
        var currencies = Stream.of(amounts)
                .filter(Objects::nonNull)
                .map(Money::currency)
                .distinct()
                .toList();
        if (currencies.size() > 1) {
            throw Problem.invalid("amount", "and all other amounts must be in one currency");
        }
        return currencies.isEmpty() ? null : currencies.get(0);
    }

    /** Nobody uses it any more; a second time changes nothing. */
    public void withdraw(Instant now) {
        if (withdrawnAt == null) {
            withdrawnAt = now;
        }
    }

    /** Why it cannot be used for this; empty when it can, and then {@link #off} is at least one minor unit. */
    public Optional<Refusal> refusal(Purchase purchase, Usage usage, Instant now) {
        return Stream.of(
                        when(withdrawnAt != null, Refusal.WITHDRAWN),
                        when(now.isBefore(validFrom), Refusal.NOT_YET_VALID),
                        when(!now.isBefore(validUntil), Refusal.EXPIRED),
                        when(
                                currency != null
                                        && !currency.equals(purchase.total().currency()),
                                Refusal.OTHER_CURRENCY),
                        when(!allows(scope.routeIds(), purchase.routeId()), Refusal.OTHER_ROUTE),
                        when(
                                !allows(
                                        scope.stopPairs(),
                                        new VoucherScope.StopPair(purchase.fromStopId(), purchase.toStopId())),
                                Refusal.OTHER_STOPS),
                        when(!allows(scope.channels(), purchase.channel()), Refusal.OTHER_CHANNEL),
                        when(minimumSpend != null && purchase.total().amount() < minimumSpend, Refusal.BELOW_MINIMUM),
                        when(usage.uses() >= maxUses, Refusal.USED_UP),
                        when(
                                maxUsesPerPhone != null
                                        && purchase.phone() != null
                                        && usage.byPhone() >= maxUsesPerPhone,
                                Refusal.USED_UP_BY_PHONE),
                        when(kind == VoucherKind.BALANCE && usage.spent() >= amount, Refusal.USED_UP))
                .flatMap(Optional::stream)
                .findFirst()
                .or(() -> when(value().off(purchase.total(), usage.spent()) == 0, Refusal.TOO_LITTLE));
    }

    /** Whether a use that was given back can be taken again, with what it took off then. */
    public boolean hasRoomFor(long off, Usage usage) {
        return usage.uses() < maxUses
                && (maxUsesPerPhone == null || usage.byPhone() < maxUsesPerPhone)
                && (kind != VoucherKind.BALANCE || usage.spent() + off <= amount);
    }

    private static Optional<Refusal> when(boolean applies, Refusal refusal) {
        return applies ? Optional.of(refusal) : Optional.empty();
    }

    private static <T> boolean allows(Set<T> good, T asked) {
        return good.isEmpty() || good.contains(asked);
    }

    /** What it takes off this purchase, after {@link #refusal} had nothing against it. */
    public Money off(Purchase purchase, Usage usage) {
        return new Money(
                value().off(purchase.total(), usage.spent()), purchase.total().currency());
    }

    public UUID id() {
        return id;
    }

    public UUID companyId() {
        return companyId;
    }

    /** Shared by those that were issued together. */
    public UUID batchId() {
        return batchId;
    }

    public String code() {
        return code;
    }

    public VoucherValue value() {
        return new VoucherValue(kind, money(amount), percent, money(cap));
    }

    public VoucherConditions conditions() {
        return new VoucherConditions(name, validFrom, validUntil, maxUses, maxUsesPerPhone, money(minimumSpend), scope);
    }

    private Money money(Long minorUnits) {
        return minorUnits == null ? null : new Money(minorUnits, currency);
    }

    /** The refund it was issued instead of. */
    public Optional<UUID> refundId() {
        return Optional.ofNullable(refundId);
    }

    public Instant issuedAt() {
        return issuedAt;
    }

    public Optional<Instant> withdrawnAt() {
        return Optional.ofNullable(withdrawnAt);
    }

    public int version() {
        return version;
    }
}
