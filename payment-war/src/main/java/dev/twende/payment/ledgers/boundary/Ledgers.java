package dev.twende.payment.ledgers.boundary;

import dev.twende.kit.id.Ids;
import dev.twende.kit.idempotency.IdempotencyKey;
import dev.twende.kit.idempotency.IdempotentRequests;
import dev.twende.kit.money.Money;
import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import dev.twende.kit.rest.Page;
import dev.twende.kit.security.Caller;
import dev.twende.payment.ledgers.control.LedgerStore;
import dev.twende.payment.ledgers.entity.Account;
import dev.twende.payment.ledgers.entity.Finding;
import dev.twende.payment.ledgers.entity.Posting;
import dev.twende.payment.ledgers.entity.Postings;
import dev.twende.payment.ledgers.entity.Sale;
import dev.twende.payment.ledgers.entity.Sold;
import dev.twende.payment.terms.boundary.Terms;
import dev.twende.payment.terms.entity.Bearer;
import dev.twende.payment.terms.entity.Split;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/**
 * Where every movement of money is booked, in the transaction in which it becomes true, so that the books can never tell another
 * story than the payments do.
 */
@ApplicationScoped
@Transactional
public class Ledgers {
    private LedgerStore store;
    private Terms terms;
    private IdempotentRequests idempotent;
    private Event<SalePosted> sales;
    private Caller caller;
    private Clock clock;

    protected Ledgers() {} // for the CDI proxy

    @Inject
    public Ledgers(
            LedgerStore store,
            Terms terms,
            IdempotentRequests idempotent,
            Event<SalePosted> sales,
            Caller caller,
            Clock clock) {
        this.store = store;
        this.terms = terms;
        this.idempotent = idempotent;
        this.sales = sales;
        this.caller = caller;
        this.clock = clock;
    }

    /** Books a payment that came, split by the terms of the moment it came. Booking it twice is booking it once. */
    public void sale(Sale sale) {
        Split split = terms.at(sale.companyId(), sale.paidAt()).split(sale.price(), sale.agentId());
        if (post(Postings.sale(sale, split))) {
            sales.fire(new SalePosted(sale, split.agentCommission()));
        }
    }

    /** Books what the provider took for moving a payment, once for each. */
    public ChargeResponse charge(ChargeRequest request, IdempotencyKey key) {
        return idempotent.once(key, "ledgers.charge", request, ChargeResponse.class, () -> {
            Sold sold = sold(request.transactionId());
            mustBeIn(sold.price().currency(), request.amount());
            Bearer bearer = terms.at(sold.companyId(), clock.instant()).providerChargeBorneBy();
            if (!post(Postings.charge(sold, request.amount(), bearer, clock.instant()))) {
                throw Problem.of(ProblemType.CONFLICT, "The charge of this transaction is booked already.");
            }
            return new ChargeResponse(request.transactionId(), request.amount(), bearer);
        });
    }

    /**
     * Writes any posting; for the other features of this house.
     *
     * @return whether it is new: a kind is posted once for each source
     */
    public boolean post(Posting posting) {
        return !posting.entries().isEmpty() && store.add(Ids.next(), posting);
    }

    /**
     * What is booked about a paid transaction; for the other features of this house.
     *
     * @throws Problem {@link ProblemType#NOT_FOUND} when it was never paid
     */
    public Sold sold(UUID transactionId) {
        return store.sold(transactionId)
                .orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND, "No payment is booked under this id."));
    }

    /** How one account stands; for the other features of this house. */
    public Money balance(UUID companyId, Account account, String part, String currency) {
        return store.balance(companyId, account, part, currency);
    }

    public BalancesResponse balances(UUID companyId) {
        UUID company = caller.companyOr(companyId);
        return BalancesResponse.from(company, store.balances(company));
    }

    /** Entries of a company's book, oldest first; only one account's when it is named. */
    public Page<EntryResponse> entries(UUID companyId, Account account, int limit, EntryPlace after) {
        List<EntryResponse> found =
                store.page(caller.companyOr(companyId), account, after.postingId(), after.line(), limit + 1).stream()
                        .map(EntryResponse::from)
                        .toList();
        return Page.of(found, limit, EntryResponse::place);
    }

    /** Looks for everything in the books that must not be. Reads them from end to end. */
    public CheckResponse check() {
        List<Finding> findings = store.findings();
        return new CheckResponse(findings.isEmpty(), clock.instant(), findings);
    }

    private static void mustBeIn(String currency, Money amount) {
        if (!amount.currency().equals(currency)) {
            throw Problem.of(ProblemType.WRONG_CURRENCY, "This payment was made in " + currency + ".");
        }
    }
}
