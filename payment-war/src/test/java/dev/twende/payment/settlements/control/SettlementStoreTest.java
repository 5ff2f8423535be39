package dev.twende.payment.settlements.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.twende.kit.id.Ids;
import dev.twende.kit.money.Money;
import dev.twende.payment.PaymentSchema;
import dev.twende.payment.ledgers.control.LedgerStore;
import dev.twende.payment.ledgers.control.LedgerStores;
import dev.twende.payment.ledgers.entity.Account;
import dev.twende.payment.ledgers.entity.Balance;
import dev.twende.payment.ledgers.entity.Item;
import dev.twende.payment.ledgers.entity.Place;
import dev.twende.payment.ledgers.entity.Posting;
import dev.twende.payment.ledgers.entity.Postings;
import dev.twende.payment.ledgers.entity.Sale;
import dev.twende.payment.ledgers.entity.Sold;
import dev.twende.payment.settlements.entity.Settlement;
import dev.twende.payment.settlements.entity.StatementLine;
import dev.twende.payment.settlements.entity.Totals;
import dev.twende.payment.terms.entity.Bearer;
import dev.twende.payment.terms.entity.Split;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Settlements on a real PostgreSQL: what they add up to, and that a closed one stays as it is. */
class SettlementStoreTest {
    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");
    private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");
    private static final UUID ACCOUNTANT = UUID.randomUUID();

    private static PaymentSchema schema;
    private static LedgerStore ledger;
    private static SettlementStore store;

    private final UUID company = UUID.randomUUID();

    @BeforeAll
    static void start() {
        schema = PaymentSchema.running();
        ledger = LedgerStores.on(schema.dataSource());
        store = new SettlementStore();
        store.database = schema.dataSource();
    }

    @Test
    void statesForThreeCompaniesExactlyWhatTheBooksSayAndAllOfItAddsUpToZero() throws SQLException {
        Random random = new Random(20261123);
        List<UUID> companies = List.of(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID());
        for (int i = 0; i < 300; i++) {
            bookSomething(companies.get(random.nextInt(3)), random.nextBoolean() ? "RWF" : "KES", random);
        }
        for (UUID each : companies) {
            Settlement first = closed(draft(each, LONG_AGO, now()));
            for (int i = 0; i < 50; i++) {
                bookSomething(each, "RWF", random);
            }
            Settlement second = closed(draft(each, first.to(), now()));

            for (Totals totals : store.totals(second)) {
                Money payable = ledger.balance(each, Account.COMPANY_PAYABLE, "", totals.currency());
                assertThat(totals.payable()).isEqualTo(payable.times(-1));
                long fees = Stream.of(first, second)
                        .flatMap(settlement -> store.totals(settlement).stream())
                        .filter(total -> total.currency().equals(totals.currency()))
                        .mapToLong(total -> total.of(Item.PLATFORM_FEE).amount())
                        .sum();
                assertThat(ledger.balance(each, Account.PLATFORM_FEE, "", totals.currency())
                                .amount())
                        .isEqualTo(fees);
                long lines = store.lines(second, LONG_AGO, new UUID(0, 0), 0, 10_000).stream()
                        .map(StatementLine::amount)
                        .filter(amount -> amount.currency().equals(totals.currency()))
                        .mapToLong(Money::amount)
                        .sum();
                assertThat(totals.opening() + lines).isEqualTo(totals.payable().amount());
            }
        }
        assertThat(companies.stream()
                        .flatMap(each -> ledger.balances(each).stream())
                        .map(Balance::amount)
                        .mapToLong(Money::amount)
                        .sum())
                .isZero();
    }

    @Test
    void keepsWhatIsClosedAsItIsAndPutsWhatIsLateIntoTheNextPeriod() throws SQLException {
        sell(company, 5000, "RWF");
        Settlement march = closed(draft(company, LONG_AGO, now()));
        List<Totals> stated = store.totals(march);
        List<StatementLine> lines = store.lines(march, LONG_AGO, new UUID(0, 0), 0, 100);

        sell(company, 3000, "RWF"); // paid before the period ended, heard of after

        assertThat(store.totals(march)).isEqualTo(stated);
        assertThat(store.lines(march, LONG_AGO, new UUID(0, 0), 0, 100)).isEqualTo(lines);
        Totals april = store.totals(draft(company, march.to(), now())).get(0);
        assertThat(april.openingBalance()).isEqualTo(stated.get(0).payable());
        assertThat(april.of(Item.GROSS)).isEqualTo(new Money(3000, "RWF"));
        assertThat(march.number()).contains(1);
    }

    @Test
    void refusesInTheDatabaseWhatWouldChangeAClosedPeriod() throws SQLException {
        sell(company, 5000, "RWF");
        Settlement march = closed(draft(company, LONG_AGO, now()));

        refuses("ck_ledger_posting_period", """
                insert into ledger_posting (id, company_id, kind, source_id, occurred_at, posted_at)
                values (gen_random_uuid(), '%s', 'UNMATCHED', gen_random_uuid(), now(), '2024-01-01')
                """.formatted(company));
        refuses(
                "ck_settlement_frozen",
                "update settlement set period_to = period_to + interval '1 day' where id = '%s'".formatted(march.id()));
        refuses("permission denied", "update settlement_total set amount = 0");
        refuses("permission denied", "delete from settlement");
        Settlement twin = draft(company, march.from().plusSeconds(1), now());
        assertThatThrownBy(() -> store.close(twin, store.totals(twin), ACCOUNTANT, NOW))
                .hasMessageContaining("ex_settlement_period");
    }

