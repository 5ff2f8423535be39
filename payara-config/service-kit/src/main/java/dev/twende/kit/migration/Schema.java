package dev.twende.kit.migration;

import jakarta.enterprise.context.ApplicationScoped;

/** Whether the house's schema is up to date, for what begins to work before the house takes traffic. */
@ApplicationScoped
public class Schema {
    private volatile boolean migrated;

    public boolean isMigrated() {
        return migrated;
    }

    void noteMigrated() {
        migrated = true;
    }
}
