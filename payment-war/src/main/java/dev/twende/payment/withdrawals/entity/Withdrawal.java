package dev.twende.payment.withdrawals.entity;

import static dev.twende.payment.withdrawals.entity.WithdrawalStatus.FAILED;
import static dev.twende.payment.withdrawals.entity.WithdrawalStatus.PAID;
import static dev.twende.payment.withdrawals.entity.WithdrawalStatus.REQUESTED;
import static dev.twende.payment.withdrawals.entity.WithdrawalStatus.SENT;
import static dev.twende.payment.withdrawals.entity.WithdrawalStatus.UNKNOWN;

import dev.twende.kit.money.Money;
import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import dev.twende.payment.providers.entity.Msisdn;
import dev.twende.payment.providers.entity.PaymentMethod;
import dev.twende.payment.providers.entity.ProviderIds;
import dev.twende.payment.providers.entity.RefundClaim;
import dev.twende.payment.providers.entity.WholeUnits;
import dev.twende.payment.transactions.entity.CallbackFinding;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A part of an agent's float on its way to the agent's phone.
 *
 * <p>It is taken from the float in the transaction that writes it down as REQUESTED, so that nothing is sold for it meanwhile.
 * Before the provider is asked it becomes UNKNOWN, and that is committed: if nobody lives to hear the answer, the provider is asked
 * what it did, and asked to pay again only when it swears that it never heard of it. There is one try, under the withdrawal's own id.
 * The provider's word that it has paid makes it PAID; its definite refusal makes it FAILED, and the money is on the float again.
 */
@Entity
@Table(name = "float_withdrawal")
public class Withdrawal {
    @Id
    private UUID id;

    @Version
    private int version;

    @Column(name = "company_id")
    private UUID companyId;

    @Column(name = "agent_id")
    private UUID agentId;

    private long amount;
    private String currency;

    @Enumerated(EnumType.STRING)
    private PaymentMethod method;

    private String msisdn;

    @Column(name = "requested_by")
    private UUID requestedBy;

    @Enumerated(EnumType.STRING)
    private WithdrawalStatus status;

    @Column(name = "callback_secret")
    private String callbackSecret;

    @Column(name = "request_id")
    private String requestId;

    @Column(name = "second_id")
    private String secondId;

    @Column(name = "result_code")
    private String resultCode;

    @Column(name = "result_text")
    private String resultText;

