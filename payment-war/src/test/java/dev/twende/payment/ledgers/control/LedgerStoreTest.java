package dev.twende.payment.ledgers.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.twende.kit.id.Ids;
import dev.twende.kit.money.Money;
import dev.twende.payment.PaymentSchema;
import dev.twende.payment.ledgers.entity.Account;
import dev.twende.payment.ledgers.entity.Balance;
import dev.twende.payment.ledgers.entity.Entry;
import dev.twende.payment.ledgers.entity.Line;
import dev.twende.payment.ledgers.entity.Place;
import dev.twende.payment.ledgers.entity.Posting;
import dev.twende.payment.ledgers.entity.PostingKind;
import dev.twende.payment.ledgers.entity.Postings;
import dev.twende.payment.ledgers.entity.Sale;
import dev.twende.payment.ledgers.entity.Sold;
import dev.twende.payment.terms.entity.Split;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the database itself guarantees of the ledger, and that the SQL of the ledger is right. */
class LedgerStoreTest {
    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");
    private static final String REFUSED_RIGHT = "42501";
    private static final String REFUSED_CHECK = "23514";

    private static PaymentSchema schema;
    private static LedgerStore store;

    private final UUID company = UUID.randomUUID();
    private final UUID agent = UUID.randomUUID();

    @BeforeAll
    static void start() {
        schema = PaymentSchema.running();
        store = new LedgerStore();
        store.database = schema.dataSource();
    }

