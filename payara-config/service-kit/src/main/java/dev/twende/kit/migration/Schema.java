package dev.twende.kit.migration;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Whether the house's schema is up to date, for what begins to work before the house takes traffic. */
@ApplicationScoped
public class Schema {
    private final CountDownLatch migrated = new CountDownLatch(1);

    /** False until this instance has seen the schema up to date. */
    public boolean isMigrated() {
        return migrated.getCount() == 0;
    }

    /**
     * Waits for the schema: the server may hand out work while the house is still being started.
     *
     * @throws IllegalStateException when it takes longer, or the server wants this thread back
     */
    public void awaitMigrated(Duration atMost) {
        try {
            if (!migrated.await(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("the schema is not up to date after " + atMost);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the schema", e);
        }
    }

    void noteMigrated() {
        migrated.countDown();
    }
}
