package dev.twende.payment.shifts.control;

import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import dev.twende.payment.shifts.entity.EntryKind;
import dev.twende.payment.shifts.entity.Shift;
import dev.twende.payment.shifts.entity.ShiftEntry;
import dev.twende.payment.shifts.entity.ShiftStatus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The tables of shifts. */
@ApplicationScoped
public class ShiftStore {
    private static final String OPEN = "select s from Shift s where s.agentId = :agent and s.status = :open";
    private static final String LAST_NUMBER = "select max(s.number) from Shift s where s.agentId = :agent";
    private static final String PAGE =
            "select s from Shift s where s.companyId = :company and s.id > :after order by s.id";
    private static final String PAGE_OF_AGENT =
            "select s from Shift s where s.companyId = :company and s.agentId = :agent and s.id > :after order by s.id";
    private static final String BY_SOURCE = "select e from ShiftEntry e where e.kind = :kind and e.sourceId = :source";
    private static final String TAKEN =
            "select e.method, sum(e.amount) from ShiftEntry e where e.shiftId = :shift group by e.method";
    private static final String ENTRIES =
            "select e from ShiftEntry e where e.shiftId = :shift and e.position > :after order by e.position";

    @PersistenceContext(unitName = "payment")
    EntityManager em;

    public void add(Shift shift) {
        em.persist(shift);
        em.flush(); // entries of a shift refer to it
    }

    public void add(ShiftEntry entry) {
        em.persist(entry);
    }

    /** Until we commit, nobody else opens a shift of this agent. */
    public void lockAgent(UUID agentId) {
        em.createNativeQuery("select pg_advisory_xact_lock(hashtextextended('shifts ' || ?1, 0)) is null")
                .setParameter(1, agentId.toString())
                .getSingleResult();
    }

    public int lastNumber(UUID agentId) {
        Integer last = em.createQuery(LAST_NUMBER, Integer.class)
                .setParameter("agent", agentId)
                .getSingleResult();
        return last == null ? 0 : last;
    }

    public Optional<Shift> openOf(UUID agentId) {
        return em.createQuery(OPEN, Shift.class)
                .setParameter("agent", agentId)
                .setParameter("open", ShiftStatus.OPEN)
                .getResultStream()
                .findFirst();
    }

    /** As {@link #openOf}, and nobody else writes into it or closes it until we commit. */
    public Optional<Shift> lockOpenOf(UUID agentId) {
        return em
                .createQuery(OPEN, Shift.class)
                .setParameter("agent", agentId)
                .setParameter("open", ShiftStatus.OPEN)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList()
                .stream()
                .findFirst();
    }

    /** An agent's shift by its number, which nobody else writes into or closes until we commit. */
    public Optional<Shift> lockNumber(UUID agentId, int number) {
        return em.createQuery("select s from Shift s where s.agentId = :agent and s.number = :number", Shift.class)
                .setParameter("agent", agentId)
                .setParameter("number", number)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .findFirst();
    }

    public Shift require(UUID id) {
        return Optional.ofNullable(em.find(Shift.class, id)).orElseThrow(ShiftStore::unknown);
    }

    /** As {@link #require}, and nobody else changes it until we commit. */
    public Shift lock(UUID id) {
        return Optional.ofNullable(em.find(Shift.class, id, LockModeType.PESSIMISTIC_WRITE))
                .orElseThrow(ShiftStore::unknown);
    }

    /** The shift with its changes written, so that it shows the version that readers will see. */
    public Shift flushed(Shift shift) {
        em.flush();
        return shift;
    }

    /** The entry of a sale or a refund, whatever shift it is in. */
    public Optional<ShiftEntry> entry(EntryKind kind, UUID sourceId) {
        return em.createQuery(BY_SOURCE, ShiftEntry.class)
                .setParameter("kind", kind)
                .setParameter("source", sourceId)
                .getResultStream()
                .findFirst();
    }

    /** How many entries of a shift a device has told of: what it sold, gave back and moved. */
    public long toldByDevice(UUID shiftId) {
        return em.createQuery(
                        "select count(e) from ShiftEntry e where e.shiftId = :shift and (e.kind <> :sale or e.deviceReceipt is not null)",
                        Long.class)
                .setParameter("shift", shiftId)
                .setParameter("sale", EntryKind.SALE)
                .getSingleResult();
    }

    /** What the entries of each method add up to. */
    public Map<String, Long> taken(UUID shiftId) {
        Map<String, Long> sums = new HashMap<>();
        for (Object[] row : em.createQuery(TAKEN, Object[].class)
                .setParameter("shift", shiftId)
                .getResultList()) {
            sums.put((String) row[0], ((Number) row[1]).longValue());
        }
        return sums;
    }

    /** What happened in a shift, in the order in which it did. */
    public List<ShiftEntry> entries(UUID shiftId, int after, int count) {
        return em.createQuery(ENTRIES, ShiftEntry.class)
                .setParameter("shift", shiftId)
                .setParameter("after", after)
                .setMaxResults(count)
                .getResultList();
    }

    /** A company's shifts, oldest first. */
    public List<Shift> page(UUID company, UUID after, int count) {
        return em.createQuery(PAGE, Shift.class)
                .setParameter("company", company)
                .setParameter("after", after)
                .setMaxResults(count)
                .getResultList();
    }

    /** Those of them that are this agent's. */
    public List<Shift> page(UUID company, UUID agentId, UUID after, int count) {
        return em.createQuery(PAGE_OF_AGENT, Shift.class)
                .setParameter("company", company)
                .setParameter("agent", agentId)
                .setParameter("after", after)
                .setMaxResults(count)
                .getResultList();
    }

    private static Problem unknown() {
        return Problem.of(ProblemType.NOT_FOUND, "No shift has this id.");
    }
}
