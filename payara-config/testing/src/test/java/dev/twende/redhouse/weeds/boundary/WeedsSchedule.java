package dev.twende.redhouse.weeds.boundary;

import jakarta.annotation.Resource;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;

/** An EJB that does without the container's transaction, and starts threads. */
@Singleton
@TransactionManagement(TransactionManagementType.BEAN)
public class WeedsSchedule {
    @Inject
    Weeds weeds;

    @Resource
    ManagedExecutorService executor;

    @Schedule(hour = "*", persistent = false)
    void everyHour() {
        executor.submit(weeds::spread);
    }
}
