package dev.twende.auth.mails.boundary;

import dev.twende.auth.mails.boundary.Mails.Sending;
import dev.twende.auth.mails.control.MailConfig;
import dev.twende.auth.mails.control.MailServer;
import dev.twende.kit.time.Rounds;
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

/** Sends mails that are due, some at a time. Any number of instances share the work. */
@ApplicationScoped
public class MailSender {
    private static final Logger LOG = System.getLogger(MailSender.class.getName());

    @Resource
    ManagedExecutorService workers;

    private Mails mails;
    private MailServer server;
    private MailConfig config;
    private Rounds rounds;
    private volatile long late;

    protected MailSender() {} // for the CDI proxy

    @Inject
    public MailSender(Mails mails, MailServer server, MailConfig config, Rounds rounds) {
        this.mails = mails;
        this.server = server;
        this.config = config;
        this.rounds = rounds;
    }

    void start(@Observes @Initialized(ApplicationScoped.class) Object event) {
        if (!server.isConfigured()) {
            LOG.log(Level.WARNING, "No mail server is configured; mails to users wait");
        }
        rounds.every(config.pace(), "mails to users", this::send);
    }

    /** Whether mails leave the house at all. */
    boolean hasServer() {
        return server.isConfigured();
    }

    /** How many mails were late when they were last counted. */
    long late() {
        return late;
    }

    private void send() throws InterruptedException {
        int sent = config.parallel();
        while (server.isConfigured()
                && sent == config.parallel()
                && !Thread.currentThread().isInterrupted()) {
            sent = sendBatch();
        }
        late = mails.countLate();
    }

    private int sendBatch() throws InterruptedException {
        List<Sending> batch = mails.take(config.parallel());
        workers.invokeAll(batch.stream().map(this::sending).toList());
        return batch.size();
    }

    private Callable<Void> sending(Sending sending) {
        return () -> {
            try {
                mails.note(sending, server.send(sending.address(), sending.words()));
            } catch (RuntimeException e) {
                LOG.log(Level.WARNING, "What became of mail " + sending.mailId() + " could not be noted", e);
            }
            return null;
        };
    }
}
