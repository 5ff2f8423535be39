package dev.twende.auth.mails.boundary;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

import dev.twende.auth.mails.control.Delivery;
import dev.twende.auth.mails.control.MailConfig;
import dev.twende.auth.mails.control.MailStore;
import dev.twende.auth.mails.control.MailTexts;
import dev.twende.auth.mails.control.Words;
import dev.twende.auth.mails.entity.Mail;
import dev.twende.auth.mails.entity.MailKind;
import dev.twende.auth.users.boundary.Users;
import dev.twende.auth.users.entity.User;
import dev.twende.kit.id.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Mails to users, from the change they tell of to the mail server's answer. */
@ApplicationScoped
@Transactional
public class Mails {
    /** When a mail that is due is late: several rounds of the sender. */
    private static final int LATE_SECONDS = 60;

    private MailStore store;
    private MailTexts texts;
    private MailConfig config;
    private Users users;
    private Clock clock;

    protected Mails() {} // for the CDI proxy

    @Inject
    public Mails(MailStore store, MailTexts texts, MailConfig config, Users users, Clock clock) {
        this.store = store;
        this.texts = texts;
        this.config = config;
        this.users = users;
        this.clock = clock;
    }

    /**
     * Tells a user in the user's language, if and when the running transaction commits.
     *
     * @param values for the blanks of the kind's text, beside {@code name}
     */
    @Transactional(MANDATORY)
    public void write(UUID userId, MailKind kind, Map<String, String> values) {
        User user = users.require(userId);
        Map<String, String> all = new HashMap<>(values);
        all.put("name", user.fullName());
        UUID id = Ids.next();
        String words = texts.words(kind, user.language(), all).joined();
        store.add(new Mail(id, userId, kind, config.sealer().seal(id.toString(), words), clock.instant()));
    }

    /** Takes mails that are due, so that no other sender does while they are being sent. */
    List<Sending> take(int limit) {
        Instant until = clock.instant().plus(config.lease());
        return store.dueForUpdate(limit).stream()
                .map(mail -> {
                    mail.take(until);
                    String words = config.sealer().open(mail.id().toString(), mail.sealedText());
                    return new Sending(
                            mail.id(),
                            mail.attempts(),
                            users.require(mail.userId()).email(),
                            Words.split(words));
                })
                .toList();
    }

    /** Notes what became of an attempt; the answer to an attempt that another has followed changes nothing. */
    void note(Sending sending, Delivery delivery) {
        Mail mail = store.requireForUpdate(sending.mailId());
        if (!mail.isTakenFor(sending.attempt())) {
            return;
        }
        Instant now = clock.instant();
        boolean isLast = sending.attempt() >= config.attempts();
        switch (delivery.outcome()) {
            case TAKEN -> mail.sent(now);
            case NEVER -> mail.giveUp(delivery.detail());
            case NOT_NOW -> {
                if (isLast) {
                    mail.giveUp(delivery.detail());
                } else {
                    mail.putOff(delivery.detail(), now.plus(config.pauseAfter(sending.attempt())));
                }
            }
        }
    }

    /** How many mails are late. */
    long countLate() {
        return store.countOverdue(LATE_SECONDS);
    }

    /** A mail on its way. */
    record Sending(UUID mailId, int attempt, String address, Words words) {
        /** Shows nothing personal. */
        @Override
        public String toString() {
            return "Sending[" + mailId + "]";
        }
    }
}
