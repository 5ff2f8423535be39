package dev.twende.payment.floats.control;

import javax.sql.DataSource;

/** The floats' store for tests of other rooms. */
public final class FloatStores {
    private FloatStores() {}

    public static FloatStore on(DataSource database) {
        FloatStore store = new FloatStore();
        store.database = database;
        return store;
    }
}
