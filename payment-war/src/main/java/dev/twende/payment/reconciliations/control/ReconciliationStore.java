package dev.twende.payment.reconciliations.control;

import dev.twende.kit.money.Money;
import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import dev.twende.payment.providers.entity.PaymentMethod;
import dev.twende.payment.providers.entity.StatementLine;
import dev.twende.payment.reconciliations.entity.Mismatch;
import dev.twende.payment.reconciliations.entity.MismatchKind;
import dev.twende.payment.reconciliations.entity.MismatchState;
import dev.twende.payment.reconciliations.entity.Reconciliation;
import dev.twende.payment.transactions.entity.TransactionStatus;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;

/** Keeps comparisons, and reads what is compared in as few questions as there are sides. */
@ApplicationScoped
public class ReconciliationStore {
    /** Native, because a day's payments and what is booked of each are read at once. */
    private static final String OURS = """
            select t.id, t.company_id, t.booking_reference, t.status, t.amount, t.currency, t.provider_ref, t.created_at,
                   (select sum(e.amount) from ledger_posting p join ledger_entry e on e.posting_id = p.id
                     where p.kind = 'SALE' and p.source_id = t.id and e.account = 'COMPANY_PAYABLE' and e.item = 'GROSS') as gross
              from transaction t
             where t.method = ? and (t.created_at >= ? and t.created_at < ? or t.provider_ref = any(?))
            """;

    private static final String PAID = """
            select id from transaction where booking_reference = any(?) and status in ('SUCCEEDED', 'REFUND_DUE', 'REFUNDED')
            """;

    @PersistenceContext(unitName = "payment")
    EntityManager em;

    @Resource(lookup = "java:app/jdbc/house")
    DataSource database;

    public void add(Reconciliation reconciliation) {
        em.persist(reconciliation);
    }

    public void add(Mismatch mismatch) {
        em.persist(mismatch);
    }

    public Reconciliation require(UUID id) {
        return Optional.ofNullable(em.find(Reconciliation.class, id))
                .orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND, "There is no reconciliation with this id."));
    }

    public Mismatch lock(UUID reconciliation, UUID id) {
        return Optional.ofNullable(em.find(Mismatch.class, id, LockModeType.PESSIMISTIC_WRITE))
                .filter(mismatch -> mismatch.reconciliationId().equals(reconciliation))
                .orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND, "There is no mismatch with this id."));
    }

    /** Writes what was changed, so that its new version is known. */
    public void flush() {
        em.flush();
    }

    /** Nobody else begins one until we commit. */
    public void lockBeginning() {
        em.createNativeQuery("select pg_advisory_xact_lock(hashtextextended('reconciliations', 0)) is null")
                .getSingleResult();
    }

    /** The pull of this period that is made or being made. */
    public Optional<Reconciliation> pullOf(PaymentMethod method, Instant from, Instant to) {
        return em.createQuery("""
                        select r from Reconciliation r
                         where r.method = :method and r.periodFrom = :from and r.periodTo = :to
                           and r.source = dev.twende.payment.reconciliations.entity.StatementSource.PULL
                           and r.status <> dev.twende.payment.reconciliations.entity.ReconciliationStatus.FAILED
                        """, Reconciliation.class)
                .setParameter("method", method)
                .setParameter("from", from)
                .setParameter("to", to)
                .getResultStream()
                .findFirst();
    }

    /** Those that were begun before this time and have not ended: whoever made them is gone. */
    public List<Reconciliation> abandoned(Instant before) {
        return em.createQuery("""
                        select r from Reconciliation r
                         where r.startedAt < :before
                           and r.status = dev.twende.payment.reconciliations.entity.ReconciliationStatus.RUNNING
                        """, Reconciliation.class)
                .setParameter("before", before)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
    }

    /** The latest first; only what is older than {@code before}. */
    public List<Reconciliation> page(UUID before, int count) {
        return em.createQuery(
                        "select r from Reconciliation r where r.id < :before order by r.id desc", Reconciliation.class)
                .setParameter("before", before)
                .setMaxResults(count)
                .getResultList();
    }

    /**
     * What a comparison found.
     *
     * @param kind null for all
     * @param state null for all
     */
    public List<Mismatch> mismatches(
            UUID reconciliation, MismatchKind kind, MismatchState state, UUID after, int count) {
        String conditions =
                (kind == null ? "" : " and m.kind = :kind") + (state == null ? "" : " and m.state = :state");
        TypedQuery<Mismatch> query = em.createQuery(
                        "select m from Mismatch m where m.reconciliationId = :reconciliation and m.id > :after"
                                + conditions + " order by m.id",
                        Mismatch.class)
                .setParameter("reconciliation", reconciliation)
                .setParameter("after", after);
        if (kind != null) {
            query.setParameter("kind", kind);
        }
        if (state != null) {
            query.setParameter("state", state);
        }
        return query.setMaxResults(count).getResultList();
    }

    /** Keeps a statement as evidence. */
    public void addLines(UUID reconciliation, List<StatementLine> lines) {
        em.flush(); // the lines name a row that JPA may not have written yet
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "insert into statement_line (reconciliation_id, receipt, reference, units, at) values (?, ?, ?, ?, ?)"
                                + " on conflict on constraint pk_statement_line do nothing")) {
            for (StatementLine line : lines) {
                insert.setObject(1, reconciliation);
                insert.setString(2, line.receipt());
                insert.setString(3, line.reference());
                insert.setBigDecimal(4, line.amount());
                insert.setObject(5, line.at().atOffset(ZoneOffset.UTC));
                insert.addBatch();
            }
            insert.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Our attempts of this method that were begun in the period, and those that have one of these receipts. */
    public List<OurPayment> ours(PaymentMethod method, Instant from, Instant to, Collection<String> receipts) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(OURS)) {
            select.setString(1, method.name());
            select.setObject(2, from.atOffset(ZoneOffset.UTC));
            select.setObject(3, to.atOffset(ZoneOffset.UTC));
            select.setArray(4, connection.createArrayOf("text", receipts.toArray()));
            List<OurPayment> ours = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    Long gross = row.getObject("gross") == null ? null : row.getLong("gross");
                    ours.add(new OurPayment(
                            row.getObject("id", UUID.class),
                            row.getObject("company_id", UUID.class),
                            row.getString("booking_reference"),
                            TransactionStatus.valueOf(row.getString("status")),
                            new Money(row.getLong("amount"), row.getString("currency")),
                            Optional.ofNullable(row.getString("provider_ref")),
                            Optional.ofNullable(gross).map(Math::negateExact),
                            row.getObject("created_at", OffsetDateTime.class).toInstant()));
                }
            }
            return ours;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The transactions, of any method, that brought money for these bookings. */
    public Set<UUID> paid(Collection<String> bookingReferences) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(PAID)) {
            select.setArray(1, connection.createArrayOf("text", bookingReferences.toArray()));
            Set<UUID> paid = new HashSet<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    paid.add(row.getObject(1, UUID.class));
                }
            }
            return paid;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
