package dev.twende.ticketing.messages.boundary;

import dev.twende.kit.time.Rounds;
import dev.twende.ticketing.messages.boundary.Messages.Sending;
import dev.twende.ticketing.messages.control.SmsConfig;
import dev.twende.ticketing.messages.control.SmsGateway;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.Callable;

/** Sends messages that are due, some at a time. Any number of instances share the work. */
@ApplicationScoped
public class MessageSender {
    private static final Logger LOG = System.getLogger(MessageSender.class.getName());

    @Resource
    ManagedExecutorService workers;

    private Messages messages;
    private SmsGateway gateway;
    private SmsConfig config;
    private Rounds rounds;
    private volatile long late;

    protected MessageSender() {} // for the CDI proxy

    @Inject
    public MessageSender(Messages messages, SmsGateway gateway, SmsConfig config, Rounds rounds) {
        this.messages = messages;
        this.gateway = gateway;
        this.config = config;
        this.rounds = rounds;
    }

    void start(@Observes @Initialized(ApplicationScoped.class) Object event) {
        if (!gateway.isConfigured()) {
            LOG.log(Level.WARNING, "No SMS gateway is configured; messages to passengers wait");
        }
        rounds.every(config.pace(), "messages to passengers", this::send);
    }

    /** Whether messages leave the house at all. */
    boolean hasGateway() {
        return gateway.isConfigured();
    }

    /** How many messages were late when they were last counted. */
    long late() {
        return late;
    }

    private void send() throws InterruptedException {
        int sent = config.parallel();
        while (gateway.isConfigured()
                && sent == config.parallel()
                && !Thread.currentThread().isInterrupted()) {
            sent = sendBatch();
        }
        late = messages.countLate();
    }

    private int sendBatch() throws InterruptedException {
        List<Sending> batch = messages.take(config.parallel());
        workers.invokeAll(batch.stream().map(this::sending).toList());
        return batch.size();
    }

    private Callable<Void> sending(Sending sending) {
        return () -> {
            try {
                messages.note(sending, gateway.send(sending.phone(), sending.text()));
            } catch (RuntimeException e) {
                LOG.log(Level.WARNING, "What became of message " + sending.messageId() + " could not be noted", e);
            }
            return null;
        };
    }
}