    @Column(name = "provider_ref")
    private String providerRef;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "updated_at")
    private Instant updatedAt;

    @Column(name = "ask_at")
    private Instant askAt;

    protected Withdrawal() {} // for JPA

    /**
     * @param id the provider knows it by this, too
     * @param callbackSecret the unguessable end of the address where the provider tells the result
     */
    public Withdrawal(
            UUID id, Owner owner, Money amount, Payee payee, UUID requestedBy, String callbackSecret, Instant now) {
        this.id = id;
        this.companyId = owner.companyId();
        this.agentId = owner.agentId();
        this.amount = amount.amount();
        this.currency = amount.currency();
        this.method = payee.method();
        this.msisdn = payee.phone().digits();
        this.requestedBy = requestedBy;
        this.status = REQUESTED;
        this.callbackSecret = callbackSecret;
        this.createdAt = now;
        this.updatedAt = now;
        this.askAt = now;
    }

    /** The provider is about to be asked to pay; whatever happens then, we will ask what became of it. */
    public void ordered(Instant now) {
        move(UNKNOWN, now);
    }

    /** The provider acknowledged. Its callback may have been faster. */
    public void acknowledged(ProviderIds ids, Instant now) {
        if (status == UNKNOWN) {
            requestId = ids.requestId();
            secondId = ids.secondId().orElse(null);
            move(SENT, now);
        }
    }

    /** The provider does not answer any more what it answered before, or never did. */
    public void unanswered(Instant now) {
        if (status == SENT) {
            move(UNKNOWN, now);
        }
    }

    /** The provider swears that it never heard of this: it is asked again, under the same id. */
    public void neverAsked(Instant now) {
        if (status == UNKNOWN) {
            move(REQUESTED, now);
            askAt = now;
        }
    }

    /**
     * The provider's own answer: the agent has it.
     *
     * @return whether that is news
     */
    public boolean paid(Optional<String> receipt, Instant now) {
        if (!status.canBecome(PAID)) {
            return false;
        }
        move(PAID, now);
        providerRef = receipt.orElse(null);
        askAt = null;
        return true;
    }

    /**
     * The provider's own answer: it did not pay, and will not.
     *
     * @return whether that is news
     */
    public boolean failed(String code, String text, Instant now) {
        if (!status.canBecome(FAILED)) {
            return false;
        }
        move(FAILED, now);
        resultCode = code;
        resultText = text;
        askAt = null;
        return true;
    }

    /**
     * A callback came to the secret address of this withdrawal. If it fits, the provider is asked at once.
     *
     * @return what is to be thought of the callback
     */
    public CallbackFinding hear(RefundClaim claim, Instant now) {
        if (ids().filter(ours -> !ours.equals(claim.ids())).isPresent()) {
            return CallbackFinding.WRONG_IDS;
        }
        if (claim.amount().filter(told -> !WholeUnits.isSame(told, amount())).isPresent()) {
            return CallbackFinding.WRONG_AMOUNT;
        }
        if (status == PAID || status == FAILED) {
            return CallbackFinding.DUPLICATE;
        }
        acknowledged(claim.ids(), now);
        askAt = now;
        return CallbackFinding.MATCHED;
    }

    /**
     * A person lets the provider be asked once more what became of it.
     *
     * @throws Problem illegal-transition unless it was given up
     */
    public void askAgain(Instant now) {
        if (!waitsForPerson()) {
            throw Problem.of(ProblemType.ILLEGAL_TRANSITION, "The provider is being asked, or has answered.")
                    .with("from", status)
                    .with("to", REQUESTED);
        }
        askAt = now;
        updatedAt = now;
    }

    /** Plans the next question to the provider; null when there is none. */
    public void askNextAt(Instant time) {
        askAt = time;
    }

    /** Nobody ever told what the provider did, and we stopped asking. */
    public boolean waitsForPerson() {
        return status == UNKNOWN && askAt == null;
    }

    private void move(WithdrawalStatus next, Instant now) {
        if (!status.canBecome(next)) {
            throw new IllegalStateException("withdrawal " + id + " cannot go from " + status + " to " + next);
        }
        status = next;
        updatedAt = now;
    }

    public UUID id() {
        return id;
    }

    /** Grows with every change. */
    public int version() {
        return version;
    }

    public UUID companyId() {
        return companyId;
    }

    public UUID agentId() {
        return agentId;
    }

    public Money amount() {
        return new Money(amount, currency);
    }

    public PaymentMethod method() {
        return method;
    }

    /** Whose phone is paid. */
    public Msisdn phone() {
        return new Msisdn(msisdn);
    }

    public WithdrawalStatus status() {
        return status;
    }

    public String callbackSecret() {
        return callbackSecret;
    }

    /** What the provider calls it; empty until it acknowledged. */
    public Optional<ProviderIds> ids() {
        return Optional.ofNullable(requestId).map(known -> new ProviderIds(known, Optional.ofNullable(secondId)));
    }

    public Optional<String> resultCode() {
        return Optional.ofNullable(resultCode);
    }

    public Optional<String> resultText() {
        return Optional.ofNullable(resultText);
    }

    /** The provider's receipt. */
    public Optional<String> providerRef() {
        return Optional.ofNullable(providerRef);
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant updatedAt() {
        return updatedAt;
    }

    public Optional<Instant> askAt() {
        return Optional.ofNullable(askAt);
    }

    /** Whose float it is. */
    public record Owner(UUID companyId, UUID agentId) {}

    /** Which phone is paid, through whom. */
    public record Payee(PaymentMethod method, Msisdn phone) {}
}
