package dev.twende.ticketing.disruptions.boundary;

import dev.twende.events.company.ScheduleCancelled;
import dev.twende.events.company.ScheduleChanged;
import dev.twende.events.company.ScheduleCompleted;
import dev.twende.events.company.ScheduleCreated;
import dev.twende.events.company.ScheduleDeparted;
import dev.twende.outbox.Inbox;
import dev.twende.outbox.Reactions;
import dev.twende.ticketing.boardings.boundary.NoShows;
import dev.twende.ticketing.leases.boundary.Leases;
import dev.twende.ticketing.manifests.boundary.Manifests;
import dev.twende.ticketing.schedules.boundary.Schedules;
import dev.twende.ticketing.schedules.entity.ScheduleStatus;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;

/** Hears from company what can be sold, what runs otherwise, and what no longer runs. */
@MessageDriven(
        activationConfig = {
            @ActivationConfigProperty(propertyName = "resourceAdapter", propertyValue = "artemis-rar"),
            @ActivationConfigProperty(propertyName = "destinationType", propertyValue = "jakarta.jms.Topic"),
            @ActivationConfigProperty(propertyName = "destination", propertyValue = "twende.company.schedule"),
            @ActivationConfigProperty(propertyName = "useJNDI", propertyValue = "false"),
            @ActivationConfigProperty(propertyName = "subscriptionDurability", propertyValue = "Durable"),
            @ActivationConfigProperty(propertyName = "shareSubscriptions", propertyValue = "true"),
            @ActivationConfigProperty(propertyName = "clientId", propertyValue = "ticketing"),
            @ActivationConfigProperty(propertyName = "subscriptionName", propertyValue = "company-schedule"),
            @ActivationConfigProperty(propertyName = "user", propertyValue = "ticketing"),
            @ActivationConfigProperty(
                    propertyName = "password",
                    propertyValue = "${MPCONFIG=twende.ticketing.broker.password}"),
            @ActivationConfigProperty(propertyName = "maxSession", propertyValue = "4")
        })
public class ScheduleListener implements MessageListener {
    @Inject
    Inbox inbox;

    @Inject
    Schedules schedules;

    @Inject
    Disruptions disruptions;

    @Inject
    Leases leases;

    @Inject
    NoShows noShows;

    @Inject
    Manifests manifests;

    @Override
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public void onMessage(Message message) {
        inbox.once(
                message,
                Reactions.to(ScheduleCreated.class, schedules::add)
                        .and(ScheduleChanged.class, this::change)
                        .and(ScheduleCancelled.class, this::cancel)
                        .and(ScheduleDeparted.class, this::depart)
                        .and(ScheduleCompleted.class, this::complete));
    }

    private void change(ScheduleChanged told) {
        disruptions.follow(told);
        leases.follow(told);
    }

    private void cancel(ScheduleCancelled told) {
        disruptions.follow(told);
        leases.follow(told);
    }

    private void depart(ScheduleDeparted told) {
        schedules.move(told.scheduleId(), ScheduleStatus.DEPARTED);
        noShows.follow(told);
        manifests.freeze(told.scheduleId());
    }

    private void complete(ScheduleCompleted told) {
        schedules.move(told.scheduleId(), ScheduleStatus.COMPLETED);
        manifests.close(told.scheduleId());
    }
}