    // ---- what is written stays

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update ledger_posting set kind = kind",
                "update ledger_entry set amount = amount",
                "delete from ledger_posting",
                "delete from ledger_entry",
                "truncate ledger_entry",
                "truncate ledger_posting, ledger_entry",
                "alter table ledger_entry disable trigger all",
                "drop table ledger_entry"
            })
    void refusesTheHouseEveryChange(String change) throws SQLException {
        try (Connection house = schema.connect();
                Statement statement = house.createStatement()) {
            assertThatThrownBy(() -> statement.execute(change))
                    .isInstanceOfSatisfying(
                            SQLException.class,
                            refused -> assertThat(refused.getSQLState()).isEqualTo(REFUSED_RIGHT));
        }
    }

    // ---- what is written adds up

    @Test
    void commitsNothingThatDoesNotAddUp() throws SQLException {
        assertThatThrownBy(
                        () -> insert(
                                "('CASH_AT_PROVIDER', 'MPESA', '', 'RWF', 5000), ('COMPANY_PAYABLE', '', 'GROSS', 'RWF', -4999)"))
                .hasMessageContaining("not balanced: 1 RWF too much");
        assertThat(store.balances(company)).isEmpty();
    }

    @Test
    void addsUpEachCurrencyByItself() {
        assertThatThrownBy(
                        () -> insert(
                                "('CASH_AT_PROVIDER', 'MPESA', '', 'RWF', 5000), ('COMPANY_PAYABLE', '', 'GROSS', 'KES', -5000)"))
                .hasMessageContaining("not balanced");
    }

    @Test
    void addsUpBeyondWhatASingleAmountCanHold() throws SQLException {
        String most = String.valueOf(Long.MAX_VALUE);
        insert(("('CASH_AT_PROVIDER', 'A', '', 'RWF', %1$s), ('CASH_AT_PROVIDER', 'B', '', 'RWF', %1$s),"
                        + " ('SUSPENSE', 'A', '', 'RWF', -%1$s), ('SUSPENSE', 'B', '', 'RWF', -%1$s)")
                .formatted(most));
        assertThat(store.balances(company)).hasSize(4);
    }

    @Test
    void commitsNoPostingThatMovesNothing() {
        assertThatThrownBy(() -> insertInto(posting(), null)).hasMessageContaining("moves nothing");
    }

    @Test
    void addsNothingToAPostingThatWasComplete() throws SQLException {
        UUID posting = insert(
                "('CASH_AT_PROVIDER', 'MPESA', '', 'RWF', 5000), ('COMPANY_PAYABLE', '', 'GROSS', 'RWF', -5000)");

        assertThatThrownBy(() -> {
                    try (Connection house = schema.connect();
                            Statement statement = house.createStatement()) {
                        house.setAutoCommit(false);
                        statement.execute(entries(
                                posting, 3, "('SUSPENSE', 'A', '', 'RWF', 7), ('SUSPENSE', 'B', '', 'RWF', -7)"));
                        house.commit();
                    }
                })
                .isInstanceOfSatisfying(
                        SQLException.class,
                        refused -> assertThat(refused.getSQLState()).isEqualTo(REFUSED_CHECK))
                .hasMessageContaining("complete already");
    }

    @Test
    void sayWhatForOnlyOnTheCompanysAccount() {
        assertThatThrownBy(() -> insert("('SUSPENSE', 'A', 'GROSS', 'RWF', 5), ('SUSPENSE', 'B', '', 'RWF', -5)"))
                .hasMessageContaining("ck_ledger_entry_item_of_payable");
    }

    // ---- a source is posted once

    @Test
    void postsASourceOnceHoweverManyTry() throws Exception {
        Sale sale = sale(5000);
        Callable<Boolean> post = () -> store.add(Ids.next(), Postings.sale(sale, new Split(rwf(125), rwf(0))));
        ExecutorService twenty = Executors.newFixedThreadPool(20);
        try {
            int posted = 0;
            for (Future<Boolean> answer :
                    twenty.invokeAll(IntStream.range(0, 20).mapToObj(i -> post).toList())) {
                posted += answer.get() ? 1 : 0;
            }
            assertThat(posted).isEqualTo(1);
        } finally {
            twenty.shutdownNow();
        }
        assertThat(store.balances(company))
                .containsExactly(
                        new Balance(Account.CASH_AT_PROVIDER, "MPESA", rwf(5000)),
                        new Balance(Account.COMPANY_PAYABLE, "", rwf(-4875)),
                        new Balance(Account.PLATFORM_FEE, "", rwf(-125)));
    }

    // ---- what is read

    @Test
    void knowsASaleAndWhatIsOwedBackOfIt() {
        Sale sale = sale(5000);
        store.add(Ids.next(), Postings.sale(sale, new Split(rwf(125), rwf(250))));
        Sold sold = store.sold(sale.transactionId()).orElseThrow();

        assertThat(sold)
                .isEqualTo(new Sold(
                        sale.transactionId(),
                        "ABCD2345",
                        company,
                        rwf(5000),
                        Place.atProvider("MPESA"),
                        rwf(125),
                        rwf(250),
                        agent.toString(),
                        rwf(0)));

        store.add(Ids.next(), Postings.refundDue(sold, UUID.randomUUID(), rwf(2000), NOW));
        store.add(
                Ids.next(),
                Postings.refundDue(store.sold(sale.transactionId()).orElseThrow(), UUID.randomUUID(), rwf(500), NOW));

        assertThat(store.sold(sale.transactionId()).orElseThrow().owedBack()).isEqualTo(rwf(2500));
        assertThat(store.sold(sale.transactionId()).orElseThrow().platformFee()).isEqualTo(rwf(125));
        assertThat(store.sold(UUID.randomUUID())).isEmpty();
    }

    @Test
    void pagesThroughABook() {
        for (int i = 0; i < 3; i++) {
            store.add(Ids.next(), Postings.sale(sale(1000 + i), new Split(rwf(10), rwf(0))));
        }
        List<Line> all = store.page(company, null, new UUID(0, 0), 0, 100);
        assertThat(all).hasSize(12);
        Line fifth = all.get(4);
        assertThat(store.page(company, null, fifth.postingId(), fifth.line(), 3))
                .isEqualTo(all.subList(5, 8));
        assertThat(store.page(company, Account.PLATFORM_FEE, new UUID(0, 0), 0, 100))
                .extracting(Line::entry)
                .containsOnly(new Entry(Account.PLATFORM_FEE, "", null, rwf(-10)))
                .hasSize(3);
        assertThat(store.page(UUID.randomUUID(), null, new UUID(0, 0), 0, 100)).isEmpty();
    }

    @Test
    void findsAPaymentThatIsBookedButWasNeverPaid() {
        store.add(Ids.next(), Postings.sale(sale(5000), new Split(rwf(0), rwf(0))));

        assertThat(store.findings()).extracting("code").containsOnlyOnce("POSTED_NOT_PAID");
    }

    // ---- how the tests speak

    private Sale sale(long price) {
        return new Sale(
                UUID.randomUUID(),
                "ABCD2345",
                company,
                rwf(price),
                "MPESA",
                Place.atProvider("MPESA"),
                Optional.of(agent),
                NOW);
    }

    private static Money rwf(long amount) {
        return new Money(amount, "RWF");
    }

    private Posting posting() {
        return new Posting(company, PostingKind.UNMATCHED, UUID.randomUUID(), NOW);
    }

    private UUID insert(String entries) throws SQLException {
        return insertInto(posting(), entries);
    }

    private UUID insertInto(Posting posting, String entries) throws SQLException {
        UUID id = Ids.next();
        try (Connection house = schema.connect();
                Statement statement = house.createStatement()) {
            house.setAutoCommit(false);
            statement.execute(
                    "insert into ledger_posting (id, company_id, kind, source_id, occurred_at) values ('%s', '%s', '%s', '%s', now())"
                            .formatted(id, company, posting.kind(), posting.sourceId()));
            if (entries != null) {
                statement.execute(entries(id, 1, entries));
            }
            house.commit(); // only here does the database add up
        }
        return id;
    }

    private String entries(UUID posting, int firstLine, String entries) {
        return """
                insert into ledger_entry (posting_id, line, company_id, account, part, item, currency, amount)
                select '%s', row_number() over () + %d - 1, '%s', account, part, item, currency, amount
                  from (values %s) as entry (account, part, item, currency, amount)
                """.formatted(posting, firstLine, company, entries);
    }
}
