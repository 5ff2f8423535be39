package dev.twende.payment.floats.boundary;

import dev.twende.kit.id.Ids;
import dev.twende.kit.idempotency.IdempotencyKey;
import dev.twende.kit.idempotency.IdempotentRequests;
import dev.twende.kit.money.Money;
import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import dev.twende.kit.rest.Page;
import dev.twende.kit.security.Caller;
import dev.twende.kit.security.Roles;
import dev.twende.payment.floats.control.FloatStore;
import dev.twende.payment.floats.entity.AgentFloat;
import dev.twende.payment.floats.entity.Movement;
import dev.twende.payment.floats.entity.MovementKind;
import dev.twende.payment.ledgers.boundary.Ledgers;
import dev.twende.payment.ledgers.boundary.SalePosted;
import dev.twende.payment.ledgers.entity.Account;
import dev.twende.payment.ledgers.entity.Postings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Keeps what agents have paid in beforehand: they sell for it, earn into it, and never sell for more. */
@ApplicationScoped
@Transactional
public class Floats {
    private FloatStore store;
    private Ledgers ledgers;
    private IdempotentRequests idempotent;
    private Caller caller;
    private Clock clock;

    protected Floats() {} // for the CDI proxy

    @Inject
    public Floats(FloatStore store, Ledgers ledgers, IdempotentRequests idempotent, Caller caller, Clock clock) {
        this.store = store;
        this.ledgers = ledgers;
        this.idempotent = idempotent;
        this.caller = caller;
        this.clock = clock;
    }

    /** Notes what an agent has paid in to the company. */
    public MovementResponse topUp(TopUpRequest request, IdempotencyKey key) {
        UUID company = caller.companyOr(request.companyId());
        return idempotent.once(key, "floats.topUp", request, MovementResponse.class, () -> {
            Instant now = clock.instant();
            UUID id = Ids.next();
            store.open(Ids.next(), company, request.agentId(), request.amount().currency());
            Movement movement = store.move(
                            id,
                            company,
                            request.agentId(),
                            MovementKind.TOP_UP,
                            id,
                            request.amount(),
                            request.reference(),
                            now)
                    .orElseThrow();
            ledgers.post(Postings.floatToppedUp(company, request.agentId(), id, request.amount(), now));
            return MovementResponse.from(movement);
        });
    }

    /** A company's floats; an agent sees his own. */
    public Page<FloatResponse> list(UUID companyId, UUID agentId, int limit, UUID after) {
        UUID agent = seesAll() ? agentId : caller.userId();
        List<FloatResponse> found = store.page(caller.companyOr(companyId), agent, after, limit + 1).stream()
                .map(FloatResponse::from)
                .toList();
        return Page.of(found, limit, theirs -> theirs.floatId().toString());
    }

    /** A float's statement, oldest first. */
    public Page<MovementResponse> statement(UUID id, int limit, UUID after) {
        AgentFloat theirs = store.find(id).orElseThrow(Floats::unknown);
        caller.mustActFor(theirs.companyId());
        if (!seesAll() && !theirs.agentId().equals(caller.userId())) {
            throw unknown();
        }
        List<MovementResponse> found = store.statement(id, after, limit + 1).stream()
                .map(MovementResponse::from)
                .toList();
        return Page.of(found, limit, movement -> movement.movementId().toString());
    }

    private boolean seesAll() {
        return caller.is(Roles.SUPER_ADMIN) || caller.is(Roles.COMPANY_ADMIN) || caller.is(Roles.ACCOUNTANT);
    }

    // ---- for the agent-float provider

    /**
     * Refuses an agent who has not paid in enough.
     *
     * @throws Problem float-exhausted
     */
    public void mustCover(UUID companyId, UUID agentId, Money price) {
        store.of(companyId, agentId, price.currency())
                .filter(theirs -> theirs.balance().amount() >= price.amount())
                .orElseThrow(Floats::exhausted);
    }

