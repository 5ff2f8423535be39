package dev.twende.payment.ledgers.control;

import javax.sql.DataSource;

/** The ledger's store for tests of other features. */
public final class LedgerStores {
    private LedgerStores() {}

    public static LedgerStore on(DataSource database) {
        LedgerStore store = new LedgerStore();
        store.database = database;
        return store;
    }
}
