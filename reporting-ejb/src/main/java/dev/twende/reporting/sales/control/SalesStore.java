package dev.twende.reporting.sales.control;

import dev.twende.kit.money.Money;
import dev.twende.reporting.sales.entity.Company;
import dev.twende.reporting.sales.entity.CompanyTotals;
import dev.twende.reporting.sales.entity.HourTotals;
import dev.twende.reporting.sales.entity.Period;
import dev.twende.reporting.sales.entity.Scope;
import dev.twende.reporting.sales.entity.Tally;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** The tables of totals: one upsert per sum of facts, one sum per question. */
@ApplicationScoped
public class SalesStore {
    /** More companies than the platform has; a summary is one page. */
    static final int COMPANIES_MAX = 1_000;

    @PersistenceContext(unitName = "reporting")
    EntityManager em;

    @Resource(lookup = "java:app/jdbc/house")
    DataSource database;

    private static final String ADD = """
            insert into tally as t (company_id, hour, fact, currency, shard, facts, amount, as_of, projected_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict on constraint pk_tally do update set
                facts = t.facts + excluded.facts,
                amount = t.amount + excluded.amount,
                projected_at = case when excluded.as_of >= t.as_of then excluded.projected_at else t.projected_at end,
                as_of = greatest(t.as_of, excluded.as_of)
            """;

    /** Adds to the totals, in one round trip. Plain JDBC, because every ticket of every house comes by here. */
    public void add(List<Tally> tallies, Instant now) {
        try (Connection connection = database.getConnection();
                PreparedStatement add = connection.prepareStatement(ADD)) {
            for (Tally tally : tallies) {
                add.setObject(1, tally.key().companyId());
                add.setTimestamp(2, Timestamp.from(tally.key().hour()));
                add.setString(3, tally.key().fact().name());
                add.setString(4, tally.key().currency());
                add.setInt(5, tally.shard());
                add.setLong(6, tally.facts());
                add.setLong(7, tally.amount());
                add.setTimestamp(8, Timestamp.from(tally.asOf()));
                add.setTimestamp(9, Timestamp.from(now));
                add.addBatch();
            }
            add.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    // why the "not exists": a conflict locks the row even when nothing changes, and a day's schedules of one company,
    // published at once, would queue for it; this way all but the first only read
    private static final String KNOW = """
            insert into company as known (company_id, name, currency, named_at)
            select ?1, ?2, ?3, ?4
             where not exists (select from company c where c.company_id = ?1 and c.name = ?2 and c.currency = ?3)
            on conflict on constraint pk_company do update set
                name = excluded.name, currency = excluded.currency, named_at = excluded.named_at
             where known.named_at < excluded.named_at
            """;

    /** Remembers a company's name; the newest one wins, whatever order they arrive in. */
    public void know(Company company) {
        em.createNativeQuery(KNOW)
                .setParameter(1, company.companyId())
                .setParameter(2, company.name())
                .setParameter(3, company.currency())
                .setParameter(4, Timestamp.from(company.namedAt()))
                .executeUpdate();
    }

    private static final String TOTALS = """
            with total as (
                select company_id, currency,
                       sum(facts) filter (where fact = 'TICKET_RESERVED') as reserved,
                       sum(facts) filter (where fact = 'TICKET_PAID') as paid,
                       sum(facts) filter (where fact = 'TICKET_EXPIRED') as expired,
                       sum(facts) filter (where fact = 'TICKET_CANCELLED') as cancelled,
                       sum(facts) filter (where fact = 'PAYMENT_FAILED') as failed,
                       sum(amount) filter (where fact = 'TICKET_PAID') as gross,
                       sum(amount) filter (where fact = 'PAYMENT_SUCCEEDED') as received,
                       max(as_of) as as_of, max(projected_at) as projected_at
                  from tally
                 where hour >= ?1 and hour < ?2 and {scope}
                 group by company_id, currency),
            known as (select company_id, name, currency, named_at from company where {scope})
            select cast(company_id as text), k.name, coalesce(t.currency, k.currency),
                   cast(coalesce(reserved, 0) as bigint), cast(coalesce(paid, 0) as bigint),
                   cast(coalesce(expired, 0) as bigint), cast(coalesce(cancelled, 0) as bigint),
                   cast(coalesce(failed, 0) as bigint), cast(coalesce(gross, 0) as bigint),
                   cast(coalesce(received, 0) as bigint), coalesce(as_of, named_at), projected_at
              from total t full join known k using (company_id)
             order by coalesce(gross, 0) desc, k.name, company_id
            """;

    /** The totals of every company in the scope, best first; a known company without sales has zeros. */
    public List<CompanyTotals> totals(Period period, Scope scope) {
        return rows(TOTALS, period, scope)
                .map(row -> new CompanyTotals(
                        UUID.fromString((String) row[0]),
                        (String) row[1],
                        (Long) row[3],
                        (Long) row[4],
                        (Long) row[5],
                        (Long) row[6],
                        (Long) row[7],
                        new Money((Long) row[8], (String) row[2]),
                        new Money((Long) row[9], (String) row[2]),
                        instant(row[10]),
                        instant(row[11])))
                .toList();
    }

    private static final String HOURS = """
            select hour,
                   cast(coalesce(sum(facts) filter (where fact = 'TICKET_RESERVED'), 0) as bigint),
                   cast(coalesce(sum(facts) filter (where fact = 'TICKET_PAID'), 0) as bigint),
                   cast(coalesce(sum(facts) filter (where fact = 'TICKET_EXPIRED'), 0) as bigint)
              from tally
             where hour >= ?1 and hour < ?2 and {scope}
             group by hour
            """;

    /** The hours of the period that have sales. */
    public List<HourTotals> hours(Period period, Scope scope) {
        return rows(HOURS, period, scope)
                .map(row -> new HourTotals(instant(row[0]), (Long) row[1], (Long) row[2], (Long) row[3]))
                .toList();
    }

    @SuppressWarnings("unchecked") // a native query knows no row type
    private Stream<Object[]> rows(String sql, Period period, Scope scope) {
        String own = scope.company().isPresent() ? "company_id = ?3" : "true";
        Query query = em.createNativeQuery(sql.replace("{scope}", own))
                .setParameter(1, Timestamp.from(period.start()))
                .setParameter(2, Timestamp.from(period.end()))
                .setMaxResults(COMPANIES_MAX);
        scope.company().ifPresent(company -> query.setParameter(3, company));
        return query.getResultList().stream();
    }

    private static Instant instant(Object timestamp) {
        return timestamp == null ? null : ((Timestamp) timestamp).toInstant();
    }
}
