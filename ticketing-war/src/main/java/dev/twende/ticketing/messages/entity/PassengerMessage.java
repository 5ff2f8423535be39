package dev.twende.ticketing.messages.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * One message to one phone.
 *
 * <p>It is written in the transaction of the change it tells of, so that nobody is told what did not happen and nothing happens
 * untold. From then on it is QUEUED: a sender takes it, which counts as an attempt and puts it off for as long as an attempt may last,
 * so that no other sender takes it meanwhile, and a sender that dies loses nothing. When the gateway takes it, it is SENT. When the
 * gateway refuses it for good, or has not taken it in as many attempts as we allow, it is FAILED. A sender that dies between the
 * gateway's answer and our note of it makes the passenger read it twice; the other way round they would never read it.
 */
@Entity
@Table(name = "passenger_message")
public class PassengerMessage {
    @Id
    @Column(name = "message_id")
    private UUID id;

    @Column(name = "booking_id")
    private UUID bookingId;

    @Column(name = "booking_reference")
    private String bookingReference;

    @Column(name = "company_id")
    private UUID companyId;

    @Enumerated(EnumType.STRING)
    private MessageKind kind;

    private String language;

    private String phone;

    private String text;

    @Enumerated(EnumType.STRING)
    private MessageStatus status;

    private int attempts;

    @Column(name = "next_at")
    private Instant nextAt;

    @Column(name = "provider_id")
    private String providerId;

    private String failure;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "sent_at")
    private Instant sentAt;

    protected PassengerMessage() {} // for JPA

    /** @param text in the phone's alphabet */
    public PassengerMessage(
            UUID id,
            UUID bookingId,
            String bookingReference,
            UUID companyId,
            MessageKind kind,
            Language language,
            String phone,
            String text,
            Instant now) {
        if (SmsText.length(text) > SmsText.LENGTH) {
            throw new IllegalArgumentException("a " + kind + " in " + language + " does not fit one message");
        }
        this.id = id;
        this.bookingId = bookingId;
        this.bookingReference = bookingReference;
        this.companyId = companyId;
        this.kind = kind;
        this.language = language.code();
        this.phone = phone;
        this.text = text;
        this.status = MessageStatus.QUEUED;
        this.nextAt = now;
        this.createdAt = now;
    }

    /** A sender takes it, for as long as an attempt may last. */
    public void take(Instant until) {
        attempts++;
        nextAt = until;
    }

    /** The gateway has taken it. */
    public void sent(String providerId, Instant now) {
        end(MessageStatus.SENT);
        this.providerId = providerId;
        this.failure = null;
        this.sentAt = now;
    }

    /** It is tried again later. */
    public void putOff(String failure, Instant until) {
        this.failure = failure;
        this.nextAt = until;
    }

    /** It is never tried again. */
    public void giveUp(String failure) {
        end(MessageStatus.FAILED);
        this.failure = failure;
    }

    private void end(MessageStatus next) {
        if (!status.canBecome(next)) {
            throw new IllegalStateException("message " + id + " is " + status + " and cannot become " + next);
        }
        status = next;
        nextAt = null;
    }

    /** Whether it is still the attempt of this number that is under way. */
    public boolean isTakenFor(int attempt) {
        return status == MessageStatus.QUEUED && attempts == attempt;
    }

    public UUID id() {
        return id;
    }

    public UUID companyId() {
        return companyId;
    }

    public MessageKind kind() {
        return kind;
    }

    /** ISO 639-1. */
    public String language() {
        return language;
    }

    /** Digits with the country's code. */
    public String phone() {
        return phone;
    }

    public String text() {
        return text;
    }

    public MessageStatus status() {
        return status;
    }

    public int attempts() {
        return attempts;
    }

    public Optional<Instant> nextAt() {
        return Optional.ofNullable(nextAt);
    }

    public Optional<String> providerId() {
        return Optional.ofNullable(providerId);
    }

    public Optional<String> failure() {
        return Optional.ofNullable(failure);
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Optional<Instant> sentAt() {
        return Optional.ofNullable(sentAt);
    }
}