    /**
     * Takes the price of a sale from the agent's float, once.
     *
     * @throws Problem float-exhausted
     */
    public Movement take(UUID companyId, UUID agentId, UUID transactionId, Money price, String reference) {
        store.lock(companyId, agentId, price.currency()); // before we look: a twin may be writing
        return store.movement(MovementKind.SALE, transactionId)
                .orElseGet(() -> store.move(
                                Ids.next(),
                                companyId,
                                agentId,
                                MovementKind.SALE,
                                transactionId,
                                price.times(-1),
                                reference,
                                clock.instant())
                        .orElseThrow(Floats::exhausted));
    }

    /** Puts a refund back on the agent's float, once; the agent settles with the passenger. */
    public Movement giveBack(UUID companyId, UUID agentId, UUID refundId, Money amount) {
        return back(MovementKind.REFUND, companyId, agentId, refundId, amount);
    }

    private Movement back(MovementKind kind, UUID companyId, UUID agentId, UUID sourceId, Money amount) {
        store.lock(companyId, agentId, amount.currency());
        return store.movement(kind, sourceId)
                .orElseGet(() -> store.move(
                                Ids.next(),
                                companyId,
                                agentId,
                                kind,
                                sourceId,
                                amount,
                                sourceId.toString(),
                                clock.instant())
                        .orElseThrow(Floats::unknown));
    }

    /**
     * Takes what an agent gets back off his float; for the other features of this house.
     *
     * @throws Problem float-exhausted, with the balance; not-found when he has no float in this currency
     */
    public Movement takeOut(UUID companyId, UUID agentId, UUID withdrawalId, Money amount) {
        Money balance = store.lock(companyId, agentId, amount.currency())
                .map(AgentFloat::balance)
                .orElseThrow(Floats::unknown);
        return store.move(
                        Ids.next(),
                        companyId,
                        agentId,
                        MovementKind.WITHDRAWAL,
                        withdrawalId,
                        amount.times(-1),
                        withdrawalId.toString(),
                        clock.instant())
                .orElseThrow(() -> Problem.of(ProblemType.FLOAT_EXHAUSTED, "There is less on the float.")
                        .with("balance", balance));
    }

    /** Puts back what could not be paid, once; for the other features of this house. */
    public Movement putBack(UUID companyId, UUID agentId, UUID withdrawalId, Money amount) {
        return back(MovementKind.WITHDRAWAL_FAILED, companyId, agentId, withdrawalId, amount);
    }

    /** What a sale or a refund did to a float; empty when it did nothing. */
    public Optional<Movement> caused(MovementKind kind, UUID sourceId) {
        return store.movement(kind, sourceId);
    }

    /**
     * Adds what the agent has earned to his float, if he has one in this currency: this sale's commission, less what he has to
     * return of commissions of sales that were given back.
     */
    void onSale(@Observes SalePosted posted) {
        posted.sale().agentId().ifPresent(agent -> credit(posted, agent));
    }

    private void credit(SalePosted posted, UUID agent) {
        UUID company = posted.sale().companyId();
        String currency = posted.sale().price().currency();
        if (store.lock(company, agent, currency).isEmpty()) { // whoever earns at the same time waits for us
            return;
        }
        Money earned = ledgers.balance(company, Account.AGENT_COMMISSION, agent.toString(), currency)
                .times(-1);
        if (earned.amount() > 0) {
            store.move(
                    Ids.next(),
                    company,
                    agent,
                    MovementKind.COMMISSION,
                    posted.sale().transactionId(),
                    earned,
                    posted.sale().bookingReference(),
                    clock.instant());
            ledgers.post(Postings.commissionCredited(posted.sale(), agent, earned, clock.instant()));
        }
    }

    private static Problem exhausted() {
        return Problem.of(ProblemType.FLOAT_EXHAUSTED, "The float does not cover this sale.");
    }

    private static Problem unknown() {
        return Problem.of(ProblemType.NOT_FOUND, "No float has this id.");
    }
}
