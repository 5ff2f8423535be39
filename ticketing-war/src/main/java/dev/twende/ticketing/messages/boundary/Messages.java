package dev.twende.ticketing.messages.boundary;

import dev.twende.kit.id.Ids;
import dev.twende.ticketing.messages.control.Delivery;
import dev.twende.ticketing.messages.control.MessageStore;
import dev.twende.ticketing.messages.control.MessageTexts;
import dev.twende.ticketing.messages.control.SmsConfig;
import dev.twende.ticketing.messages.entity.Language;
import dev.twende.ticketing.messages.entity.MessageKind;
import dev.twende.ticketing.messages.entity.PassengerMessage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Messages to passengers, from the change they tell of to the gateway's answer. */
@ApplicationScoped
@Transactional
public class Messages {
    /** When a message that is due is late: several rounds of the sender. */
    private static final int LATE_SECONDS = 60;

    private MessageStore store;
    private MessageTexts texts;
    private SmsConfig config;
    private Clock clock;

    protected Messages() {} // for the CDI proxy

    @Inject
    public Messages(MessageStore store, MessageTexts texts, SmsConfig config, Clock clock) {
        this.store = store;
        this.texts = texts;
        this.config = config;
        this.clock = clock;
    }

    /** Tells the passenger, if and when the running transaction commits. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void write(Notice notice) {
        store.add(new PassengerMessage(
                Ids.next(),
                notice.bookingId(),
                notice.bookingReference(),
                notice.companyId(),
                notice.kind(),
                notice.language(),
                notice.phone(),
                texts.text(notice.kind(), notice.language(), notice.values()),
                clock.instant()));
    }

    /** The words of a message that is not sent: to be read on a screen. */
    public String text(MessageKind kind, Language language, Map<String, String> values) {
        return texts.text(kind, language, values);
    }

    /** How many messages of this kind were written for a booking since then. */
    public long count(String bookingReference, MessageKind kind, Instant since) {
        return store.count(bookingReference, kind, since);
    }

    /** Takes messages that are due, so that no other sender does while they are being sent. */
    List<Sending> take(int limit) {
        Instant until = clock.instant().plus(config.lease());
        return store.dueForUpdate(limit).stream()
                .map(message -> {
                    message.take(until);
                    return new Sending(message.id(), message.attempts(), message.phone(), message.text());
                })
                .toList();
    }

    /** Notes what became of an attempt; the answer to an attempt that another has followed changes nothing. */
    void note(Sending sending, Delivery delivery) {
        PassengerMessage message = store.requireForUpdate(sending.messageId());
        if (!message.isTakenFor(sending.attempt())) {
            return;
        }
        Instant now = clock.instant();
        boolean isLast = sending.attempt() >= config.attempts();
        switch (delivery.outcome()) {
            case TAKEN -> message.sent(delivery.detail(), now);
            case NEVER -> message.giveUp(delivery.detail());
            case NOT_NOW -> {
                if (isLast) {
                    message.giveUp(delivery.detail());
                } else {
                    message.putOff(delivery.detail(), now.plus(config.pauseAfter(sending.attempt())));
                }
            }
        }
    }

    /** How many messages are late. */
    long countLate() {
        return store.countOverdue(LATE_SECONDS);
    }

    /** A booking's messages, oldest first; for the features that know whose the booking is. */
    public List<MessageResponse> of(String bookingReference, UUID after, int limit) {
        return store.page(bookingReference, after, limit).stream()
                .map(MessageResponse::from)
                .toList();
    }

    /** A message on its way. */
    record Sending(UUID messageId, int attempt, String phone, String text) {}
}
