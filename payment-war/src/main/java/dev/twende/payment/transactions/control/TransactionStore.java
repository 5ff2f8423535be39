package dev.twende.payment.transactions.control;

import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import dev.twende.payment.providers.entity.PaymentMethod;
import dev.twende.payment.transactions.entity.Transaction;
import dev.twende.payment.transactions.entity.TransactionStatus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** The table of transactions. */
@ApplicationScoped
public class TransactionStore {
    private static final List<TransactionStatus> LIVE = Arrays.stream(TransactionStatus.values())
            .filter(TransactionStatus::isLive)
            .toList();
    private static final List<TransactionStatus> PAID = List.of(TransactionStatus.SUCCEEDED);

    @PersistenceContext(unitName = "payment")
    EntityManager em;

    public void add(Transaction transaction) {
        em.persist(transaction);
    }

    public Transaction require(UUID id) {
        return Optional.ofNullable(em.find(Transaction.class, id)).orElseThrow(TransactionStore::unknown);
    }

    /** As {@link #require}, and nobody else changes it until we commit. */
    public Optional<Transaction> find(UUID id) {
        return Optional.ofNullable(em.find(Transaction.class, id));
    }

    public Transaction lock(UUID id) {
        return Optional.ofNullable(em.find(Transaction.class, id, LockModeType.PESSIMISTIC_WRITE))
                .orElseThrow(TransactionStore::unknown);
    }

    /** Until we commit, nobody else begins a payment of this booking. */
    public void lockBooking(String bookingReference) {
        em.createNativeQuery("select pg_advisory_xact_lock(hashtextextended('booking ' || ?1, 0)) is null")
                .setParameter(1, bookingReference)
                .getSingleResult();
    }

    /** The attempt that is under way for this booking. */
    public Optional<Transaction> liveOf(String bookingReference) {
        return of(bookingReference, LIVE).findFirst();
    }

    /**
     * The attempt after which no other may begin: one is under way for the booking, or has brought the money for the same price or
     * supplement, and ticketing may not know yet.
     *
     * @param supplement what else than the price of the booking is to be paid; empty for the price
     */
    public Optional<Transaction> liveOrPaidOf(String bookingReference, Optional<UUID> supplement) {
        return liveOf(bookingReference)
                .or(() -> of(bookingReference, PAID)
                        .filter(paid -> paid.supplementId().equals(supplement))
                        .findFirst());
    }

    private Stream<Transaction> of(String bookingReference, List<TransactionStatus> statuses) {
        return em.createQuery(
                        "select t from Transaction t where t.bookingReference = :reference and t.status in :statuses",
                        Transaction.class)
                .setParameter("reference", bookingReference)
                .setParameter("statuses", statuses)
                .getResultStream();
    }

    /**
     * Those that fit, the latest first.
     *
     * @param before only those that are older than this one
     */
    public List<Transaction> page(TransactionFilter filter, UUID before, int count) {
        Map<String, Object> given = new LinkedHashMap<>();
        given.put("t.id < :before", before);
        given.put("t.companyId = :company", filter.companyId());
        given.put("t.bookingReference = :reference", filter.bookingReference());
        given.put("t.status = :status", filter.status());
        given.put("t.createdAt >= :from", filter.from());
        given.put("t.createdAt < :to", filter.to());
        given.put("t.soldBy = :seller", filter.soldBy());
        given.put("t.deviceId = :device", filter.deviceId());
        given.values().removeIf(Objects::isNull);
        TypedQuery<Transaction> query = em.createQuery(
                "select t from Transaction t where " + String.join(" and ", given.keySet()) + " order by t.id desc",
                Transaction.class);
        given.forEach((condition, value) -> query.setParameter(condition.split(":")[1], value));
        return query.setMaxResults(count).getResultList();
    }

    /** Every attempt to pay this booking by this method, the latest first; nobody else changes them until we commit. */
    public List<Transaction> lockAttempts(String bookingReference, PaymentMethod method) {
        return em.createQuery(
                        "select t from Transaction t where t.bookingReference = :reference and t.method = :method order by t.id desc",
                        Transaction.class)
                .setParameter("reference", bookingReference)
                .setParameter("method", method)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
    }

    /** The transaction that this receipt of the provider belongs to. */
    public Optional<Transaction> byReceipt(String receipt) {
        return em.createQuery("select t from Transaction t where t.providerRef = :receipt", Transaction.class)
                .setParameter("receipt", receipt)
                .getResultStream()
                .findFirst();
    }

    /** Notes that the provider itself shows these receipts for these bookings. */
    public void proveReceipts(Map<String, String> bookings) {
        em.createNativeQuery("""
                        update transaction t set receipt_proved = true, version = version + 1
                          from unnest(string_to_array(?1, ','), string_to_array(?2, ',')) as line (receipt, booking)
                         where t.provider_ref = line.receipt and t.booking_reference = line.booking and not t.receipt_proved
                        """)
                .setParameter(1, String.join(",", bookings.keySet()))
                .setParameter(2, String.join(",", bookings.values()))
                .executeUpdate();
    }

    /** Writes what has changed before anything that depends on it. */
    public void flush() {
        em.flush();
    }

    public Optional<UUID> idByCallbackSecret(String secret) {
        return em.createQuery("select t.id from Transaction t where t.callbackSecret = :secret", UUID.class)
                .setParameter("secret", secret)
                .getResultStream()
                .findFirst();
    }

    /** Whether the provider's id of a push, or its receipt, already belongs to another transaction. */
    public boolean belongsToAnother(UUID id, String checkoutRequestId, Optional<String> receipt) {
        return !em.createQuery("""
                        select t.id from Transaction t
                         where t.id <> :id and (t.checkoutRequestId = :checkout or t.providerRef = :receipt)
                        """, UUID.class)
                .setParameter("id", id)
                .setParameter("checkout", checkoutRequestId)
                .setParameter("receipt", receipt.orElse(""))
                .getResultList()
                .isEmpty();
    }

    /** Those whose time to ask has come, the longest waiting first; ours alone until we commit, whatever other instances do. */
    public List<Transaction> lockDue(Instant now, int limit) {
        List<?> due = em.createNativeQuery(
                        "select * from transaction where ask_at <= ?1 order by ask_at limit ?2 for update skip locked",
                        Transaction.class)
                .setParameter(1, now.atOffset(ZoneOffset.UTC))
                .setParameter(2, limit)
                .getResultList();
        return due.stream().map(Transaction.class::cast).toList();
    }

    private static Problem unknown() {
        return Problem.of(ProblemType.NOT_FOUND, "No transaction has this id.");
    }
}