    @Test
    void closesNoPeriodThatIsNotOver() throws SQLException {
        Settlement today = draft(company, LONG_AGO, now().plusSeconds(3600));

        assertThat(store.close(today, store.totals(today), ACCOUNTANT, NOW)).isFalse();
        assertThat(store.find(today.id()).orElseThrow().isClosed()).isFalse();
    }

    /** Otherwise a sale could be dated into a period and be committed after that was closed. */
    @Test
    void waitsForWhoeverIsStillWritingIntoTheBook() throws Exception {
        try (Connection writer = schema.connect();
                Connection closer = schema.connect()) {
            writer.setAutoCommit(false);
            closer.setAutoCommit(false);
            LedgerStores.on(PaymentSchema.within(writer)).add(Ids.next(), sale(company, 5000, "RWF"));
            SettlementStore closing = new SettlementStore();
            closing.database = PaymentSchema.within(closer);

            CompletableFuture<Void> closed = CompletableFuture.runAsync(() -> closing.closeBook(company));
            assertThatThrownBy(() -> closed.get(300, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
            writer.commit();
            closed.get(5, TimeUnit.SECONDS);

            Settlement draft = draft(company, LONG_AGO, now());
            assertThat(closing.totals(draft).get(0).of(Item.GROSS)).isEqualTo(new Money(5000, "RWF"));
            closer.rollback();
        }
    }

    @Test
    void writesAStatementForPeopleAndForSpreadsheets() throws SQLException {
        sell(company, 500_050, "KES");
        Settlement draft = draft(company, LONG_AGO, now());

        assertThat(StatementCsv.write(store.lines(draft, LONG_AGO, new UUID(0, 0), 0, 10)))
                .startsWith("posted_at,kind,item,amount,currency,booking_reference")
                .contains(",SALE,GROSS,5000.50,KES,ABCD2345,");
        assertThat(new String(StatementPdf.write(draft, store.totals(draft)), 0, 5))
                .isEqualTo("%PDF-");
        assertThat(StatementPdf.rows(store.totals(draft).get(0)))
                .containsEntry("Sales", new Money(500_050, "KES"))
                .containsEntry("Payable to the company", new Money(500_050, "KES"));
    }

    // ---- how the tests speak

    private static void bookSomething(UUID company, String currency, Random random) {
        long price = 1 + random.nextInt(100_000);
        Sale sale = new Sale(
                UUID.randomUUID(),
                "ABCD2345",
                company,
                new Money(price, currency),
                "MPESA",
                Place.atProvider("MPESA"),
                Optional.of(UUID.randomUUID()),
                NOW);
        long fee = random.nextLong(price / 2 + 1);
        ledger.add(
                Ids.next(),
                Postings.sale(
                        sale,
                        new Split(new Money(fee, currency), new Money(random.nextLong(price - fee + 1), currency))));
        Sold sold = ledger.sold(sale.transactionId()).orElseThrow();
        if (random.nextInt(3) == 0) {
            Bearer bearer = random.nextBoolean() ? Bearer.COMPANY : Bearer.PLATFORM;
            ledger.add(Ids.next(), Postings.charge(sold, new Money(1 + random.nextInt(30), currency), bearer, NOW));
        }
        if (random.nextInt(3) == 0) {
            UUID refund = UUID.randomUUID();
            Money part = new Money(1 + random.nextLong(price), currency);
            ledger.add(Ids.next(), Postings.refundDue(sold, refund, part, NOW));
            ledger.add(Ids.next(), Postings.refunded(sold, refund, part, Place.atProvider("MPESA"), NOW));
        }
        if (random.nextInt(5) == 0) {
            ledger.add(
                    Ids.next(),
                    Postings.paidOut(
                            company, UUID.randomUUID(), new Money(1 + random.nextInt(500), currency), "MPESA", NOW));
        }
    }

    private static Posting sale(UUID company, long price, String currency) {
        return Postings.sale(
                new Sale(
                        UUID.randomUUID(),
                        "ABCD2345",
                        company,
                        new Money(price, currency),
                        "MPESA",
                        Place.atProvider("MPESA"),
                        Optional.empty(),
                        NOW),
                new Split(new Money(0, currency), new Money(0, currency)));
    }

    private static void sell(UUID company, long price, String currency) {
        ledger.add(Ids.next(), sale(company, price, currency));
    }

    private static Settlement draft(UUID company, Instant from, Instant to) {
        UUID id = Ids.next();
        store.draft(id, company, from, to, ACCOUNTANT, NOW);
        return store.find(id).orElseThrow();
    }

    private static Settlement closed(Settlement draft) {
        assertThat(store.close(draft, store.totals(draft), ACCOUNTANT, NOW)).isTrue();
        return store.find(draft.id()).orElseThrow();
    }

    /** By the clock that dates postings. */
    private static Instant now() throws SQLException {
        try (Connection house = schema.connect();
                Statement statement = house.createStatement();
                ResultSet row = statement.executeQuery("select clock_timestamp()")) {
            row.next();
            return row.getObject(1, OffsetDateTime.class).toInstant();
        }
    }

    private static void refuses(String why, String sql) throws SQLException {
        try (Connection house = schema.connect();
                Statement statement = house.createStatement()) {
            assertThatThrownBy(() -> statement.execute(sql)).hasMessageContaining(why);
        }
    }
}
