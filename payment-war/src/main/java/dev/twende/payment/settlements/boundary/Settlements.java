package dev.twende.payment.settlements.boundary;

import dev.twende.kit.id.Ids;
import dev.twende.kit.idempotency.IdempotencyKey;
import dev.twende.kit.idempotency.IdempotentRequests;
import dev.twende.kit.money.Money;
import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import dev.twende.kit.rest.IfMatch;
import dev.twende.kit.rest.Page;
import dev.twende.kit.security.Caller;
import dev.twende.payment.ledgers.boundary.Ledgers;
import dev.twende.payment.ledgers.entity.Account;
import dev.twende.payment.ledgers.entity.Postings;
import dev.twende.payment.settlements.control.SettlementStore;
import dev.twende.payment.settlements.control.StatementCsv;
import dev.twende.payment.settlements.control.StatementPdf;
import dev.twende.payment.settlements.entity.Settlement;
import dev.twende.payment.settlements.entity.StatementLine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Settles with companies: adds up a period of the book, closes it, and notes what was paid out. */
@ApplicationScoped
@Transactional
public class Settlements {
    /** A statement with more lines is read page by page, not as one file of some ten megabytes. */
    private static final int MOST_LINES = 100_000;

    private SettlementStore store;
    private Ledgers ledgers;
    private IdempotentRequests idempotent;
    private Caller caller;
    private Clock clock;

    protected Settlements() {} // for the CDI proxy

    @Inject
    public Settlements(
            SettlementStore store, Ledgers ledgers, IdempotentRequests idempotent, Caller caller, Clock clock) {
        this.store = store;
        this.ledgers = ledgers;
        this.idempotent = idempotent;
        this.caller = caller;
        this.clock = clock;
    }

    /** Adds up a period as it stands; nothing is fixed yet. */
    public SettlementResponse draft(SettlementRequest request, IdempotencyKey key) {
        Drafted drafted = idempotent.once(key, "settlements.draft", request, Drafted.class, () -> {
            Optional<Instant> end = store.lastClosed(request.companyId()).map(Settlement::to);
            Instant from = Optional.ofNullable(request.from())
                    .or(() -> end)
                    .orElseThrow(() -> Problem.invalid("from", "must be given for the first settlement"));
            if (!from.isBefore(request.to())) {
                throw Problem.invalid("to", "must be after from");
            }
            mustFollow(end, from);
            UUID id = Ids.next();
            store.draft(id, request.companyId(), from, request.to(), caller.userId(), clock.instant());
            return new Drafted(id);
        });
        return get(drafted.settlementId());
    }

    /** Freezes a period that is over: nothing can be posted into it any more. */
    public SettlementResponse close(UUID id, IfMatch seen) {
        Settlement found = own(id);
        store.closeBook(found.companyId()); // from here on nobody writes into the book but us
        Settlement draft = own(id);
        IfMatch.mustMatch(seen, draft.version());
        if (draft.isClosed()) {
            throw Problem.of(ProblemType.ILLEGAL_TRANSITION, "This settlement is closed already.")
                    .with("from", "CLOSED")
                    .with("to", "CLOSED");
        }
        mustFollow(store.lastClosed(draft.companyId()).map(Settlement::to), draft.from());
        if (!store.close(draft, store.totals(draft), caller.userId(), clock.instant())) {
            throw Problem.of(ProblemType.PERIOD_NOT_OVER, "The period ends at " + draft.to() + ".");
        }
        return get(id);
    }

