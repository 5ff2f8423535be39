package dev.twende.payment.ledgers.control;

import dev.twende.kit.money.Money;
import dev.twende.payment.ledgers.entity.Account;
import dev.twende.payment.ledgers.entity.Balance;
import dev.twende.payment.ledgers.entity.Entry;
import dev.twende.payment.ledgers.entity.Finding;
import dev.twende.payment.ledgers.entity.Item;
import dev.twende.payment.ledgers.entity.Line;
import dev.twende.payment.ledgers.entity.Place;
import dev.twende.payment.ledgers.entity.Posting;
import dev.twende.payment.ledgers.entity.PostingKind;
import dev.twende.payment.ledgers.entity.Sold;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * The ledger's SQL. Native, because every payment passes here, a source is posted once by {@code on conflict}, and the database's
 * clock dates the postings.
 */
@ApplicationScoped
public class LedgerStore {
    /** Whoever closes a period of the book takes the same key alone and so waits for all who are still writing into it. */
    private static final String OPEN_BOOK =
            "select pg_advisory_xact_lock_shared(hashtextextended('book ' || ?::text, 0))";

    private static final String ADD = """
            with posting as (
                insert into ledger_posting (id, company_id, kind, source_id, transaction_id, booking_reference, occurred_at)
                values (?, ?, ?, ?, ?, ?, ?)
                on conflict on constraint uq_ledger_posting_source do nothing
                returning id, company_id)
            insert into ledger_entry (posting_id, line, company_id, account, part, item, currency, amount)
            select posting.id, entry.line, posting.company_id, entry.account, entry.part, entry.item, entry.currency, entry.amount
              from posting, unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::bigint[]) with ordinality
                   as entry (account, part, item, currency, amount, line)
            """;

    /** By {@code ix_ledger_posting_transaction_id}; a payment has a handful of postings. */
    private static final String OF_TRANSACTION = """
            select p.company_id, p.booking_reference, p.kind, e.account, e.part, e.item, e.currency, sum(e.amount)
              from ledger_posting p join ledger_entry e on e.posting_id = p.id
             where p.transaction_id = ? and p.kind in ('SALE', 'REFUND_DUE')
             group by p.company_id, p.booking_reference, p.kind, e.account, e.part, e.item, e.currency
            """;

    /** By {@code ix_ledger_entry_balance}, without touching the table. */
    private static final String BALANCES = """
            select account, part, currency, sum(amount) from ledger_entry
             where company_id = ? group by account, part, currency having sum(amount) <> 0
             order by account, part, currency
            """;

    /** As above. */
    private static final String BALANCE = """
            select coalesce(sum(amount), 0) from ledger_entry
             where company_id = ? and account = ? and part = ? and currency = ?
            """;

    /** By {@code ix_ledger_entry_company_posting}; ids of postings grow with time. */
    private static final String PAGE = """
            select e.posting_id, e.line, p.kind, p.source_id, p.transaction_id, p.booking_reference, p.occurred_at, p.posted_at,
                   e.account, e.part, e.item, e.currency, e.amount
              from ledger_entry e join ledger_posting p on p.id = e.posting_id
             where e.company_id = ? and (e.posting_id, e.line) > (?, ?) and (?::text is null or e.account = ?)
             order by e.posting_id, e.line limit ?
            """;

    /** Reads everything there is: once an hour and when asked, not in anybody's way. */
    private static final String PATIENCE = "set local statement_timeout = '60s'";

    private static final String FINDINGS = """
            select 'UNBALANCED_POSTING', count(*) from
                (select from ledger_entry group by posting_id, currency having sum(amount) <> 0) uneven
            union all
            select 'UNBALANCED_BOOK', count(*) from
                (select from ledger_entry group by company_id, currency having sum(amount) <> 0) uneven
            union all
            select 'PAID_NOT_POSTED', count(*) from transaction t
             where t.status in ('SUCCEEDED', 'REFUND_DUE', 'REFUNDED')
               and not exists (select from ledger_posting p where p.kind = 'SALE' and p.source_id = t.id)
            union all
            select 'POSTED_NOT_PAID', count(*) from ledger_posting p
             where p.kind = 'SALE'
               and not exists (select from transaction t
                                where t.id = p.source_id and t.status in ('SUCCEEDED', 'REFUND_DUE', 'REFUNDED'))
            union all
            select 'MORE_BACK_THAN_PAID', count(*) from
                (select from ledger_posting p join ledger_entry e on e.posting_id = p.id
                  where e.item in ('GROSS', 'REFUND') group by p.transaction_id having sum(e.amount) > 0) overpaid
            """;

    @Resource(lookup = "java:app/jdbc/house")
    DataSource database;

