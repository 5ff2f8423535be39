package dev.twende.ticketing.boardings.entity;

import dev.twende.kit.id.NullableIdConverter;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;

/**
 * That a ticket was scanned, what the inspector was answered, and whether the passenger rides.
 *
 * <p>A boarding is a fact: it is written once and never changes, whatever becomes of the ticket. With the network there, an OK makes the
 * ticket BOARDED and every other answer leaves it alone. Without it, the device has decided already, and tells of it later: the
 * passenger was on the bus, so the boarding is taken as it is, and what should not have been raises a {@link BoardingAlert}. A boarding
 * that was a mistake gets a {@link BoardingUndo} beside it.
 *
 * <p>Of several boardings on one ticket the first is the one that was first, not the one that was told first.
 */
@Entity
@Table(name = "boarding")
public class Boarding {
    /** Who was first; at the very same moment the one that was told first. */
    public static final Comparator<Boarding> FIRST_WINS =
            Comparator.comparing(Boarding::moment).thenComparing(Boarding::id);

    @Id
    @Column(name = "boarding_id")
    private UUID id;

    @Column(name = "company_id")
    private UUID companyId;

    private UUID nonce;

    @Column(name = "request_hash")
    private String requestHash;

    @Column(name = "schedule_id")
    private UUID scheduleId;

    @Column(name = "stop_sequence")
    private int stopSequence;

    @Column(name = "ticket_id")
    @Convert(converter = NullableIdConverter.class)
    private UUID ticketId;

    @Enumerated(EnumType.STRING)
    private Decision decision;

    @Column(name = "is_boarding")
    private boolean isBoarding;

    @Column(name = "was_offline")
    private boolean wasOffline;

    @Column(name = "boarded_at")
    private Instant boardedAt;

    @Column(name = "scanned_at")
    private Instant scannedAt;

    @Column(name = "scanned_by")
    private UUID scannedBy;

    @Column(name = "device_id")
    private String deviceId;

    @Column(name = "device_sequence")
    private Long deviceSequence;

    private String answer;

    @Column(name = "recorded_at")
    private Instant recordedAt;

    protected Boarding() {} // for JPA

    /**
     * @param ticketId null when the code is nobody's ticket, or more than one passenger's
     * @param answer what the client is told, as JSON
     */
    public Boarding(UUID id, UUID companyId, Scan scan, UUID ticketId, Decision decision, String answer, Instant now) {
        this.id = id;
        this.companyId = companyId;
        this.nonce = scan.nonce();
        this.requestHash = scan.requestHash();
        this.scheduleId = scan.scheduleId();
        this.stopSequence = scan.stopSequence();
        this.ticketId = ticketId;
        this.decision = decision;
        this.isBoarding = isBoarding(decision, scan.wasOffline());
        this.wasOffline = scan.wasOffline();
        this.boardedAt = scan.at();
        this.scannedAt = scan.scannedAt();
        this.scannedBy = scan.scannedBy();
        this.deviceId = scan.deviceId();
        this.deviceSequence = scan.deviceSequence();
        this.answer = answer;
        this.recordedAt = now;
    }

    /** Whether the passenger rides on the ticket, so decided, or so told later. */
    public static boolean isBoarding(Decision decision, boolean wasOffline) {
        return decision == Decision.OK || wasOffline && decision.usesTheTicket();
    }

    /** When and by what it was scanned, to tell who was first. */
    public Moment moment() {
        return new Moment(boardedAt, deviceId, deviceSequence);
    }

    /** Whether this is the scan that these words tell again. */
    public boolean answers(String hash) {
        return requestHash.equals(hash);
    }

    public UUID id() {
        return id;
    }

    public UUID companyId() {
        return companyId;
    }

    public UUID scheduleId() {
        return scheduleId;
    }

    public int stopSequence() {
        return stopSequence;
    }

    public Optional<UUID> ticketId() {
        return Optional.ofNullable(ticketId);
    }

    public Decision decision() {
        return decision;
    }

    /** Whether the passenger rides on the ticket by this. */
    public boolean isBoarding() {
        return isBoarding;
    }

    public boolean wasOffline() {
        return wasOffline;
    }

    /** When, put right. */
    public Instant boardedAt() {
        return boardedAt;
    }

    public UUID scannedBy() {
        return scannedBy;
    }

    public Optional<String> deviceId() {
        return Optional.ofNullable(deviceId);
    }

    public String answer() {
        return answer;
    }

    public Instant recordedAt() {
        return recordedAt;
    }
}
