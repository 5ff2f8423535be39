package dev.twende.auth.mails.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/**
 * One mail to a user's address.
 *
 * <p>It is written in the transaction of the change it tells of, and sealed, since many a mail holds a link that opens the account.
 * From then on it is QUEUED: a sender takes it, which counts as an attempt and puts it off for as long as an attempt may last, so that
 * no other sender takes it meanwhile, and a sender that dies loses nothing. When the mail server takes it, it is SENT. When the server
 * refuses it for good, or has not taken it in as many attempts as we allow, it is FAILED. Either way its words are forgotten.
 */
@Entity
@Table(name = "outgoing_mail")
public class Mail {
    @Id
    @Column(name = "mail_id")
    private UUID id;

    @Column(name = "user_id")
    private UUID userId;

    @Enumerated(EnumType.STRING)
    private MailKind kind;

    @Column(name = "sealed_text")
    private byte[] sealedText;

    @Enumerated(EnumType.STRING)
    private MailStatus status;

    private int attempts;

    @Column(name = "next_at")
    private Instant nextAt;

    private String failure;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "sent_at")
    private Instant sentAt;

    protected Mail() {} // for JPA

    /** @param sealedText subject and words, which the database cannot read */
    public Mail(UUID id, UUID userId, MailKind kind, byte[] sealedText, Instant now) {
        this.id = id;
        this.userId = userId;
        this.kind = kind;
        this.sealedText = sealedText.clone();
        this.status = MailStatus.QUEUED;
        this.nextAt = now;
        this.createdAt = now;
    }

    /** A sender takes it, for as long as an attempt may last. */
    public void take(Instant until) {
        attempts++;
        nextAt = until;
    }

    /** The mail server has taken it. */
    public void sent(Instant now) {
        end(MailStatus.SENT);
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
        end(MailStatus.FAILED);
        this.failure = failure;
    }

    private void end(MailStatus next) {
        if (!status.canBecome(next)) {
            throw new IllegalStateException("mail " + id + " is " + status + " and cannot become " + next);
        }
        status = next;
        nextAt = null;
        sealedText = null;
    }

    /** Whether it is still the attempt of this number that is under way. */
    public boolean isTakenFor(int attempt) {
        return status == MailStatus.QUEUED && attempts == attempt;
    }

    public UUID id() {
        return id;
    }

    public UUID userId() {
        return userId;
    }

    public MailKind kind() {
        return kind;
    }

    /** Subject and words, while it is QUEUED. */
    public byte[] sealedText() {
        return sealedText.clone();
    }

    public MailStatus status() {
        return status;
    }

    public int attempts() {
        return attempts;
    }
}
