package dev.twende.payment.ledgers.entity;

import dev.twende.kit.money.Money;
import dev.twende.payment.terms.entity.Bearer;
import dev.twende.payment.terms.entity.Split;
import java.math.BigInteger;
import java.time.Instant;
import java.util.UUID;

/** What each event posts. This and the table in {@code docs/canvas/payment.md} say the same. */
public final class Postings {
    private Postings() {}

    /** The price is the company's; the platform's fee and the agent's commission come out of it. */
    public static Posting sale(Sale sale, Split split) {
        return new Posting(sale.companyId(), PostingKind.SALE, sale.transactionId(), sale.paidAt())
                .of(sale.transactionId(), sale.bookingReference())
                .move(sale.price(), Place.payable(Item.GROSS), sale.place())
                .move(split.platformFee(), Place.of(Account.PLATFORM_FEE), Place.payable(Item.PLATFORM_FEE))
                .move(
                        split.agentCommission(),
                        commissionOf(sale.agentId().map(UUID::toString).orElse("")),
                        Place.payable(Item.AGENT_COMMISSION));
    }

    /** The provider has taken its charge from our account there. */
    public static Posting charge(Sold sold, Money charge, Bearer bearer, Instant chargedAt) {
        Place bears = bearer == Bearer.COMPANY
                ? Place.payable(Item.PROVIDER_CHARGE)
                : Place.of(Account.PROVIDER_CHARGE, sold.place().part());
        return new Posting(sold.companyId(), PostingKind.PROVIDER_CHARGE, sold.transactionId(), chargedAt)
                .of(sold.transactionId(), sold.bookingReference())
                .move(charge, sold.place(), bears);
    }

    /**
     * The passenger is to get money back: the company bears it, and gets fee and commission back in proportion. What all refunds of
     * a sale return adds up to the whole fee and the whole commission when the whole price goes back.
     */
    public static Posting refundDue(Sold sold, UUID refundId, Money amount, Instant now) {
        Money fee = proportion(sold.platformFee(), sold, amount);
        Money commission = proportion(sold.agentCommission(), sold, amount);
        return new Posting(sold.companyId(), PostingKind.REFUND_DUE, refundId, now)
                .of(sold.transactionId(), sold.bookingReference())
                .move(amount, Place.of(Account.REFUNDS), Place.payable(Item.REFUND))
                .move(fee, Place.payable(Item.PLATFORM_FEE), Place.of(Account.PLATFORM_FEE))
                .move(commission, Place.payable(Item.AGENT_COMMISSION), commissionOf(sold.agent()));
    }

    /** The passenger has got it. */
    public static Posting refunded(Sold sold, UUID refundId, Money amount, Place from, Instant now) {
        return new Posting(sold.companyId(), PostingKind.REFUNDED, refundId, now)
                .of(sold.transactionId(), sold.bookingReference())
                .move(amount, from, Place.of(Account.REFUNDS));
    }

    /** The company put change money into a drawer. */
    public static Posting shiftOpened(UUID companyId, UUID shiftId, Money opening, Instant now) {
        return new Posting(companyId, PostingKind.SHIFT_OPENED, shiftId, now)
                .move(opening, Place.withCompany(), Place.inDrawer(shiftId));
    }

    /**
     * A drawer holds what was counted, whatever it should hold.
     *
     * @param variance negative when something was missing
     */
    public static Posting shiftClosed(UUID companyId, UUID shiftId, Money variance, Instant now) {
        return new Posting(companyId, PostingKind.SHIFT_CLOSED, shiftId, now)
                .move(variance, varianceOf(shiftId), Place.inDrawer(shiftId));
    }

    /** The company has taken what was counted, and bears what was missing. */
    public static Posting shiftSignedOff(UUID companyId, UUID shiftId, Money counted, Money variance, Instant now) {
        return new Posting(companyId, PostingKind.SHIFT_SIGNED_OFF, shiftId, now)
                .move(counted, Place.inDrawer(shiftId), Place.withCompany())
                .move(variance, Place.payable(Item.CASH_VARIANCE), varianceOf(shiftId));
    }

    /**
     * The company put cash into a drawer, or took some out, while the shift went on.
     *
     * @param amount negative when it went out
     */
    public static Posting cashMoved(UUID companyId, UUID shiftId, UUID operationId, Money amount, Instant now) {
        return new Posting(companyId, PostingKind.CASH_MOVED, operationId, now)
                .move(amount, Place.withCompany(), Place.inDrawer(shiftId));
    }

    /** An agent paid in to the company beforehand. */
    public static Posting floatToppedUp(UUID companyId, UUID agentId, UUID movementId, Money amount, Instant now) {
        return new Posting(companyId, PostingKind.FLOAT_TOP_UP, movementId, now)
                .move(amount, Place.onFloat(agentId), Place.payable(Item.FLOAT));
    }

    /** An agent is to get a part of his float back. */
    public static Posting withdrawalDue(UUID companyId, UUID agentId, UUID withdrawalId, Money amount, Instant now) {
        return new Posting(companyId, PostingKind.WITHDRAWAL_DUE, withdrawalId, now)
                .move(amount, withdrawalOf(agentId), Place.onFloat(agentId));
    }

    /** He was paid from our account at the provider of this method. */
    public static Posting withdrawn(
            UUID companyId, UUID agentId, UUID withdrawalId, Money amount, String method, Instant now) {
        return new Posting(companyId, PostingKind.WITHDRAWN, withdrawalId, now)
                .move(amount, Place.atProvider(method), withdrawalOf(agentId));
    }

    /** He could not be paid. */
    public static Posting withdrawalFailed(UUID companyId, UUID agentId, UUID withdrawalId, Money amount, Instant now) {
        return new Posting(companyId, PostingKind.WITHDRAWAL_FAILED, withdrawalId, now)
                .move(amount, Place.onFloat(agentId), withdrawalOf(agentId));
    }

    /** What an agent has earned was added to his float. */
    public static Posting commissionCredited(Sale sale, UUID agentId, Money earned, Instant now) {
        return new Posting(sale.companyId(), PostingKind.COMMISSION_CREDITED, sale.transactionId(), now)
                .of(sale.transactionId(), sale.bookingReference())
                .move(earned, Place.onFloat(agentId), commissionOf(agentId.toString()));
    }

    /** The company was paid. */
    public static Posting paidOut(UUID companyId, UUID payoutId, Money amount, String method, Instant now) {
        return new Posting(companyId, PostingKind.PAYOUT, payoutId, now)
                .move(amount, Place.atProvider(method), Place.payable(Item.PAYOUT));
    }

    /** Of a part of the price, the share of this refund: rounded down over all refunds so far, so that the last one evens out. */
    static Money proportion(Money part, Sold sold, Money amount) {
        long before = sold.owedBack().amount();
        long upToNow = share(part.amount(), Math.addExact(before, amount.amount()), sold.price());
        return new Money(upToNow - share(part.amount(), before, sold.price()), part.currency());
    }

    private static long share(long part, long returned, Money price) {
        return BigInteger.valueOf(part)
                .multiply(BigInteger.valueOf(returned))
                .divide(BigInteger.valueOf(price.amount()))
                .longValueExact();
    }

    private static Place varianceOf(UUID shiftId) {
        return Place.of(Account.CASH_VARIANCE, shiftId.toString());
    }

    private static Place withdrawalOf(UUID agentId) {
        return Place.of(Account.WITHDRAWALS, agentId.toString());
    }

    private static Place commissionOf(String agent) {
        return Place.of(Account.AGENT_COMMISSION, agent);
    }
}
