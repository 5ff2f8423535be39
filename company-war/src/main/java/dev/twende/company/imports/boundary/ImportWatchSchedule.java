package dev.twende.company.imports.boundary;

import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/** Looks for imports whose instance has died now and then. An EJB, because only those have timers. */
@Singleton
@Startup
@DependsOn("Migrations")
public class ImportWatchSchedule {
    @Inject
    private Imports imports;

    @Schedule(hour = "*", minute = "*", second = "0/30", persistent = false)
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public void failAbandoned() {
        imports.failAbandoned();
    }
}