    /**
     * Writes a posting, unless its kind was posted for its source before.
     *
     * @return whether it is new
     */
    public boolean add(UUID id, Posting posting) {
        List<Entry> entries = posting.entries();
        try (Connection connection = database.getConnection();
                PreparedStatement open = connection.prepareStatement(OPEN_BOOK);
                PreparedStatement insert = connection.prepareStatement(ADD)) {
            open.setObject(1, posting.companyId());
            open.execute(); // by itself: the posting must be dated after we have got in
            insert.setObject(1, id);
            insert.setObject(2, posting.companyId());
            insert.setString(3, posting.kind().name());
            insert.setObject(4, posting.sourceId());
            insert.setObject(5, posting.transactionId().orElse(null));
            insert.setString(6, posting.bookingReference().orElse(null));
            insert.setObject(7, posting.occurredAt().atOffset(ZoneOffset.UTC));
            insert.setArray(
                    8,
                    texts(
                            connection,
                            entries.stream()
                                    .map(entry -> entry.account().name())
                                    .toArray()));
            insert.setArray(
                    9, texts(connection, entries.stream().map(Entry::part).toArray()));
            insert.setArray(
                    10,
                    texts(connection, entries.stream().map(LedgerStore::itemOf).toArray()));
            insert.setArray(
                    11,
                    texts(
                            connection,
                            entries.stream()
                                    .map(entry -> entry.amount().currency())
                                    .toArray()));
            insert.setArray(
                    12,
                    connection.createArrayOf(
                            "bigint",
                            entries.stream()
                                    .map(entry -> entry.amount().amount())
                                    .toArray()));
            return insert.executeUpdate() > 0;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What the ledger knows of a paid transaction; empty when it knows nothing. */
    public Optional<Sold> sold(UUID transactionId) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(OF_TRANSACTION)) {
            select.setObject(1, transactionId);
            try (ResultSet row = select.executeQuery()) {
                return readSold(transactionId, row);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The balances of a book that are not zero. */
    public List<Balance> balances(UUID companyId) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(BALANCES)) {
            select.setObject(1, companyId);
            try (ResultSet row = select.executeQuery()) {
                List<Balance> balances = new ArrayList<>();
                while (row.next()) {
                    balances.add(new Balance(
                            Account.valueOf(row.getString(1)),
                            row.getString(2),
                            new Money(row.getLong(4), row.getString(3))));
                }
                return balances;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One account's balance. */
    public Money balance(UUID companyId, Account account, String part, String currency) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(BALANCE)) {
            select.setObject(1, companyId);
            select.setString(2, account.name());
            select.setString(3, part);
            select.setString(4, currency);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return new Money(row.getLong(1), currency);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Entries of a book, oldest first.
     *
     * @param account only this one's; null for all
     * @param afterPosting with {@code afterLine} the last one seen
     */
    public List<Line> page(UUID companyId, Account account, UUID afterPosting, int afterLine, int count) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(PAGE)) {
            String only = account == null ? null : account.name();
            select.setObject(1, companyId);
            select.setObject(2, afterPosting);
            select.setInt(3, afterLine);
            select.setString(4, only);
            select.setString(5, only);
            select.setInt(6, count);
            try (ResultSet row = select.executeQuery()) {
                List<Line> lines = new ArrayList<>(count);
                while (row.next()) {
                    lines.add(readLine(row));
                }
                return lines;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What is wrong with the ledger; what is not wrong is not in it. */
    public List<Finding> findings() {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(PATIENCE);
            try (ResultSet row = statement.executeQuery(FINDINGS)) {
                List<Finding> findings = new ArrayList<>();
                while (row.next()) {
                    if (row.getLong(2) > 0) {
                        findings.add(new Finding(row.getString(1), row.getLong(2)));
                    }
                }
                return findings;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Line readLine(ResultSet row) throws SQLException {
        return new Line(
                row.getObject(1, UUID.class),
                row.getInt(2),
                PostingKind.valueOf(row.getString(3)),
                row.getObject(4, UUID.class),
                row.getObject(5, UUID.class),
                row.getString(6),
                row.getObject(7, OffsetDateTime.class).toInstant(),
                row.getObject(8, OffsetDateTime.class).toInstant(),
                new Entry(
                        Account.valueOf(row.getString(9)),
                        row.getString(10),
                        row.getString(11).isEmpty() ? null : Item.valueOf(row.getString(11)),
                        new Money(row.getLong(13), row.getString(12))));
    }

    private static Optional<Sold> readSold(UUID transactionId, ResultSet row) throws SQLException {
        Map<String, Long> sums = new HashMap<>();
        UUID companyId = null;
        String bookingReference = null;
        String currency = null;
        String agent = "";
        Place place = null;
        while (row.next()) {
            PostingKind kind = PostingKind.valueOf(row.getString(3));
            Account account = Account.valueOf(row.getString(4));
            if (kind == PostingKind.SALE) {
                companyId = row.getObject(1, UUID.class);
                bookingReference = row.getString(2);
                currency = row.getString(7);
                if (account == Account.AGENT_COMMISSION) {
                    agent = row.getString(5);
                } else if (account.isPlaceOfMoney()) {
                    place = new Place(account, row.getString(5), null);
                }
            }
            sums.put(kind + " " + row.getString(6), row.getLong(8));
        }
        return companyId == null
                ? Optional.empty()
                : Optional.of(new Sold(
                        transactionId,
                        bookingReference,
                        companyId,
                        new Money(-sums.get("SALE GROSS"), currency),
                        place,
                        new Money(sums.getOrDefault("SALE PLATFORM_FEE", 0L), currency),
                        new Money(sums.getOrDefault("SALE AGENT_COMMISSION", 0L), currency),
                        agent,
                        new Money(sums.getOrDefault("REFUND_DUE REFUND", 0L), currency)));
    }

    private static String itemOf(Entry entry) {
        return entry.item() == null ? "" : entry.item().name();
    }

    private static java.sql.Array texts(Connection connection, Object[] values) throws SQLException {
        return connection.createArrayOf("text", values);
    }
}
