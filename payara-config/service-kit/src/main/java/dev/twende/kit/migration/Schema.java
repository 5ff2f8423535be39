package dev.twende.kit.migration;

import jakarta.enterprise.context.ApplicationScoped;

/** Whether the house's schema is up to date, for what begins to work before the house takes traffic. */
@ApplicationScoped
public class Schema {
    private volatile boolean migrated;

    /** False until this instance has seen the schema up to date. */
    public boolean isMigrated() {
        return migrated;
    }

    void noteMigrated() {
        migrated = true;
    }
}
