package dev.twende.redhouse.weeds.boundary;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/** An EJB whose method does without the container's transaction. */
@Singleton
public class WeedsSweep {
    @Inject
    Weeds weeds;

    @Schedule(hour = "*", persistent = false)
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public void everyHour() {
        weeds.spread();
    }
}
