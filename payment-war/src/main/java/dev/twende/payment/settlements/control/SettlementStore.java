package dev.twende.payment.settlements.control;

import dev.twende.kit.money.Money;
import dev.twende.payment.ledgers.entity.Item;
import dev.twende.payment.ledgers.entity.PostingKind;
import dev.twende.payment.settlements.entity.Settlement;
import dev.twende.payment.settlements.entity.StatementLine;
import dev.twende.payment.settlements.entity.Totals;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import javax.sql.DataSource;

/** The settlements' SQL. Native, because it adds up the ledger. */
@ApplicationScoped
public class SettlementStore {
    /** Waits for everybody who is still writing into the book, and keeps others out until we commit. */
    private static final String CLOSE_BOOK = "select pg_advisory_xact_lock(hashtextextended('book ' || ?::text, 0))";

    private static final String DRAFT = """
            insert into settlement (id, version, company_id, period_from, period_to, status, drafted_by, drafted_at)
            values (?, 1, ?, ?, ?, 'DRAFT', ?, ?)
            """;

    /** Only once the period is over by the clock that dates the postings. */
    private static final String CLOSE = """
            update settlement set status = 'CLOSED', version = version + 1, closed_by = ?, closed_at = ?,
                   number = (select coalesce(max(number), 0) + 1 from settlement where company_id = ?)
             where id = ? and status = 'DRAFT' and period_to <= clock_timestamp()
            """;

    private static final String COLUMNS =
            "select id, version, company_id, number, period_from, period_to, drafted_at, closed_at from settlement ";

    /** By {@code ix_ledger_posting_company_posted_at}. */
    private static final String MOVED = """
            select e.currency, e.item, -sum(e.amount)
              from ledger_posting p join ledger_entry e on e.posting_id = p.id
             where p.company_id = ? and p.posted_at >= ? and p.posted_at < ? and e.account = 'COMPANY_PAYABLE'
             group by e.currency, e.item
            """;

    /** Of the first settlement only; the opening of another is what the one before it ended with. */
    private static final String BEFORE = """
            select e.currency, 'OPENING', -sum(e.amount)
              from ledger_posting p join ledger_entry e on e.posting_id = p.id
             where p.company_id = ? and p.posted_at < ? and e.account = 'COMPANY_PAYABLE'
             group by e.currency
            """;

    private static final String CARRIED =
            "select currency, 'OPENING', amount from settlement_total where settlement_id = ? and item = 'PAYABLE'";

    private static final String FROZEN =
            "select currency, item, amount from settlement_total where settlement_id = ? and item <> 'PAYABLE'";

    private static final String FREEZE =
            "insert into settlement_total (settlement_id, currency, item, amount) values (?, ?, ?, ?)";

    /** By {@code ix_ledger_posting_company_posted_at}. */
    private static final String LINES = """
            select p.id, e.line, p.posted_at, p.kind, e.item, p.transaction_id, p.booking_reference, -e.amount, e.currency
              from ledger_posting p join ledger_entry e on e.posting_id = p.id
             where p.company_id = ? and p.posted_at >= ? and p.posted_at < ? and e.account = 'COMPANY_PAYABLE'
               and (p.posted_at, p.id, e.line) > (?, ?, ?)
             order by p.posted_at, p.id, e.line limit ?
            """;