    /**
     * Notes what was paid out to the company, at most what the settlement says and what is owed now. It is in the book of the
     * period in which it is paid.
     */
    public PayoutResponse pay(UUID id, PayoutRequest request, IdempotencyKey key) {
        if (request.method().isOverTheCounter()) {
            throw Problem.invalid("method", "must be one of whose provider the platform has an account");
        }
        return idempotent.once(key, "settlements.pay " + id, request, PayoutResponse.class, () -> {
            Settlement settlement = own(id);
            store.closeBook(settlement.companyId()); // two payouts at once would both see the same balance
            Money left = leftOf(settlement, request.amount().currency());
            Money owed = ledgers.balance(settlement.companyId(), Account.COMPANY_PAYABLE, "", left.currency())
                    .times(-1);
            long most = Math.min(left.amount(), owed.amount());
            if (!settlement.isClosed() || request.amount().amount() > most) {
                throw Problem.of(
                                ProblemType.PAYOUT_EXCEEDS_PAYABLE,
                                "At most what a closed settlement says, and what is still owed, is paid out.")
                        .with("payable", new Money(Math.max(0, settlement.isClosed() ? most : 0), left.currency()));
            }
            UUID payout = Ids.next();
            Instant now = clock.instant();
            store.pay(payout, id, request.amount(), request.method().name(), request.reference(), caller.userId(), now);
            ledgers.post(Postings.paidOut(
                    settlement.companyId(),
                    payout,
                    request.amount(),
                    request.method().name(),
                    now));
            return new PayoutResponse(
                    payout,
                    id,
                    request.amount(),
                    request.reference(),
                    now,
                    new Money(left.amount() - request.amount().amount(), left.currency()));
        });
    }

    private Money leftOf(Settlement settlement, String currency) {
        long payable = store.totals(settlement).stream()
                .filter(totals -> totals.currency().equals(currency))
                .mapToLong(totals -> totals.payable().amount())
                .sum();
        return new Money(payable - store.paid(settlement.id(), currency).amount(), currency);
    }

    public SettlementResponse get(UUID id) {
        Settlement settlement = own(id);
        return SettlementResponse.of(settlement, store.totals(settlement));
    }

    /** A company's settlements, oldest first, without what they add up to. */
    public Page<SettlementResponse> list(UUID companyId, int limit, UUID after) {
        List<SettlementResponse> found = store.page(caller.companyOr(companyId), after, limit + 1).stream()
                .map(SettlementResponse::from)
                .toList();
        return Page.of(found, limit, settlement -> settlement.settlementId().toString());
    }

    /** The lines behind the totals, in the order in which they were posted. */
    public Page<LineResponse> lines(UUID id, int limit, LinePlace after) {
        List<LineResponse> found =
                store.lines(own(id), after.postedAt(), after.postingId(), after.line(), limit + 1).stream()
                        .map(LineResponse::from)
                        .toList();
        return Page.of(found, limit, LineResponse::place);
    }

    /** The lines as a spreadsheet reads them (RFC 4180). */
    public String csv(UUID id) {
        return StatementCsv.write(allLines(own(id)));
    }

    /** The statement on one page of paper. */
    public byte[] pdf(UUID id) {
        Settlement settlement = own(id);
        return StatementPdf.write(settlement, store.totals(settlement));
    }

    private List<StatementLine> allLines(Settlement settlement) {
        LinePlace first = LinePlace.BEGINNING;
        List<StatementLine> lines = new ArrayList<>(
                store.lines(settlement, first.postedAt(), first.postingId(), first.line(), MOST_LINES + 1));
        if (lines.size() > MOST_LINES) {
            throw Problem.of(
                    ProblemType.PAYLOAD_TOO_LARGE,
                    "More than " + MOST_LINES + " lines are read page by page, not as one file.");
        }
        return lines;
    }

    private Settlement own(UUID id) {
        Settlement settlement =
                store.find(id).orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND, "No settlement has this id."));
        caller.mustActFor(settlement.companyId());
        return settlement;
    }

    private static void mustFollow(Optional<Instant> end, Instant from) {
        end.filter(last -> !last.equals(from)).ifPresent(last -> {
            throw Problem.of(
                            ProblemType.SETTLEMENT_OUT_OF_LINE,
                            "Settlements follow each other without gaps: the next begins at " + last + ".")
                    .with("next_from", last);
        });
    }

    /** What is remembered under an idempotency key. */
    public record Drafted(UUID settlementId) {}
}
