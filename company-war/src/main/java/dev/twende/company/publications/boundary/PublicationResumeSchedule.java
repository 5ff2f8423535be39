package dev.twende.company.publications.boundary;

import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/** Looks for abandoned publications now and then. An EJB, because only those have timers. */
@Singleton
@Startup
@DependsOn("Migrations")
public class PublicationResumeSchedule {
    @Inject
    private PublicationJob job;

    @Schedule(hour = "*", minute = "*", second = "15/30", persistent = false)
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public void resume() {
        job.resume();
    }
}