    private static final String PAY = """
            insert into payout (id, settlement_id, amount, currency, method, reference, paid_by, paid_at)
            values (?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private static final String PAID =
            "select coalesce(sum(amount), 0) from payout where settlement_id = ? and currency = ?";

    @Resource(lookup = "java:app/jdbc/house")
    DataSource database;

    public void closeBook(UUID companyId) {
        query(CLOSE_BOOK, row -> null, companyId);
    }

    public void draft(UUID id, UUID companyId, Instant from, Instant to, UUID by, Instant now) {
        update(DRAFT, id, companyId, utc(from), utc(to), by, utc(now));
    }

    /**
     * Freezes a draft whose period is over.
     *
     * @return whether it was one
     */
    public boolean close(Settlement draft, List<Totals> totals, UUID by, Instant now) {
        if (update(CLOSE, by, utc(now), draft.companyId(), draft.id()) == 0) {
            return false;
        }
        for (Totals total : totals) {
            freeze(draft.id(), total.currency(), "OPENING", total.opening());
            total.items().forEach((item, amount) -> freeze(draft.id(), total.currency(), item.name(), amount));
            freeze(draft.id(), total.currency(), "PAYABLE", total.payable().amount());
        }
        return true;
    }

    private void freeze(UUID id, String currency, String item, long amount) {
        update(FREEZE, id, currency, item, amount);
    }

    public Optional<Settlement> find(UUID id) {
        return settlements("where id = ?", id).stream().findFirst();
    }

    /** The company's last closed settlement. By {@code ix_settlement_closed_period}. */
    public Optional<Settlement> lastClosed(UUID companyId) {
        return settlements("where company_id = ? and status = 'CLOSED' order by period_to desc limit 1", companyId)
                .stream()
                .findFirst();
    }

    /** A company's settlements, oldest first. */
    public List<Settlement> page(UUID companyId, UUID after, int count) {
        return settlements("where company_id = ? and id > ? order by id limit ?", companyId, after, count);
    }

    /** What a settlement adds up to, by currency: frozen once it is closed, as the book stands before. */
    public List<Totals> totals(Settlement settlement) {
        if (settlement.isClosed()) {
            return collect(query(FROZEN, SettlementStore::readSum, settlement.id()));
        }
        List<Sum> sums = new ArrayList<>(lastClosed(settlement.companyId())
                .map(last -> query(CARRIED, SettlementStore::readSum, last.id()))
                .orElseGet(
                        () -> query(BEFORE, SettlementStore::readSum, settlement.companyId(), utc(settlement.from()))));
        sums.addAll(query(
                MOVED, SettlementStore::readSum, settlement.companyId(), utc(settlement.from()), utc(settlement.to())));
        return collect(sums);
    }

    /**
     * The lines behind the totals, in the order in which they were posted.
     *
     * @param after with {@code afterPosting} and {@code afterLine} the last one seen
     */
    public List<StatementLine> lines(
            Settlement settlement, Instant after, UUID afterPosting, int afterLine, int count) {
        return query(
                LINES,
                row -> new StatementLine(
                        row.getObject(1, UUID.class),
                        row.getInt(2),
                        row.getObject(3, OffsetDateTime.class).toInstant(),
                        PostingKind.valueOf(row.getString(4)),
                        Item.valueOf(row.getString(5)),
                        row.getObject(6, UUID.class),
                        row.getString(7),
                        new Money(row.getLong(8), row.getString(9))),
                settlement.companyId(),
                utc(settlement.from()),
                utc(settlement.to()),
                utc(after),
                afterPosting,
                afterLine,
                count);
    }

    public void pay(UUID id, UUID settlementId, Money amount, String method, String reference, UUID by, Instant now) {
        update(PAY, id, settlementId, amount.amount(), amount.currency(), method, reference, by, utc(now));
    }

    /** What was paid out on a settlement. */
    public Money paid(UUID settlementId, String currency) {
        return new Money(
                query(PAID, row -> row.getLong(1), settlementId, currency).get(0), currency);
    }

    private record Sum(String currency, String item, long amount) {}

    private static Sum readSum(ResultSet row) throws SQLException {
        return new Sum(row.getString(1), row.getString(2), row.getLong(3));
    }

    private static List<Totals> collect(List<Sum> sums) {
        Map<String, Long> openings = new TreeMap<>();
        Map<String, Map<Item, Long>> items = new TreeMap<>();
        for (Sum sum : sums) {
            Map<Item, Long> ofCurrency = items.computeIfAbsent(sum.currency(), currency -> new EnumMap<>(Item.class));
            if (sum.item().equals("OPENING")) {
                openings.put(sum.currency(), sum.amount());
            } else {
                ofCurrency.put(Item.valueOf(sum.item()), sum.amount());
            }
        }
        return items.entrySet().stream()
                .map(entry -> new Totals(entry.getKey(), openings.getOrDefault(entry.getKey(), 0L), entry.getValue()))
                .toList();
    }

    private List<Settlement> settlements(String where, Object... values) {
        return query(
                COLUMNS + where,
                row -> new Settlement(
                        row.getObject(1, UUID.class),
                        row.getInt(2),
                        row.getObject(3, UUID.class),
                        Optional.ofNullable(row.getObject(4, Integer.class)),
                        row.getObject(5, OffsetDateTime.class).toInstant(),
                        row.getObject(6, OffsetDateTime.class).toInstant(),
                        row.getObject(7, OffsetDateTime.class).toInstant(),
                        Optional.ofNullable(row.getObject(8, OffsetDateTime.class))
                                .map(OffsetDateTime::toInstant)),
                values);
    }

    private interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private <T> List<T> query(String sql, Reader<T> reader, Object... values) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = prepare(connection, sql, values);
                ResultSet row = select.executeQuery()) {
            List<T> found = new ArrayList<>();
            while (row.next()) {
                found.add(reader.read(row));
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private int update(String sql, Object... values) {
        try (Connection connection = database.getConnection();
                PreparedStatement update = prepare(connection, sql, values)) {
            return update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static PreparedStatement prepare(Connection connection, String sql, Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
